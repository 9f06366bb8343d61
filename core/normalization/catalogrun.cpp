// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/catalogrun.h"

#include "base/pool.h"
#include "marc/brief.h"
#include "marc/compact.h"
#include "normalization/manyruns.h"
#include "rules/ruletest.h"
#include "search/search.h"

#include <QtConcurrent>

namespace colophon::normalization {

namespace {

using cataloging::RevisionsAhead;

constexpr qsizetype kBatch = 2000;
/// Batches under way: the one that is written, and those that are worked out meanwhile.
constexpr int kAtOnce = 3;
constexpr marc::Tag k005{"005"};

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
        const Result<QList<MmsId>> ids = store::recordIds(m_connection, m_zone.id);
        COLOPHON_TRY(ids);
        m_ids = *ids;
        return {};
    }

    qsizetype size() const { return m_ids.size(); }
    bool atEnd() const { return m_at >= m_ids.size(); }

    QList<MmsId> next()
    {
        const QList<MmsId> batch = m_ids.mid(m_at, kBatch);
        m_at += batch.size();
        return batch;
    }

private:
    store::Connection &m_connection;
    store::Zone m_zone;
    QList<MmsId> m_ids;
    qsizetype m_at = 0;
};

/// A record, and whether an indication rule holds for it.
struct Judged {
    MmsId mmsId;
    Result<store::StoredRecord> stored;
    Result<bool> holds = false;
};

/// An indication rule on all cores.
class Indicators {
public:
    explicit Indicators(const rules::Program &program)
        : m_interpreters([&program] { return std::make_unique<rules::Interpreter>(program); })
    {}

    std::vector<Judged> judge(store::Connection &connection, const QList<MmsId> &ids)
    {
        std::vector<Judged> all;
        for (const MmsId mmsId : ids)
            all.push_back({mmsId, store::recordOf(connection, mmsId)});
        QtConcurrent::blockingMap(all, [this](Judged &one) {
            one.holds = one.stored ? m_interpreters.take()->indicates(one.stored->record)
                                   : Result<bool>(one.stored.error());
        });
        return all;
    }

private:
    Pool<rules::Interpreter> m_interpreters;
};

class CatalogRunner {
public:
    CatalogRunner(const CatalogRun &run, jobs::Progress &progress)
        : m_run(run), m_progress(progress)
    {
        for (const QString &part : run.chain.parts())
            m_report.rules.append({part, 0, 0});
    }

