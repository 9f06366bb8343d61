// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/desk.h"

#include "search/folding.h"
#include "search/indexing.h"
#include "store/historystore.h"
#include "store/worklist.h"

#include <QFileInfo>

namespace colophon::cataloging {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};
constexpr marc::Tag k005{"005"};
constexpr marc::Tag k035{"035"};

Result<void> mayWork(const Actor &actor)
{
    if (actor.user.enabled)
        return {};
    return Error{
        ErrorCode::Denied,
        QStringLiteral("%1 is no longer active in this catalogue. An administrator can change that "
                       "with “colophonctl user enable %2”.")
            .arg(actor.user.name, actor.user.login)};
}

Error heldByAnother(const store::Lock &lock)
{
    return {
        ErrorCode::Conflict,
        QStringLiteral("Record %1 was not saved: %2 is editing it, since %3. Try again when it is "
                       "released.")
            .arg(lock.mmsId.toString(), lock.userName,
                 lock.since.toLocalTime().toString(QStringLiteral("d MMM yyyy HH:mm")))};
}

Result<std::optional<store::Lock>> lockOfAnother(store::Connection &connection, const Actor &actor,
                                                 MmsId mmsId)
{
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(connection, mmsId, actor.clock->now());
    COLOPHON_TRY(lock);
    return *lock && (*lock)->user != actor.user.id ? *lock : std::nullopt;
}

/// Calls `body(transaction)` and commits.
template <typename F> Result<void> inTransaction(store::Connection &connection, F body)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    COLOPHON_TRY(body(*transaction));
    return transaction->commit();
}

bool hasControlNumber(const marc::Record &record, const QString &number)
{
    for (const marc::Field &field : record.fields()) {
        if (field.tag() == k035 && field.values(u'a').contains(number))
            return true;
    }
    return false;
}

} // namespace

QString transactionStamp(const QDateTime &at)
{
    return at.toUTC().toString(QStringLiteral("yyyyMMddHHmmss")) + QLatin1String(".0");
}

marc::Record withOwnNumber(const marc::Record &record, MmsId mmsId)
{
    marc::Record own = record;
    const QString incoming = record.controlValue(k001).trimmed();
    const QString source = record.controlValue(k003).trimmed();
    own.removeAll(k001);
    own.removeAll(k003);
    own.fields().prepend(marc::Field::control(k001, mmsId.toString()));
    if (incoming.isEmpty() || incoming == mmsId.toString())
        return own;
    const QString number = source.isEmpty() ? incoming : u'(' + source + u')' + incoming;
    if (!hasControlNumber(own, number))
        own.insertInOrder(marc::Field::data(k035, u' ', u' ', {{u'a', number}}));
    return own;
}

PreparedRecord prepare(const marc::Record &record)
{
    PreparedRecord prepared;
    prepared.record = record;
    prepared.brief = marc::briefOf(record);
    const marc::Field *title = record.first(marc::Tag("245"));
    const int nonfiling = title == nullptr ? 0 : qMax(0, title->indicator2().digitValue());
    prepared.titleKey =
        search::sortKey(QStringView(prepared.brief.title)
                            .mid(qMin<qsizetype>(nonfiling, prepared.brief.title.size())));
    prepared.nameKey = search::sortKey(prepared.brief.name);
    prepared.index = search::indexEntryOf(record);
    return prepared;
}

static store::NewRecordRow rowOf(const PreparedRecord &prepared, const Actor &actor, MmsId mmsId,
                                 const QString &reason)
{
    store::NewRecordRow row;
    row.mmsId = mmsId;
    row.record = prepared.record;
    row.brief = prepared.brief;
    row.titleKey = prepared.titleKey;
    row.nameKey = prepared.nameKey;
    row.user = actor.user.id;
    row.at = actor.clock->now();
    row.reason = reason;
    return row;
}

Result<MmsId> addRecord(store::Transaction &transaction, const Actor &actor,
                        const store::Zone &zone, const marc::Record &record, const QString &reason,
                        const QString &detail)
{
    return addPrepared(transaction, actor, zone, prepare(record), reason, detail);
}

Result<MmsId> addPrepared(store::Transaction &transaction, const Actor &actor,
                          const store::Zone &zone, const PreparedRecord &given,
                          const QString &reason, const QString &detail)
{
    COLOPHON_TRY(mayWork(actor));
    const Result<MmsId> mmsId = store::takeMmsId(transaction, zone);
    COLOPHON_TRY(mmsId);
    PreparedRecord prepared = given;
    prepared.record = withOwnNumber(given.record, *mmsId);
    prepared.record.setControlValue(k005, transactionStamp(actor.clock->now()));
    // The number that moved to 035 is searched as a keyword like any other.
    if (prepared.record.all(k035).size() != given.record.all(k035).size())
        prepared.index = search::indexEntryOf(prepared.record);
    store::NewRecordRow row = rowOf(prepared, actor, *mmsId, reason);
    row.zone = zone.id;
    COLOPHON_TRY(store::insertRecord(transaction, row));
    COLOPHON_TRY(search::addToIndex(transaction, *mmsId, prepared.index));
    COLOPHON_TRY(
        store::addHistory(transaction, {*mmsId, actor.user.id, {}, row.at, reason, detail}));
    return *mmsId;
}

