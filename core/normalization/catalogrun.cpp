// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/catalogrun.h"

#include "marc/brief.h"
#include "rules/ruletest.h"
#include "search/search.h"
#include "store/draftstore.h"

#include <QtConcurrent>

#include <future>
#include <thread>

namespace colophon::normalization {

namespace {

constexpr qsizetype kBatch = 500;

struct Item {
    store::StoredRecord stored;
    marc::Record made;
    bool changed = false;
    QString failure;
};

struct Batch {
    std::vector<Item> items;
    QList<CatalogRunReport::Failure> unread;
};

/// The two ways a record can be worked on, for one thread.
struct Worker {
    Worker(const Chain &chain, rules::RunOptions options)
        : whole(chain, options), localOnly(chain, localOf(options))
    {}
    static rules::RunOptions localOf(rules::RunOptions options)
    {
        options.localOnly = true;
        return options;
    }

    void run(Item &item, bool mayChangeNetwork)
    {
        const bool local = item.stored.network && !mayChangeNetwork;
        Result<marc::Record> made = (local ? localOnly : whole)(item.stored.record);
        if (!made) {
            item.failure = made.error().detail;
            return;
        }
        item.changed = *made != item.stored.record;
        if (item.changed)
            item.made = std::move(*made);
    }

    Chain::Run whole;
    Chain::Run localOnly;
};

/// Which records come next.
class Source {
public:
    Source(const Records &what, store::Connection &connection) : m_connection(connection)
    {
        if (const auto *ids = std::get_if<QList<MmsId>>(&what))
            m_ids = *ids;
        else
            m_zone = std::get<store::Zone>(what);
    }

    Result<void> prepare()
    {
        if (m_zone.id.isNull())
            return {};
        // the numbers first, so that records which change on the way are met once
        return store::eachRecord(m_connection, m_zone.id,
                                 [this](const store::StoredRecord &stored) {
                                     m_ids.append(stored.mmsId);
                                     return Result<void>();
                                 });
    }

    qsizetype size() const { return m_ids.size(); }
    bool atEnd() const { return m_at >= m_ids.size(); }

    Batch next()
    {
        Batch batch;
        for (; !atEnd() && qsizetype(batch.items.size()) < kBatch; ++m_at) {
            Result<store::StoredRecord> stored = store::recordOf(m_connection, m_ids[m_at]);
            if (stored)
                batch.items.push_back({std::move(*stored), {}, false, {}});
            else
                batch.unread.append({m_ids[m_at], stored.error().detail});
        }
        return batch;
    }

private:
    store::Connection &m_connection;
    store::Zone m_zone;
    QList<MmsId> m_ids;
    qsizetype m_at = 0;
};

class CatalogRunner {
public:
    CatalogRunner(const CatalogRun &run, jobs::Progress &progress)
        : m_run(run), m_progress(progress)
    {}

    Result<CatalogRunReport> run()
    {
        Result<store::Connection> writing =
            store::Connection::open(m_run.cataloguePath, store::Durability::Normal);
        COLOPHON_TRY(writing);
        COLOPHON_TRY(makeWorkers(*writing));
        Source source(m_run.what, *writing);
        COLOPHON_TRY(source.prepare());
        COLOPHON_TRY(work(*writing, source));
        if (!m_run.dryRun) {
            COLOPHON_TRY(noteRuns(*writing));
            COLOPHON_TRY(writing->flush());
        }
        return std::move(m_report);
    }

private:
    Result<void> makeWorkers(store::Connection &connection)
    {
        store::StoredRecord attached;
        attached.network = MmsId();
        const Result<rules::RunOptions> options = optionsFor(connection, m_run.actor, attached);
        COLOPHON_TRY(options);
        m_mayChangeNetwork = !options->localOnly;
        rules::RunOptions whole = *options;
        whole.localOnly = false;
        const int threads =
            m_run.threads > 0 ? m_run.threads : int(std::thread::hardware_concurrency());
        for (int i = 0; i < qBound(1, threads, 64); ++i)
            m_workers.push_back(std::make_unique<Worker>(m_run.chain, whole));
        return {};
    }

