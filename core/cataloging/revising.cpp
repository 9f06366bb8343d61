// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/revising.h"

#include "cataloging/arranging.h"
#include "cataloging/writing.h"
#include "marc/compact.h"
#include "search/indexing.h"

#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace colophon::cataloging {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k005{"005"};

Result<bool> anyRow(store::Connection &connection, const char *statement)
{
    Result<store::Query> query = connection.query(statement);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    return query->integer(0) != 0;
}

Result<void> hasNoTyping(store::Connection &connection, MmsId mmsId)
{
    const Result<QList<store::DraftHolder>> holders = store::draftHolders(connection, mmsId);
    COLOPHON_TRY(holders);
    if (holders->isEmpty())
        return {};
    return Error{ErrorCode::Conflict,
                 QStringLiteral("Record %1 was not changed: %2 has typing on it that is not saved.")
                     .arg(mmsId.toString(), holders->first().userName)};
}

} // namespace

/// The rows in lists, before and after.
static void setRows(Revision &revision, const ListRow &before, const ListRow &after)
{
    revision.row.brief = after.brief;
    revision.row.titleKey = after.titleKey;
    revision.row.nameKey = after.nameKey;
    revision.sameBrief = before == after;
}

static Revision begun(const store::RecordRow &row, const Actor &actor, const QDateTime &at,
                      const QString &reason)
{
    Revision revision;
    revision.former = row;
    revision.row.mmsId = row.mmsId;
    revision.row.user = actor.user.id;
    revision.row.at = at;
    revision.row.reason = reason;
    return revision;
}

Revision reviseTo(const store::RecordRow &row, const marc::Record &before,
                  const marc::Record &after, const Actor &actor, const QDateTime &at,
                  const QString &reason, const QString &detail)
{
    Revision revision = begun(row, actor, at, reason);
    revision.detail = detail;
    if (row.network) {
        revision.before = marc::toCompact(before);
        revision.after = marc::toCompact(after);
        return revision;
    }
    const PreparedRecord prepared = prepare(asSaved(after, row.mmsId, at));
    revision.before = row.content;
    revision.after = revision.row.content = marc::toCompact(prepared.record);
    const Listed former = prepare(before).listed;
    setRows(revision, former.row, prepared.listed.row);
    revision.change = search::changeBetween(former.index, prepared.listed.index);
    return revision;
}

Revision reviseTo(const store::RecordRow &row, const marc::FlatRecord &before,
                  const marc::FlatRecord &after, const Actor &actor, const QDateTime &at,
                  RevisingTools &tools)
{
    Revision revision = begun(row, actor, at, QStringLiteral("save"));
    marc::FlatRecord &saved = tools.saved;
    Arranging arranging(after, saved);
    arranging.putFirst(k001, row.mmsId.toString().toLatin1());
    arranging.replaceControl(k005, transactionStamp(at).toLatin1());
    arranging.run();
    revision.before = row.content;
    revision.after = revision.row.content = marc::toCompact(saved);
    revision.sameBrief = marc::haveSameBrief(before, saved);
    if (!revision.sameBrief)
        setRows(revision, listRowOf(before), listRowOf(saved));
    revision.change = tools.changes.between(before, saved);
    return revision;
}

Obstacles::Obstacles(store::Connection &connection, const Actor &actor)
    : m_connection(&connection), m_actor(actor)
{}

Result<Obstacles> Obstacles::of(store::Connection &connection, const Actor &actor)
{
    Obstacles obstacles(connection, actor);
    const Result<bool> drafts = anyRow(connection, "common/draft_exists");
    COLOPHON_TRY(drafts);
    obstacles.m_anyDrafts = *drafts;
    const Result<bool> locks = anyRow(connection, "common/lock_exists");
    COLOPHON_TRY(locks);
    obstacles.m_anyLocks = *locks;
    return obstacles;
}

Result<void> Obstacles::check(MmsId mmsId) const
{
    if (m_anyLocks)
        COLOPHON_TRY(isFreeFor(*m_connection, m_actor, mmsId));
    return m_anyDrafts ? hasNoTyping(*m_connection, mmsId) : Result<void>();
}

Reviser::Reviser(store::Transaction &transaction, const Actor &actor, const Obstacles &obstacles,
                 Statements statements)
    : m_transaction(&transaction), m_actor(actor), m_obstacles(obstacles),
      m_statements(std::move(statements))
{}