    Result<CatalogRunReport> run()
    {
        Result<store::Connection> writing =
            store::Connection::open(m_run.cataloguePath, store::Durability::Normal);
        COLOPHON_TRY(writing);
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
    Result<void> work(store::Connection &connection, Source &source)
    {
        const Result<ManyRuns> runs = ManyRuns::of(connection, m_run.actor, m_run.chain);
        COLOPHON_TRY(runs);
        RevisionsAhead ahead(m_run.cataloguePath, m_run.actor, m_run.threads, runs->make());
        qint64 done = 0;
        for (int begun = 0;; --begun) {
            for (; begun < kAtOnce && !source.atEnd(); ++begun)
                ahead.begin(source.next());
            if (begun == 0)
                return {};
            Result<std::vector<RevisionsAhead::Made>> batch = ahead.take();
            COLOPHON_TRY(batch);
            if (m_progress.isCancelled())
                return Error{ErrorCode::Cancelled,
                             QStringLiteral("The rules were stopped after %1 records were changed; "
                                            "those stay.")
                                 .arg(m_report.changes.size())};
            done += qint64(batch->size());
            COLOPHON_TRY(take(connection, ahead, *batch));
            ahead.drop(std::move(*batch));
            m_progress.report(done, source.size());
        }
    }

    Result<void> take(store::Connection &connection, const RevisionsAhead &ahead,
                      std::vector<RevisionsAhead::Made> &batch)
    {
        if (m_run.dryRun) {
            for (const RevisionsAhead::Made &made : batch)
                note(made);
            return {};
        }
        Result<store::Transaction> transaction = store::Transaction::begin(connection);
        COLOPHON_TRY(transaction);
        Result<cataloging::Reviser> reviser = cataloging::Reviser::begin(*transaction, m_run.actor);
        COLOPHON_TRY(reviser);
        for (RevisionsAhead::Made &made : batch) {
            COLOPHON_TRY(write(connection, *reviser, ahead, made));
            note(made);
        }
        COLOPHON_TRY(reviser->finish());
        return transaction->commit();
    }

    /// A record that can't be written becomes one with an error.
    Result<void> write(store::Connection &connection, cataloging::Reviser &reviser,
                       const RevisionsAhead &ahead, RevisionsAhead::Made &made) const
    {
        auto written = writtenNow(reviser, made);
        if (written && made.hasRevision() && !*written) {
            made = ahead.madeNow(connection, made.mmsId);
            written = writtenNow(reviser, made);
        }
        if (!written && !concernsOneRecord(written.error().code))
            return written.error();
        if (!written)
            made.revision = written.error();
        return {};
    }

    /// Nothing where there is nothing to write, or the record was changed since it was read.
    static Result<std::optional<cataloging::BaseVersion>>
    writtenNow(cataloging::Reviser &reviser, const RevisionsAhead::Made &made)
    {
        return made.hasRevision() ? reviser.write(**made.revision)
                                  : std::optional<cataloging::BaseVersion>();
    }

    void note(const RevisionsAhead::Made &made)
    {
        ++m_report.records;
        if (!made.revision) {
            m_report.failures.append({made.mmsId, made.revision.error().detail});
            return;
        }
        if (!*made.revision)
            return;
        const cataloging::Revision &revision = **made.revision;
        m_report.changes.append({made.mmsId, revision.former.version});
        ++m_report.changed;
        for (const RevisionsAhead::Share &share : made.shares) {
            CatalogRunReport::RuleCount &count = m_report.rules[qsizetype(share.part)];
            ++count.records;
            count.fields += share.fields;
        }
        if (m_run.samples < 0 || m_report.samples.size() < m_run.samples)
            addSample(made.mmsId, revision);
    }

    void addSample(MmsId mmsId, const cataloging::Revision &revision)
    {
        Result<marc::Record> before = marc::fromCompact(revision.before);
        Result<marc::Record> after = marc::fromCompact(revision.after);
        if (!before || !after)
            return;
        // the time of the save is not the rules' doing
        before->removeAll(k005);
        after->removeAll(k005);
        m_report.samples.append(
            {mmsId, marc::briefOf(*before).title,
             rules::difference(rules::mnemonicLines(*before), rules::mnemonicLines(*after))});
    }

    static bool concernsOneRecord(ErrorCode code)
    {
        return code == ErrorCode::Conflict || code == ErrorCode::Denied
               || code == ErrorCode::InvalidInput || code == ErrorCode::NotFound;
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
    return eachIndicated(connection, program, what, progress, {});
}

Result<CatalogRunReport>
eachIndicated(store::Connection &connection, const rules::Program &program, const Records &what,
              jobs::Progress &progress,
              const std::function<void(const QList<MmsId> &found, qint64 lookedAt)> &tell)
{
    Indicators indicators(program);
    CatalogRunReport report;
    Source source(what, connection);
    COLOPHON_TRY(source.prepare());
    while (!source.atEnd()) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("The filtering was cancelled.")};
        const std::vector<Judged> batch = indicators.judge(connection, source.next());
        QList<MmsId> found;
        for (const Judged &one : batch) {
            if (!one.holds) {
                report.failures.append({one.mmsId, one.holds.error().detail});
            } else if (*one.holds) {
                report.changes.append({one.mmsId, one.stored->version});
                found.append(one.mmsId);
            }
        }
        report.records += qint64(batch.size());
        progress.report(report.records, source.size());
        if (tell)
            tell(found, report.records);
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
