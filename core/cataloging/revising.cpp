// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/revising.h"

#include "cataloging/writing.h"
#include "marc/compact.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace colophon::cataloging {

namespace {

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

Revision reviseTo(store::StoredRecord former, const marc::Record &record, const Actor &actor,
                  const QDateTime &at, const QString &reason, const QString &detail)
{
    Revision revision;
    revision.record = record;
    revision.detail = detail;
    if (!former.network) {
        const PreparedRecord prepared = prepare(asSaved(record, former.mmsId, at));
        revision.row = rowOf(prepared, actor, former.mmsId, reason);
        revision.row.at = at;
        revision.row.content = marc::toCompact(prepared.record);
        const PreparedRecord before = prepare(former.record);
        revision.sameBrief = before.brief == prepared.brief && before.titleKey == prepared.titleKey
                             && before.nameKey == prepared.nameKey;
        revision.change = search::changeBetween(before.index, prepared.index);
    }
    revision.former = std::move(former);
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
    Result<store::BulkStatement> keep =
        store::BulkStatement::prepare(transaction, "common/bib_keep_version");
    COLOPHON_TRY(keep);
    Result<store::BulkStatement> row =
        store::BulkStatement::prepare(transaction, "common/bib_update_version");
    COLOPHON_TRY(row);
    Result<store::BulkStatement> content =
        store::BulkStatement::prepare(transaction, "common/content_update");
    COLOPHON_TRY(content);
    Result<store::BulkStatement> history =
        store::BulkStatement::prepare(transaction, "common/history_insert");
    COLOPHON_TRY(history);
    Reviser reviser(transaction, actor, *obstacles, {*keep, *row, *content, *history});
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
        if (zone.id != revision.former.zone)
            continue;
        COLOPHON_TRY(mayHold(zone, revision.record));
        if (zone.kind == store::ZoneKind::Network && !m_mayChangeNetwork)
            return mayChangeNetwork(m_transaction->connection(), m_actor);
    }
    return {};
}

/// As store::replaceRecord() and a line of history.
Result<qint64> Reviser::writeAlone(const Revision &revision)
{
    const store::NewRecordRow &row = revision.row;
    const QByteArray at = row.at.toUTC().toString(Qt::ISODateWithMs).toLatin1();
    const QByteArray reason = row.reason.toUtf8();
    const qint64 version = revision.former.version + 1;
    if (revision.sameBrief) {
        const MmsId id = row.mmsId;
        COLOPHON_TRY(m_statements.keep.run({id, revision.former.version, id, id, id, id, id, id}));
        COLOPHON_TRY(m_statements.row.run({at, row.user, reason, id}));
        COLOPHON_TRY(m_statements.content.run({store::BulkValue::blob(row.content), id}));
    } else {
        COLOPHON_TRY(store::replaceRecord(*m_transaction, row, revision.former.version));
    }
    const QByteArray detail = revision.detail.isEmpty() ? "version " + QByteArray::number(version)
                                                        : revision.detail.toUtf8();
    COLOPHON_TRY(m_statements.history.run({row.mmsId, row.user, at, reason, detail}));
    return version;
}

Result<BaseVersion> Reviser::write(const Revision &revision)
{
    COLOPHON_TRY(mayWrite(revision));
    const store::StoredRecord &former = revision.former;
    const Result<bool> alone = standsAlone(revision);
    COLOPHON_TRY(alone);
    if (!*alone) {
        COLOPHON_TRY(saveIn(*m_transaction, m_actor, former.mmsId, revision.record,
                            {former.version, former.networkVersion}));
        const Result<store::StoredRecord> now =
            store::recordOf(m_transaction->connection(), former.mmsId);
        COLOPHON_TRY(now);
        return BaseVersion(now->version, now->networkVersion);
    }
    const Result<qint64> version = writeAlone(revision);
    COLOPHON_TRY(version);
    if (!revision.change.isEmpty())
        m_changes.emplace_back(former.mmsId, &revision.change);
    return BaseVersion(*version, 0);
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
    QString path;
    Actor actor;
    Make make;

    std::mutex mutex;
    std::condition_variable changed;
    QList<MmsId> ids;
    bool wanted = false; ///< begin() was called and the thread has not taken it up
    bool ending = false;
    std::optional<Result<std::vector<Made>>> made;
    mutable QThreadPool pool;
    std::thread thread;

    void loop();
    Result<std::vector<Made>> all(Result<store::Connection> &connection,
                                  const QList<MmsId> &wantedIds) const;
    Made one(MmsId mmsId, Result<store::StoredRecord> stored, const QDateTime &at) const;
};