Result<Reviser> Reviser::begin(store::Transaction &transaction, const Actor &actor)
{
    COLOPHON_TRY(mayWork(actor));
    store::Connection &connection = transaction.connection();
    const Result<Obstacles> obstacles = Obstacles::of(connection, actor);
    COLOPHON_TRY(obstacles);
    Result<store::BulkStatement> row =
        store::BulkStatement::prepare(transaction, "common/bib_update_version");
    COLOPHON_TRY(row);
    Result<store::BulkStatement> rowAgain =
        store::BulkStatement::prepare(transaction, "common/bib_update_version_again");
    COLOPHON_TRY(rowAgain);
    Result<store::BulkStatement> keep =
        store::BulkStatement::prepare(transaction, "common/bib_version_insert");
    COLOPHON_TRY(keep);
    Result<store::BulkStatement> content =
        store::BulkStatement::prepare(transaction, "common/content_update");
    COLOPHON_TRY(content);
    Result<store::BulkStatement> history =
        store::BulkStatement::prepare(transaction, "common/history_insert");
    COLOPHON_TRY(history);
    Reviser reviser(transaction, actor, *obstacles, {*row, *rowAgain, *keep, *content, *history});
    const Result<QList<store::Zone>> zones = store::zones(connection);
    COLOPHON_TRY(zones);
    reviser.m_zones = *zones;
    reviser.m_mayChangeNetwork = mayChangeNetwork(connection, actor).ok();
    return reviser;
}

Result<bool> Reviser::isCurrent(const Revision &revision)
{
    Result<store::Query> query = m_transaction->connection().query("common/bib_versions_of");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", revision.former.mmsId).select());
    return query->next() && query->integer(0) == revision.former.version
           && query->integer(1) == revision.former.networkVersion;
}

/// Attached to no record of the network, and none attached to it: nothing else has to follow.
Result<bool> Reviser::standsAlone(const Revision &revision)
{
    if (revision.former.network)
        return false;
    const bool isNetwork = std::any_of(m_zones.cbegin(), m_zones.cend(), [&](const store::Zone &z) {
        return z.id == revision.former.zone && z.kind == store::ZoneKind::Network;
    });
    if (!isNetwork)
        return true;
    const Result<QList<store::Attached>> attached =
        store::attachedTo(m_transaction->connection(), revision.former.mmsId);
    COLOPHON_TRY(attached);
    return attached->isEmpty();
}

Result<void> Reviser::mayWrite(const Revision &revision)
{
    COLOPHON_TRY(m_obstacles.check(revision.former.mmsId));
    for (const store::Zone &zone : m_zones) {
        if (zone.id != revision.former.zone || zone.kind != store::ZoneKind::Network)
            continue;
        // looked for in the bytes first: local fields are rare there
        if (revision.after.contains("9LOCAL")) {
            const Result<marc::Record> record = marc::fromCompact(revision.after);
            COLOPHON_TRY(record);
            COLOPHON_TRY(mayHold(zone, *record));
        }
        if (!m_mayChangeNetwork)
            return mayChangeNetwork(m_transaction->connection(), m_actor);
    }
    return {};
}

/// As store::replaceRecord(); false where the record has another version by now.
Result<bool> Reviser::writeRow(const Revision &revision, const QByteArray &at)
{
    const store::NewRecordRow &row = revision.row;
    const store::RecordRow &former = revision.former;
    if (!revision.sameBrief) {
        const Result<qint64> replaced = store::replaceRecord(*m_transaction, row, former.version);
        if (!replaced && replaced.error().code != ErrorCode::Conflict
            && replaced.error().code != ErrorCode::NotFound)
            return replaced.error();
        return replaced.ok();
    }
    const bool again = row.user == former.changedBy;
    store::BulkStatement &update = again ? m_statements.rowAgain : m_statements.row;
    const QByteArray reason = row.reason.toUtf8();
    COLOPHON_TRY(again ? update.run({at, reason, row.mmsId, former.version})
                       : update.run({at, row.user, reason, row.mmsId, former.version}));
    if (update.touched() == 0)
        return false;
    COLOPHON_TRY(m_statements.keep.run({row.mmsId, former.version, former.changedAt.toLatin1(),
                                        former.changedBy, former.reason.toUtf8(),
                                        store::BulkValue::blob(former.content)}));
    COLOPHON_TRY(m_statements.content.run({store::BulkValue::blob(row.content), row.mmsId}));
    return true;
}

