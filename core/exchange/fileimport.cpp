// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fileimport.h"

#include "cataloging/attaching.h"
#include "cataloging/incoming.h"
#include "cataloging/matching.h"
#include "exchange/inputfile.h"
#include "normalization/process.h"

#include <QFileInfo>
#include <QtConcurrent>

#include <future>
#include <mutex>

namespace colophon::exchange {

namespace {

/// Records in a transaction: the more, the less often the indexes' pages are written; a save in the
/// window waits for one.
constexpr int kBatch = 2000;

struct Item {
    qint64 number = 0; ///< its place in the file, from 1
    bool readable = false;
    QList<marc::Problem> problems;
    QByteArray raw;                     ///< where it is not readable
    std::optional<marc::Record> record; ///< where rules or matching ask for it
    cataloging::Incoming incoming;
};

struct Batch {
    QList<Item> items;
    qint64 position = 0; ///< bytes of the file read, as it lies on the disk
    bool last = false;
};

/// A chain of rules for any number of threads at once.
class Normalizer {
public:
    Normalizer(const normalization::Chain &chain, const rules::RunOptions &options)
        : m_chain(chain), m_options(options)
    {}

    bool hasRules() const { return !m_chain.isEmpty(); }

    void normalize(Item &item)
    {
        if (!hasRules())
            return;
        std::unique_ptr<normalization::Chain::Run> run = take();
        Result<marc::Record> made = (*run)(*item.record);
        if (made)
            item.record = std::move(*made);
        else
            item.problems.append({0, made.error().detail});
        const std::lock_guard guard(m_mutex);
        m_free.push_back(std::move(run));
    }

private:
    std::unique_ptr<normalization::Chain::Run> take()
    {
        const std::lock_guard guard(m_mutex);
        if (m_free.empty())
            return std::make_unique<normalization::Chain::Run>(m_chain, m_options);
        auto run = std::move(m_free.back());
        m_free.pop_back();
        return run;
    }

    normalization::Chain m_chain;
    rules::RunOptions m_options;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<normalization::Chain::Run>> m_free;
};

/// Reads one file in batches, beside the thread that writes.
class BatchReader {
public:
    /// `asRecords`: what is done with them needs Records, not only what the file has.
    BatchReader(marc::FlatReader &reader, Normalizer &normalizer, bool asRecords, QString stamp)
        : m_reader(reader), m_normalizer(normalizer),
          m_asRecords(asRecords || normalizer.hasRules()), m_stamp(std::move(stamp))
    {}

    Result<Batch> next()
    {
        Batch batch;
        batch.items.reserve(kBatch);
        while (batch.items.size() < kBatch) {
            const Result<bool> more = m_reader.next(m_item);
            COLOPHON_TRY(more);
            if (!*more) {
                batch.last = true;
                break;
            }
            batch.items.append(item());
        }
        // Rules take their time: on all cores. Without them one is faster than the writing.
        if (m_asRecords)
            QtConcurrent::blockingMap(batch.items, [this](Item &item) { prepare(item); });
        return batch;
    }

private:
    Item item()
    {
        Item item;
        item.number = m_item.number;
        item.readable = m_item.readable;
        item.problems = std::exchange(m_item.problems, {});
        if (!item.readable)
            item.raw = m_item.raw.toByteArray();
        else if (m_asRecords)
            item.record = marc::toRecord(m_item.record);
        else
            item.incoming = cataloging::incoming(m_item.record, m_stamp);
        return item;
    }

    void prepare(Item &item)
    {
        if (!item.record)
            return;
        m_normalizer.normalize(item);
        marc::FlatRecord flat;
        marc::flatten(*item.record, flat);
        item.incoming = cataloging::incoming(flat, m_stamp);
    }

    marc::FlatReader &m_reader;
    Normalizer &m_normalizer;
    bool m_asRecords;
    QString m_stamp;
    marc::FlatItem m_item;
};

/// One import run: the report grows as the files are worked off.
class Import {
public:
    Import(const ImportRequest &request, jobs::Progress &progress)
        : m_request(request), m_progress(progress)
    {}

