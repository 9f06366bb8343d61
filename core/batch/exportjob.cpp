// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/exportjob.h"

#include "batch/run.h"
#include "marc/writer.h"
#include "store/recordstore.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace colophon::batch {

namespace {

const QString kFile = QStringLiteral("file");
const QString kFormat = QStringLiteral("format");
const QByteArray kXmlEnd = QByteArrayLiteral("</collection>");

/// Those that a file can go on in.
QStringList formatWords()
{
    return {QStringLiteral("iso2709"), QStringLiteral("marcxml"), QStringLiteral("ndjson"),
            QStringLiteral("mrk"), QStringLiteral("line")};
}

marc::Format formatOf(const Context &context)
{
    return marc::formatFromWord(context.values.value(kFormat)).value_or(marc::Format::Iso2709);
}

/// Where the records of the last noted stretch end in the file.
Result<qint64> endBefore(store::Connection &connection, const Context &context, qint64 position)
{
    if (position == 0)
        return 0;
    const Result<QList<Item>> before = itemsOf(connection, context.run, {position - 1, position});
    COLOPHON_TRY(before);
    return before->isEmpty() ? 0 : before->constFirst().undo.toLongLong();
}

Error notWritten(const QFile &file)
{
    return {ErrorCode::Io,
            QStringLiteral("%1 can't be written: %2.").arg(file.fileName(), file.errorString())};
}

/// MARCXML has one frame around all records: later stretches go inside it.
QByteArray joined(marc::Format format, const QByteArray &document, bool first)
{
    if (format != marc::Format::MarcXml)
        return document;
    const qsizetype end = document.lastIndexOf(kXmlEnd);
    const qsizetype begin = first ? 0 : document.indexOf("<record");
    return begin < 0 || end < begin ? QByteArray() : document.mid(begin, end - begin);
}

} // namespace

QString ExportRecords::name() const
{
    return QStringLiteral("export");
}

QList<Parameter> ExportRecords::parameters() const
{
    return {{kFile, ParameterKind::File, true, {}, {}},
            {kFormat, ParameterKind::Choice, false, QStringLiteral("iso2709"), formatWords()}};
}

Result<void> ExportRecords::check(store::Connection &, const Context &context) const
{
    const QFileInfo file(context.values.value(kFile));
    if (file.exists()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The job was not started: %1 exists already. Choose another "
                                    "name.")
                         .arg(file.filePath())};
    }
    if (!file.isAbsolute() || !file.dir().exists()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The job was not started: there is no folder %1. Name the file "
                                    "with its whole path, in a folder that is there.")
                         .arg(file.path())};
    }
    return {};
}

Result<ItemResult> ExportRecords::plan(store::Connection &connection, const Context &,
                                       MmsId mmsId) const
{
    const Result<bool> exists = store::recordExists(connection, mmsId);
    COLOPHON_TRY(exists);
    return *exists ? ItemResult{} : ItemResult{Outcome::Failed, QStringLiteral("gone"), {}};
}

Result<Counts> ExportRecords::work(store::Transaction &transaction, const Context &context,
                                   const Stretch &stretch) const
{
    store::Connection &connection = transaction.connection();
    const Result<QList<Item>> items = itemsOf(connection, context.run, stretch);
    COLOPHON_TRY(items);
    const marc::Format format = formatOf(context);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const std::unique_ptr<marc::Writer> writer = marc::makeWriter(format, buffer);
    Result<store::RowReader> rows = store::RowReader::begin(connection);
    COLOPHON_TRY(rows);
    marc::FlatRecord record;
    QList<ItemResult> results;
    for (const Item &item : *items) {
        const Result<store::RecordRow> row = rows->read(item.mmsId);
        Result<void> written = row ? store::flatten(*row, record) : Result<void>(row.error());
        if (written)
            written = writer->write(record);
        if (!written && !isOfRecord(written.error()))
            return written.error();
        results.append(written ? ItemResult{}
                               : ItemResult{Outcome::Failed, written.error().detail, {}});
    }
    COLOPHON_TRY(writer->finish());

    const Result<qint64> begin = endBefore(connection, context, stretch.from);
    COLOPHON_TRY(begin);
    const QByteArray bytes = joined(format, buffer.data(), *begin == 0);
    QFile file(context.values.value(kFile));
    if (!file.open(QIODevice::ReadWrite) || !file.resize(*begin) || !file.seek(*begin))
        return notWritten(file);
    const QByteArray tail = format == marc::Format::MarcXml ? kXmlEnd + '\n' : QByteArray();
    if (file.write(bytes) != bytes.size() || file.write(tail) != tail.size() || !file.flush())
        return notWritten(file);

    Result<ItemKeeper> keeper = ItemKeeper::begin(transaction, context.run);
    COLOPHON_TRY(keeper);
    Counts counts;
    for (qsizetype i = 0; i < items->size(); ++i) {
        results[i].undo = QByteArray::number(*begin + bytes.size());
        COLOPHON_TRY(keeper->keep(items->at(i).position, results.at(i)));
        counts.count(results.at(i).outcome);
    }
    return counts;
}

} // namespace colophon::batch