    Result<void> work(store::Connection &connection, Source &source)
    {
        qint64 done = 0;
        while (!source.atEnd()) {
            if (m_progress.isCancelled())
                return Error{ErrorCode::Cancelled,
                             QStringLiteral("The rules were stopped after %1 records were changed; "
                                            "those stay.")
                                 .arg(m_report.changes.size())};
            Batch batch = source.next();
            runBatch(batch);
            m_report.failures += batch.unread;
            done += qint64(batch.items.size()) + batch.unread.size();
            COLOPHON_TRY(take(connection, batch));
            m_progress.report(done, source.size());
        }
        return {};
    }

    /// A stretch of the batch for each worker.
    void runBatch(Batch &batch)
    {
        const std::size_t count = m_workers.size();
        std::vector<std::future<void>> running;
        for (std::size_t worker = 0; worker < count; ++worker) {
            const std::size_t from = batch.items.size() * worker / count;
            const std::size_t to = batch.items.size() * (worker + 1) / count;
            const auto stretch = [this, &batch, worker, from, to] {
                for (std::size_t i = from; i < to; ++i)
                    m_workers[worker]->run(batch.items[i], m_mayChangeNetwork);
            };
            if (worker + 1 < count)
                running.push_back(std::async(std::launch::async, stretch));
            else
                stretch();
        }
        for (std::future<void> &one : running)
            one.wait();
    }

    Result<void> take(store::Connection &connection, const Batch &batch)
    {
        std::optional<store::Transaction> transaction;
        if (!m_run.dryRun) {
            Result<store::Transaction> begun = store::Transaction::begin(connection);
            COLOPHON_TRY(begun);
            transaction.emplace(std::move(*begun));
        }
        for (const Item &item : batch.items) {
            ++m_report.records;
            if (!item.failure.isEmpty()) {
                m_report.failures.append({item.stored.mmsId, item.failure});
            } else if (item.changed) {
                COLOPHON_TRY(takeChanged(transaction, item));
            }
        }
        return transaction ? transaction->commit() : Result<void>();
    }

    Result<void> takeChanged(std::optional<store::Transaction> &transaction, const Item &item)
    {
        if (transaction) {
            const Result<void> saved = save(*transaction, item);
            if (!saved && !concernsOneRecord(saved.error().code))
                return saved;
            if (!saved) {
                m_report.failures.append({item.stored.mmsId, saved.error().detail});
                return {};
            }
        }
        m_report.changes.append({item.stored.mmsId, item.stored.version});
        ++m_report.changed;
        if (m_run.samples < 0 || m_report.samples.size() < m_run.samples)
            m_report.samples.append({item.stored.mmsId, marc::briefOf(item.stored.record).title,
                                     rules::difference(rules::mnemonicLines(item.stored.record),
                                                       rules::mnemonicLines(item.made))});
        return {};
    }

    static bool concernsOneRecord(ErrorCode code)
    {
        return code == ErrorCode::Conflict || code == ErrorCode::Denied
               || code == ErrorCode::InvalidInput || code == ErrorCode::NotFound;
    }

    Result<void> save(store::Transaction &transaction, const Item &item)
    {
        const MmsId mmsId = item.stored.mmsId;
        const Result<QList<store::DraftHolder>> holders =
            store::draftHolders(transaction.connection(), mmsId);
        COLOPHON_TRY(holders);
        if (!holders->isEmpty())
            return Error{
                ErrorCode::Conflict,
                QStringLiteral("Record %1 was not changed: %2 has typing on it that is not "
                               "saved.")
                    .arg(mmsId.toString(), holders->first().userName)};
        return cataloging::saveIn(transaction, m_run.actor, mmsId, item.made,
                                  {item.stored.version, item.stored.networkVersion});
    }

    Result<void> noteRuns(store::Connection &connection)
    {
        Result<store::Transaction> transaction = store::Transaction::begin(connection);
        COLOPHON_TRY(transaction);
        for (const StoredRule &rule : m_run.chain.rules()) {
            if (rule.id.isNull())
                continue;
            RuleRun ran;
            ran.what = m_run.whatText;
            ran.records = m_report.records;
            ran.changed = m_report.changed;
            COLOPHON_TRY(noteRun(*transaction, m_run.actor, rule, ran));
        }
        return transaction->commit();
    }