Result<std::optional<BaseVersion>> Reviser::writeAlone(const Revision &revision)
{
    const store::NewRecordRow &row = revision.row;
    if (row.at != m_at.first || m_at.second.isEmpty())
        m_at = {row.at, store::toStored(row.at).toLatin1()};
    const QByteArray &at = m_at.second;
    const Result<bool> current = writeRow(revision, at);
    COLOPHON_TRY(current);
    if (!*current)
        return std::optional<BaseVersion>();
    const qint64 version = revision.former.version + 1;
    const QByteArray detail = revision.detail.isEmpty() ? "version " + QByteArray::number(version)
                                                        : revision.detail.toUtf8();
    COLOPHON_TRY(m_statements.history.run({row.mmsId, row.user, at, row.reason.toUtf8(), detail}));
    if (!revision.change.isEmpty())
        m_changes.emplace_back(row.mmsId, &revision.change);
    return std::optional(BaseVersion(version, 0));
}

Result<std::optional<BaseVersion>> Reviser::writeLinked(const Revision &revision)
{
    const Result<bool> current = isCurrent(revision);
    COLOPHON_TRY(current);
    if (!*current)
        return std::optional<BaseVersion>();
    const store::RecordRow &former = revision.former;
    const Result<marc::Record> record = marc::fromCompact(revision.after);
    COLOPHON_TRY(record);
    COLOPHON_TRY(saveIn(*m_transaction, m_actor, former.mmsId, *record,
                        {former.version, former.networkVersion}));
    const Result<store::RecordRow> now =
        store::recordRowOf(m_transaction->connection(), former.mmsId);
    COLOPHON_TRY(now);
    return std::optional(BaseVersion(now->version, now->networkVersion));
}

Result<std::optional<BaseVersion>> Reviser::write(const Revision &revision)
{
    COLOPHON_TRY(mayWrite(revision));
    const Result<bool> alone = standsAlone(revision);
    COLOPHON_TRY(alone);
    return *alone ? writeAlone(revision) : writeLinked(revision);
}

Result<void> Reviser::finish()
{
    Result<search::IndexWriter> index = search::IndexWriter::beginBulk(*m_transaction);
    COLOPHON_TRY(index);
    // of a record that was written twice, the changes in their order
    std::stable_sort(m_changes.begin(), m_changes.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[mmsId, change] : m_changes)
        COLOPHON_TRY(index->change(mmsId, *change));
    m_changes.clear();
    return {};
}

struct RevisionsAhead::Private {
    /// What one begin() wants, taken by the threads in portions.
    struct Batch {
        QList<MmsId> ids;
        QDateTime at;
        std::vector<Made> made;
        std::optional<Error> error;
        std::size_t begun = 0;
        std::size_t done = 0;

        bool isBegun() const { return begun == made.size(); }
        bool isDone() const { return done == made.size(); }
    };
    /// A thread's own connection.
    struct Reading {
        explicit Reading(const QString &path)
            : connection(store::Connection::open(path)),
              rows(connection ? store::RowReader::begin(*connection)
                              : Result<store::RowReader>(connection.error()))
        {}
        Result<store::Connection> connection;
        Result<store::RowReader> rows;
    };
    /// Used again for record after record.
    struct Scratch {
        marc::FlatRecord before;
        marc::FlatRecord after;
        RevisingTools tools;
    };

    QString path;
    Actor actor;
    Make make;

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Batch> batches;
    std::vector<Made> dropped;
    bool ending = false;
    std::vector<std::thread> threads;

    void loop();
    Batch *waiting();
    Made one(MmsId mmsId, const Result<store::RecordRow> &row, const QDateTime &at,
             Scratch &scratch) const;
    Result<std::optional<Revision>> revisionOf(const store::RecordRow &row, const QDateTime &at,
                                               Wanted &outcome, Scratch &scratch) const;
};

