// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/reader.h"

#include "marc/iso2709reader.h"
#include "marc/jsonreader.h"
#include "marc/linereader.h"
#include "marc/marcxmlreader.h"
#include "marc/mnemonicreader.h"

#include <QBuffer>

#include <utility>

namespace colophon::marc {

std::unique_ptr<FlatReader> makeFlatReader(Format format, Input input, const ReadOptions &options)
{
    switch (format) {
    case Format::MarcXml:
        return std::make_unique<MarcXmlReader>(std::move(input), options);
    case Format::Json:
    case Format::JsonLines:
        return std::make_unique<JsonReader>(std::move(input));
    case Format::Mnemonic:
        return std::make_unique<MnemonicReader>(std::move(input), options);
    case Format::Line:
        return std::make_unique<LineReader>(std::move(input), options);
    case Format::Iso2709:
    case Format::Csv:
    case Format::Tsv:
        break;
    }
    return std::make_unique<Iso2709Reader>(std::move(input), options);
}

std::unique_ptr<Reader> makeReader(Format format, QIODevice &device, const ReadOptions &options)
{
    return std::make_unique<Reader>(makeFlatReader(format, Input(device), options));
}

Result<std::optional<ReadItem>> Reader::next()
{
    const Result<bool> more = m_flat->next(m_item);
    COLOPHON_TRY(more);
    if (!*more)
        return std::optional<ReadItem>();
    ReadItem item{
        m_item.offset, m_item.number, std::nullopt, std::exchange(m_item.problems, {}), {}};
    if (m_item.readable)
        item.record = toRecord(m_item.record);
    else
        item.raw = m_item.raw.toByteArray();
    return std::optional<ReadItem>(std::move(item));
}

Result<QList<ReadItem>> readAll(Format format, const QByteArray &bytes, const ReadOptions &options)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const std::unique_ptr<Reader> reader = makeReader(format, buffer, options);
    QList<ReadItem> items;
    for (;;) {
        Result<std::optional<ReadItem>> item = reader->next();
        COLOPHON_TRY(item);
        if (!*item)
            return items;
        items.append(std::move(**item));
    }
}

} // namespace colophon::marc