    const CatalogRun &m_run;
    jobs::Progress &m_progress;
    CatalogRunReport m_report;
    std::vector<std::unique_ptr<Worker>> m_workers;
    bool m_mayChangeNetwork = true;
};

} // namespace

Result<CatalogRunReport> normalizeRecords(const CatalogRun &run, jobs::Progress &progress)
{
    return CatalogRunner(run, progress).run();
}

Result<CatalogRunReport> takeBack(const QString &cataloguePath, const cataloging::Actor &actor,
                                  const QList<CatalogRunReport::Change> &changes,
                                  jobs::Progress &progress)
{
    Result<store::Connection> connection =
        store::Connection::open(cataloguePath, store::Durability::Normal);
    COLOPHON_TRY(connection);
    CatalogRunReport report;
    for (qsizetype from = 0; from < changes.size() && !progress.isCancelled(); from += kBatch) {
        Result<store::Transaction> transaction = store::Transaction::begin(*connection);
        COLOPHON_TRY(transaction);
        for (const CatalogRunReport::Change &change : changes.mid(from, kBatch)) {
            ++report.records;
            const Result<store::StoredRecord> now = store::recordOf(*connection, change.mmsId);
            if (!now || now->version != change.formerVersion + 1) {
                report.failures.append(
                    {change.mmsId, QStringLiteral("Record %1 was left alone: it was changed since.")
                                       .arg(change.mmsId.toString())});
                continue;
            }
            const Result<store::KeptVersion> former =
                store::versionOf(*connection, change.mmsId, change.formerVersion);
            COLOPHON_TRY(former);
            const Result<void> saved =
                cataloging::saveIn(*transaction, actor, change.mmsId, former->record,
                                   {now->version, now->networkVersion});
            if (saved)
                ++report.changed;
            else
                report.failures.append({change.mmsId, saved.error().detail});
        }
        COLOPHON_TRY(transaction->commit());
        progress.report(qMin(from + kBatch, changes.size()), changes.size());
    }
    COLOPHON_TRY(connection->flush());
    return report;
}

Result<Records> recordsMatching(store::Connection &connection, const store::Zone &zone,
                                const QString &query, const search::Viewer &viewer)
{
    if (query.trimmed().isEmpty())
        return Records(zone);
    search::Request request;
    request.zone = zone;
    request.text = query;
    request.sort = search::Sort::Title;
    request.viewer = viewer;
    const Result<QList<MmsId>> found = search::allInOrder(connection, request);
    COLOPHON_TRY(found);
    return Records(*found);
}

Result<CatalogRunReport> countIndicated(store::Connection &connection,
                                        const rules::Program &program, const Records &what,
                                        jobs::Progress &progress)
{
    rules::Interpreter interpreter(program);
    CatalogRunReport report;
    Source source(what, connection);
    COLOPHON_TRY(source.prepare());
    while (!source.atEnd()) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("The filtering was cancelled.")};
        const Batch batch = source.next();
        for (const Item &item : batch.items) {
            const Result<bool> holds = interpreter.indicates(item.stored.record);
            if (!holds)
                report.failures.append({item.stored.mmsId, holds.error().detail});
            else if (*holds)
                report.changes.append({item.stored.mmsId, item.stored.version});
        }
        report.records += qint64(batch.items.size());
        progress.report(report.records, source.size());
    }
    report.changed = report.changes.size();
    return report;
}

Result<QList<MmsId>> indicated(store::Connection &connection, const rules::Program &program,
                               const Records &what, jobs::Progress &progress)
{
    const Result<CatalogRunReport> report = countIndicated(connection, program, what, progress);
    COLOPHON_TRY(report);
    QList<MmsId> found;
    for (const CatalogRunReport::Change &change : report->changes)
        found.append(change.mmsId);
    return found;
}

} // namespace colophon::normalization