RevisionsAhead::Made RevisionsAhead::Private::one(MmsId mmsId, Result<store::StoredRecord> stored,
                                                  const QDateTime &at) const
{
    if (!stored)
        return {mmsId, stored.error()};
    Result<Wanted> wish = make(*stored);
    if (!wish)
        return {mmsId, wish.error()};
    std::optional<Revision> revision;
    if (wish->record)
        revision = reviseTo(std::move(*stored), *wish->record, actor, at);
    return {mmsId, std::move(revision), wish->what, std::move(wish->shares)};
}

Result<std::vector<RevisionsAhead::Made>>
RevisionsAhead::Private::all(Result<store::Connection> &connection,
                             const QList<MmsId> &wantedIds) const
{
    COLOPHON_TRY(connection);
    const QDateTime at = actor.clock->now();
    struct Read {
        MmsId mmsId;
        Result<store::StoredRecord> stored;
        std::optional<Made> made;
    };
    std::vector<Read> rows;
    rows.reserve(std::size_t(wantedIds.size()));
    for (const MmsId mmsId : wantedIds)
        rows.push_back({mmsId, store::recordOf(*connection, mmsId), {}});
    QtConcurrent::blockingMap(&pool, rows, [this, &at](Read &row) {
        row.made.emplace(one(row.mmsId, std::move(row.stored), at));
    });
    std::vector<Made> done;
    done.reserve(rows.size());
    for (Read &row : rows)
        done.push_back(std::move(*row.made));
    return done;
}

void RevisionsAhead::Private::loop()
{
    std::optional<Result<store::Connection>> connection;
    std::unique_lock lock(mutex);
    for (;;) {
        changed.wait(lock, [this] { return ending || wanted; });
        if (ending)
            return;
        const QList<MmsId> batch = ids;
        wanted = false;
        lock.unlock();
        if (!connection)
            connection.emplace(store::Connection::open(path));
        Result<std::vector<Made>> done = all(*connection, batch);
        lock.lock();
        made.emplace(std::move(done));
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
    if (threads > 0)
        d->pool.setMaxThreadCount(threads);
    d->thread = std::thread([this] { d->loop(); });
}

RevisionsAhead::~RevisionsAhead()
{
    {
        const std::lock_guard lock(d->mutex);
        d->ending = true;
    }
    d->changed.notify_all();
    d->thread.join();
}

void RevisionsAhead::begin(const QList<MmsId> &ids)
{
    {
        const std::lock_guard lock(d->mutex);
        d->ids = ids;
        d->made.reset();
        d->wanted = true;
    }
    d->changed.notify_all();
}

Result<std::vector<RevisionsAhead::Made>> RevisionsAhead::take()
{
    std::unique_lock lock(d->mutex);
    d->changed.wait(lock, [this] { return d->made.has_value(); });
    Result<std::vector<Made>> taken = std::move(*d->made);
    d->made.reset();
    return taken;
}

RevisionsAhead::Made RevisionsAhead::madeNow(store::Connection &connection, MmsId mmsId) const
{
    return d->one(mmsId, store::recordOf(connection, mmsId), d->actor.clock->now());
}

} // namespace colophon::cataloging
