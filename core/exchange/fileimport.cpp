// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fileimport.h"

#include "cataloging/attaching.h"
#include "cataloging/matching.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

#include <future>

namespace colophon::exchange {

namespace {

constexpr int kBatch = 1000;
constexpr qsizetype kNotesKept = 1000;
constexpr qint64 kHead = 64 * 1024;

struct Item {
    marc::ReadItem read;
    cataloging::PreparedRecord prepared;
};

struct Batch {
    QList<Item> items;
    qint64 position = 0; ///< bytes of the file read
    bool last = false;
};

Result<marc::Format> formatOf(const QString &path, const std::optional<marc::Format> &wanted)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.exists())
        return Error{
            ErrorCode::NotFound,
            QStringLiteral("Nothing was imported: there is no file %1. Check the path.").arg(path)};
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::Io, QStringLiteral("Nothing was imported: %1 can't be read (it is "
                                                   "a folder, or its permissions do not allow it).")
                                        .arg(path)};
    }
    if (wanted)
        return *wanted;
    const Result<marc::Format> format = marc::detectFormat(file.read(kHead));
    if (!format) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Nothing was imported: %1 is not a MARC file (neither ISO "
                                    "2709, nor MARCXML, nor mnemonic "
                                    "text). Choose another file.")
                         .arg(path)};
    }
    return format;
}

/// Reads on and prepares, several records at a time.
Result<Batch> nextBatch(marc::Reader &reader)
{
    Batch batch;
    batch.items.reserve(kBatch);
    while (batch.items.size() < kBatch) {
        Result<std::optional<marc::ReadItem>> item = reader.next();
        COLOPHON_TRY(item);
        if (!*item) {
            batch.last = true;
            break;
        }
        batch.items.append({std::move(**item), {}});
    }
    batch.position = reader.position();
    QtConcurrent::blockingMap(batch.items, [](Item &item) {
        if (item.read.record)
            item.prepared = cataloging::prepare(*item.read.record);
    });
    return batch;
}

/// One import run: the report grows as the files are worked off.
class Import {
public:
    Import(const ImportRequest &request, jobs::Progress &progress)
        : m_request(request), m_progress(progress)
    {}

    Result<ImportReport> run()
    {
        QList<marc::Format> formats;
        for (const QString &file : m_request.files) {
            const Result<marc::Format> format = formatOf(file, m_request.format);
            COLOPHON_TRY(format);
            formats.append(*format);
            m_totalBytes += QFileInfo(file).size();
        }
        Result<store::Connection> connection =
            store::Connection::open(m_request.cataloguePath, store::Durability::Normal);
        COLOPHON_TRY(connection);
        const Result<store::Zone> zone = store::zoneOf(*connection, m_request.zone);
        COLOPHON_TRY(zone);
        m_zone = *zone;
        if (m_request.attach && m_zone.kind == store::ZoneKind::Network) {
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral("Nothing was imported: records of the Network Zone can't be "
                               "attached. Import them into the Institution Zone, or "
                               "without attaching.")};
        }
        for (qsizetype i = 0; i < m_request.files.size(); ++i) {
            const Result<void> done = importFile(*connection, m_request.files.at(i), formats.at(i));
            if (!done)
                return withCount(done.error());
        }
        if (!m_request.dryRun) {
            const Result<void> flushed = connection->flush();
            if (!flushed)
                return withCount(flushed.error());
        }
        return m_report;
    }

