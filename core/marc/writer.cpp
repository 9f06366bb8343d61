// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/writer.h"

#include "marc/iso2709writer.h"
#include "marc/jsonwriter.h"
#include "marc/linewriter.h"
#include "marc/marcxmlwriter.h"
#include "marc/mnemonicwriter.h"
#include "marc/tablewriter.h"

#include <QBuffer>

namespace colophon::marc {

static QList<Column> columnsOf(const WriteOptions &options)
{
    const QString text = options.columns.isEmpty() ? defaultColumns() : options.columns;
    return parseColumns(text).valueOr({});
}

std::unique_ptr<FlatWriter> makeFlatWriter(Format format, const WriteOptions &options)
{
    switch (format) {
    case Format::MarcXml:
        return std::make_unique<MarcXmlWriter>();
    case Format::Mnemonic:
        return std::make_unique<MnemonicWriter>();
    case Format::Json:
    case Format::JsonLines:
        return std::make_unique<JsonWriter>(format == Format::JsonLines);
    case Format::Line:
        return std::make_unique<LineWriter>();
    case Format::Csv:
    case Format::Tsv:
        return std::make_unique<TableWriter>(columnsOf(options), format == Format::Tsv);
    case Format::Iso2709:
        break;
    }
    return std::make_unique<Iso2709Writer>(options);
}

std::unique_ptr<Writer> makeWriter(Format format, QIODevice &device, const WriteOptions &options)
{
    return std::make_unique<Writer>(makeFlatWriter(format, options), device);
}

Writer::Writer(std::unique_ptr<FlatWriter> flat, QIODevice &device)
    : m_flat(std::move(flat)), m_device(device)
{
    m_flat->begin(m_bytes);
}

Result<void> Writer::write(const Record &record)
{
    flatten(record, m_record);
    return write(m_record);
}

Result<void> Writer::write(const FlatRecord &record)
{
    const qsizetype before = m_bytes.size();
    if (!m_first)
        m_flat->separate(m_bytes);
    if (const Result<void> written = m_flat->write(record, m_bytes); !written) {
        m_bytes.truncate(before);
        return written;
    }
    m_first = false;
    return pass();
}

Result<void> Writer::finish()
{
    m_flat->end(m_bytes);
    return pass();
}

/// Hands what was formatted to the device, which buffers by itself.
Result<void> Writer::pass()
{
    // A disk that is nearly full takes a part; the next attempt tells why it took no more.
    qint64 done = 0;
    while (done < m_bytes.size()) {
        const qint64 written = m_device.write(m_bytes.data() + done, m_bytes.size() - done);
        if (written <= 0)
            break;
        done += written;
    }
    const bool whole = done == m_bytes.size();
    m_bytes.clear();
    if (!whole) {
        return Error{
            ErrorCode::Io,
            QStringLiteral("The file could not be written (%1).").arg(m_device.errorString())};
    }
    return {};
}

Result<QByteArray> toBytes(Format format, const Record &record)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const std::unique_ptr<Writer> writer = makeWriter(format, buffer);
    COLOPHON_TRY(writer->write(record));
    COLOPHON_TRY(writer->finish());
    return buffer.data();
}

} // namespace colophon::marc