    Result<ImportReport> run()
    {
        // All are looked at before anything is written.
        QList<marc::Format> formats;
        for (const QString &file : m_request.files) {
            const Result<std::unique_ptr<InputFile>> input = InputFile::open(file);
            if (!input)
                return nothing(input.error());
            const Result<marc::Format> format = (*input)->format(m_request.format);
            if (!format)
                return nothing(format.error());
            formats.append(*format);
            m_totalBytes += (*input)->totalBytes();
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
        COLOPHON_TRY(makeNormalizer(*connection));
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
    static Error nothing(const Error &error)
    {
        return {error.code, QStringLiteral("Nothing was imported. %1").arg(error.detail)};
    }

    Error withCount(const Error &error) const
    {
        return {error.code,
                QStringLiteral("The import stopped after %1 records were added; those stay. %2")
                    .arg(m_report.added)
                    .arg(error.detail)};
    }

    Result<void> makeNormalizer(store::Connection &connection)
    {
        normalization::Chain chain;
        if (!m_request.process.isEmpty()) {
            const Result<normalization::Process> process =
                normalization::processNamed(connection, m_request.process);
            if (!process)
                return nothing(process.error());
            if (!process->runs(normalization::Place::OnImport))
                return Error{ErrorCode::InvalidInput,
                             QStringLiteral("Nothing was imported: the process “%1” does not run "
                                            "at import.")
                                 .arg(process->name)};
            const Result<normalization::Chain> made =
                normalization::Chain::of(connection, *process);
            if (!made)
                return nothing(made.error());
            chain = *made;
        }
        const Result<rules::RunOptions> options =
            normalization::optionsFor(connection, m_request.actor, {});
        COLOPHON_TRY(options);
        m_normalizer = std::make_unique<Normalizer>(chain, *options);
        return {};
    }

    Result<void> importFile(store::Connection &connection, const QString &path, marc::Format format)
    {
        const Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
        COLOPHON_TRY(input);
        const std::unique_ptr<marc::FlatReader> reader =
            marc::makeFlatReader(format, marc::Input((*input)->device()), m_request.read);
        BatchReader batches(*reader, *m_normalizer, m_request.attach,
                            cataloging::transactionStamp(m_request.actor.clock->now()));
        const auto read = [&batches, &input] {
            return std::async(std::launch::async, [&batches, &input] {
                Result<Batch> batch = batches.next();
                if (batch)
                    batch->position = (*input)->readBytes();
                return batch;
            });
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
        m_bytesBefore += (*input)->totalBytes();
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
            const QString file = QFileInfo(path).fileName();
            Result<store::Transaction> transaction = store::Transaction::begin(connection);
            COLOPHON_TRY(transaction);
            Result<cataloging::IncomingWriter> writer = cataloging::IncomingWriter::begin(
                *transaction, m_request.actor, m_zone, batch.items.size(), QStringLiteral("import"),
                file);
            COLOPHON_TRY(writer);
            for (const Item &item : batch.items) {
                if (!item.readable)
                    continue;
                const Result<bool> attached = attach(*transaction, item, file);
                COLOPHON_TRY(attached);
                if (*attached) {
                    ++matched;
                    continue;
                }
                COLOPHON_TRY(writer->add(item.incoming));
                ++added;
            }
            COLOPHON_TRY(writer->finish());
            COLOPHON_TRY(transaction->commit());
        }
        m_report.added += added;
        m_report.matched += matched;
        for (const Item &item : batch.items)
            COLOPHON_TRY(note(path, item));
        return {};
    }

    /// Whether the record belongs to one of the network and was attached to it.
    Result<bool> attach(store::Transaction &transaction, const Item &item, const QString &file)
    {
        if (!m_request.attach)
            return false;
        const Result<std::optional<MmsId>> attached =
            cataloging::attachIncoming(transaction, m_request.actor, m_zone, *item.record, file);
        COLOPHON_TRY(attached);
        return attached->has_value();
    }

    Result<qint64> countNamed(store::Connection &connection, const Batch &batch) const
    {
        qint64 count = 0;
        for (const Item &item : batch.items) {
            if (!m_request.attach || !item.record)
                continue;
            const auto named = cataloging::namedInNetwork(connection, *item.record);
            COLOPHON_TRY(named);
            count += named->has_value() ? 1 : 0;
        }
        return count;
    }

    static qint64 countRecords(const Batch &batch)
    {
        return std::count_if(batch.items.cbegin(), batch.items.cend(),
                             [](const Item &item) { return item.readable; });
    }

    Result<void> note(const QString &path, const Item &item)
    {
        ++m_report.read;
        m_report.findings.add(path, item.number, item.problems, !item.readable);
        return item.readable ? Result<void>() : reject(path, item.raw);
    }

    Result<void> reject(const QString &path, const QByteArray &raw)
    {
        ++m_report.rejected;
        if (m_request.dryRun)
            return {};
        if (!m_rejects)
            m_rejects.emplace(m_request.rejectsFile.isEmpty() ? path + QLatin1String(".rejects")
                                                              : m_request.rejectsFile);
        COLOPHON_TRY(m_rejects->add(raw));
        m_report.rejectsFile = m_rejects->file();
        return {};
    }

    const ImportRequest &m_request;
    jobs::Progress &m_progress;
    ImportReport m_report;
    store::Zone m_zone;
    std::unique_ptr<Normalizer> m_normalizer;
    std::optional<Rejects> m_rejects;
    qint64 m_totalBytes = 0;
    qint64 m_bytesBefore = 0;
};

} // namespace

Result<ImportReport> importFiles(const ImportRequest &request, jobs::Progress &progress)
{
    return Import(request, progress).run();
}

} // namespace colophon::exchange