Result<std::optional<Revision>> RevisionsAhead::Private::revisionOf(const store::RecordRow &row,
                                                                    const QDateTime &at,
                                                                    Wanted &outcome,
                                                                    Scratch &scratch) const
{
    const bool flat = make.flat && !row.network && marc::fromCompact(row.content, scratch.before);
    Result<store::StoredRecord> stored = store::StoredRecord();
    if (!flat)
        stored = store::takenApart(row);
    COLOPHON_TRY(stored);
    Result<Wanted> wish = flat ? make.flat(scratch.before, scratch.after) : make.whole(*stored);
    COLOPHON_TRY(wish);
    outcome = std::move(*wish);
    if (!outcome.changes)
        return std::optional<Revision>();
    return std::optional(
        flat ? reviseTo(row, scratch.before, scratch.after, actor, at, scratch.tools)
             : reviseTo(row, stored->record, outcome.record, actor, at));
}

RevisionsAhead::Made RevisionsAhead::Private::one(MmsId mmsId, const Result<store::RecordRow> &row,
                                                  const QDateTime &at, Scratch &scratch) const
{
    if (!row)
        return {mmsId, row.error()};
    Wanted outcome;
    Result<std::optional<Revision>> revision = revisionOf(*row, at, outcome, scratch);
    return {mmsId, std::move(revision), outcome.what, std::move(outcome.shares)};
}

/// The first that has something left to begin.
RevisionsAhead::Private::Batch *RevisionsAhead::Private::waiting()
{
    const auto found = std::find_if(batches.begin(), batches.end(),
                                    [](const Batch &batch) { return !batch.isBegun(); });
    return found == batches.end() ? nullptr : &*found;
}

void RevisionsAhead::Private::loop()
{
    constexpr std::size_t kPortion = 50;
    std::optional<Reading> reading;
    Scratch scratch;
    std::unique_lock lock(mutex);
    for (;;) {
        changed.wait(lock, [this] { return ending || waiting() != nullptr; });
        if (ending)
            return;
        // stays where it is: it is not taken before it is done, and a deque moves no others
        Batch &batch = *waiting();
        const std::size_t from = batch.begun;
        const std::size_t to = std::min(from + kPortion, batch.made.size());
        batch.begun = to;
        std::vector<Made> unneeded = std::exchange(dropped, {});
        lock.unlock();
        unneeded.clear();
        if (!reading)
            reading.emplace(path);
        if (reading->rows) {
            for (std::size_t i = from; i < to; ++i) {
                const MmsId mmsId = batch.ids.at(qsizetype(i));
                batch.made[i] = one(mmsId, reading->rows->read(mmsId), batch.at, scratch);
            }
        }
        lock.lock();
        if (!reading->rows)
            batch.error = reading->rows.error();
        batch.done += to - from;
        if (batch.isDone())
            changed.notify_all();
    }
}

RevisionsAhead::RevisionsAhead(const QString &cataloguePath, const Actor &actor, int threads,
                               Make make)
    : d(std::make_unique<Private>())
{
    d->path = cataloguePath;
    d->actor = actor;
    d->make = std::move(make);
    for (int i = 0; i < (threads > 0 ? threads : QThread::idealThreadCount()); ++i)
        d->threads.emplace_back([this] { d->loop(); });
}

RevisionsAhead::~RevisionsAhead()
{
    {
        const std::lock_guard lock(d->mutex);
        d->ending = true;
    }
    d->changed.notify_all();
    for (std::thread &thread : d->threads)
        thread.join();
}

void RevisionsAhead::begin(const QList<MmsId> &ids)
{
    {
        const std::lock_guard lock(d->mutex);
        Private::Batch &batch = d->batches.emplace_back();
        batch.ids = ids;
        batch.at = d->actor.clock->now();
        batch.made.resize(std::size_t(ids.size()));
    }
    d->changed.notify_all();
}

Result<std::vector<RevisionsAhead::Made>> RevisionsAhead::take()
{
    std::unique_lock lock(d->mutex);
    Private::Batch &batch = d->batches.front();
    d->changed.wait(lock, [&batch] { return batch.isDone(); });
    Result<std::vector<Made>> taken = std::move(batch.made);
    if (batch.error)
        taken = *batch.error;
    d->batches.pop_front();
    return taken;
}

void RevisionsAhead::drop(std::vector<Made> made)
{
    const std::lock_guard lock(d->mutex);
    std::swap(d->dropped, made);
}

RevisionsAhead::Made RevisionsAhead::madeNow(store::Connection &connection, MmsId mmsId) const
{
    Private::Scratch scratch;
    return d->one(mmsId, store::recordRowOf(connection, mmsId), d->actor.clock->now(), scratch);
}

} // namespace colophon::cataloging