private:
    Error withCount(const Error &error) const
    {
        return {error.code,
                QStringLiteral("The import stopped after %1 records were added; those stay. %2")
                    .arg(m_report.added)
                    .arg(error.detail)};
    }

    Result<void> importFile(store::Connection &connection, const QString &path, marc::Format format)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Io,
                         QStringLiteral("%1 can't be read (%2).").arg(path, file.errorString())};
        const std::unique_ptr<marc::Reader> reader = marc::makeReader(format, file);
        const auto read = [&reader] {
            return std::async(std::launch::async, [&reader] { return nextBatch(*reader); });
        };
        std::future<Result<Batch>> coming = read();
        for (bool last = false; !last;) {
            const Result<Batch> batch = coming.get();
            COLOPHON_TRY(batch);
            last = batch->last;
            if (!last)
                coming = read();
            const Result<void> written = takeBatch(connection, path, *batch);
            // The thread that reads on must have ended before the file goes.
            if (!written || m_progress.isCancelled()) {
                if (coming.valid())
                    coming.wait();
                COLOPHON_TRY(written);
                return Error{ErrorCode::Cancelled, QStringLiteral("It was cancelled.")};
            }
            m_progress.report(m_bytesBefore + batch->position, m_totalBytes);
        }
        m_bytesBefore += file.size();
        return {};
    }

    Result<void> takeBatch(store::Connection &connection, const QString &path, const Batch &batch)
    {
        qint64 added = 0;
        qint64 matched = 0;
        if (m_request.dryRun) {
            const Result<qint64> named = countNamed(connection, batch);
            COLOPHON_TRY(named);
            matched = *named;
            added = countRecords(batch) - matched;
        } else {
            Result<store::Transaction> transaction = store::Transaction::begin(connection);
            COLOPHON_TRY(transaction);
            for (const Item &item : batch.items) {
                if (!item.read.record)
                    continue;
                const Result<bool> attached =
                    attach(*transaction, item, QFileInfo(path).fileName());
                COLOPHON_TRY(attached);
                if (*attached) {
                    ++matched;
                    continue;
                }
                COLOPHON_TRY(cataloging::addPrepared(*transaction, m_request.actor, m_zone,
                                                     item.prepared, QStringLiteral("import"),
                                                     QFileInfo(path).fileName()));
                ++added;
            }
            COLOPHON_TRY(transaction->commit());
        }
        m_report.added += added;
        m_report.matched += matched;
        for (const Item &item : batch.items)
            COLOPHON_TRY(note(path, item.read));
        return {};
    }

    /// Whether the record belongs to one of the network and was attached to it.
    Result<bool> attach(store::Transaction &transaction, const Item &item, const QString &file)
    {
        if (!m_request.attach)
            return false;
        const Result<std::optional<MmsId>> attached = cataloging::attachIncoming(
            transaction, m_request.actor, m_zone, *item.read.record, file);
        COLOPHON_TRY(attached);
        return attached->has_value();
    }

    Result<qint64> countNamed(store::Connection &connection, const Batch &batch) const
    {
        qint64 count = 0;
        for (const Item &item : batch.items) {
            if (!m_request.attach || !item.read.record)
                continue;
            const auto named = cataloging::namedInNetwork(connection, *item.read.record);
            COLOPHON_TRY(named);
            count += named->has_value() ? 1 : 0;
        }
        return count;
    }

    static qint64 countRecords(const Batch &batch)
    {
        return std::count_if(batch.items.cbegin(), batch.items.cend(),
                             [](const Item &item) { return item.read.record.has_value(); });
    }

    Result<void> note(const QString &path, const marc::ReadItem &item)
    {
        ++m_report.read;
        const bool rejected = !item.record;
        for (const marc::Problem &problem : item.problems) {
            ++m_report.noteCount;
            if (m_report.notes.size() < kNotesKept)
                m_report.notes.append(
                    {path, item.number, problem.offset, problem.reason, rejected});
        }
        return rejected ? reject(path, item.raw) : Result<void>();
    }

    /// Byte for byte to the rejects file, which is made with the first one.
    Result<void> reject(const QString &path, const QByteArray &raw)
    {
        ++m_report.rejected;
        if (m_request.dryRun)
            return {};
        if (!m_rejects.isOpen()) {
            m_rejects.setFileName(m_request.rejectsFile.isEmpty() ? path + QLatin1String(".rejects")
                                                                  : m_request.rejectsFile);
            if (!m_rejects.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
                return Error{
                    ErrorCode::Io,
                    QStringLiteral("The rejects file %1 can't be written (%2). Name another with "
                                   "--rejects.")
                        .arg(m_rejects.fileName(), m_rejects.errorString())};
            }
            m_report.rejectsFile = m_rejects.fileName();
        }
        if (m_rejects.write(raw) != raw.size() || !m_rejects.flush()) {
            return Error{ErrorCode::Io,
                         QStringLiteral("The rejects file %1 could not be written (%2).")
                             .arg(m_rejects.fileName(), m_rejects.errorString())};
        }
        return {};
    }

    const ImportRequest &m_request;
    jobs::Progress &m_progress;
    ImportReport m_report;
    store::Zone m_zone;
    QFile m_rejects;
    qint64 m_totalBytes = 0;
    qint64 m_bytesBefore = 0;
};

} // namespace

Result<ImportReport> importFiles(const ImportRequest &request, jobs::Progress &progress)
{
    return Import(request, progress).run();
}

} // namespace colophon::exchange