Result<OpenRecord> openRecord(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    const Result<std::optional<store::Draft>> draft =
        store::draftOf(connection, mmsId, actor.user.id);
    COLOPHON_TRY(draft);
    const Result<std::optional<store::Lock>> lock = lockOfAnother(connection, actor, mmsId);
    COLOPHON_TRY(lock);
    if (QFileInfo(connection.path()).isWritable()) {
        const Result<void> listed = inTransaction(connection, [&](store::Transaction &transaction) {
            return store::addToWorklist(transaction, actor.user.id, mmsId, actor.clock->now());
        });
        COLOPHON_TRY(listed);
    }
    OpenRecord open;
    open.brief = marc::briefOf(stored->record);
    open.stored = std::move(*stored);
    open.zone = *zone;
    open.draft = *draft;
    open.heldBy = *lock;
    return open;
}

Result<store::StoredRecord> saveRecord(store::Connection &connection, const Actor &actor,
                                       MmsId mmsId, const marc::Record &record, qint64 baseVersion)
{
    COLOPHON_TRY(mayWork(actor));
    const Result<void> written =
        inTransaction(connection, [&](store::Transaction &transaction) -> Result<void> {
            const Result<std::optional<store::Lock>> other =
                lockOfAnother(connection, actor, mmsId);
            COLOPHON_TRY(other);
            if (*other)
                return heldByAnother(**other);
            const Result<store::StoredRecord> former = store::recordOf(connection, mmsId);
            COLOPHON_TRY(former);
            marc::Record saved = record;
            saved.removeAll(k001);
            saved.fields().prepend(marc::Field::control(k001, mmsId.toString()));
            saved.setControlValue(k005, transactionStamp(actor.clock->now()));
            const PreparedRecord prepared = prepare(saved);
            const Result<qint64> version = store::replaceRecord(
                transaction, rowOf(prepared, actor, mmsId, QStringLiteral("save")), baseVersion);
            COLOPHON_TRY(version);
            COLOPHON_TRY(
                search::removeFromIndex(transaction, mmsId, search::indexEntryOf(former->record)));
            COLOPHON_TRY(search::addToIndex(transaction, mmsId, prepared.index));
            COLOPHON_TRY(store::dropDraft(transaction, mmsId, actor.user.id));
            return store::addHistory(transaction, {mmsId,
                                                   actor.user.id,
                                                   {},
                                                   actor.clock->now(),
                                                   QStringLiteral("save"),
                                                   QStringLiteral("version %1").arg(*version)});
        });
    COLOPHON_TRY(written);
    return store::recordOf(connection, mmsId);
}

Result<void> releaseRecord(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<void> {
        COLOPHON_TRY(store::freeLock(transaction, mmsId, actor.user.id));
        return store::removeFromWorklist(transaction, actor.user.id, mmsId);
    });
}

Result<void> keepDraft(store::Connection &connection, const Actor &actor, const store::Draft &draft)
{
    return inTransaction(connection, [&](store::Transaction &transaction) {
        store::Draft mine = draft;
        mine.user = actor.user.id;
        mine.changedAt = actor.clock->now();
        return store::keepDraft(transaction, mine);
    });
}

Result<void> discardDraft(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    return inTransaction(connection, [&](store::Transaction &transaction) {
        return store::dropDraft(transaction, mmsId, actor.user.id);
    });
}

Result<store::Lock> lockRecord(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    COLOPHON_TRY(mayWork(actor));
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<store::Lock> lock =
        store::takeLock(*transaction, mmsId, actor.user.id, actor.clock->now());
    COLOPHON_TRY(lock);
    COLOPHON_TRY(transaction->commit());
    return lock;
}

Result<QList<WorklistRow>> worklistRows(store::Connection &connection, const Actor &actor)
{
    const Result<QList<MmsId>> listed = store::worklist(connection, actor.user.id);
    COLOPHON_TRY(listed);
    const Result<QList<store::BriefRow>> briefs = store::briefRows(connection, *listed);
    COLOPHON_TRY(briefs);
    QList<WorklistRow> rows;
    for (const store::BriefRow &brief : *briefs) {
        WorklistRow row;
        row.row = brief;
        const Result<store::Zone> zone = store::zoneOf(connection, brief.mmsId);
        COLOPHON_TRY(zone);
        row.zone = *zone;
        const Result<std::optional<store::Draft>> draft =
            store::draftOf(connection, brief.mmsId, actor.user.id);
        COLOPHON_TRY(draft);
        row.hasDraft = draft->has_value();
        const Result<std::optional<store::Lock>> lock =
            store::lockOf(connection, brief.mmsId, actor.clock->now());
        COLOPHON_TRY(lock);
        row.lock = *lock;
        rows.append(row);
    }
    return rows;
}

} // namespace colophon::cataloging
