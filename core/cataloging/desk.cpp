// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/desk.h"

#include "cataloging/following.h"
#include "cataloging/writing.h"
#include "marc/localfields.h"
#include "search/indexing.h"
#include "store/newrecordstore.h"
#include "store/worklist.h"

#include <QFileInfo>

namespace colophon::cataloging {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};
constexpr marc::Tag k005{"005"};
constexpr marc::Tag k035{"035"};

Result<std::optional<store::Lock>> lockOfAnother(store::Connection &connection, const Actor &actor,
                                                 MmsId mmsId)
{
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(connection, mmsId, actor.clock->now());
    COLOPHON_TRY(lock);
    return *lock && (*lock)->user != actor.user.id ? *lock : std::nullopt;
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

/// Without 001 and 003; what they say is in a 035, unless it is `own`.
static marc::Record withNumberAside(const marc::Record &record, const QString &own)
{
    marc::Record aside = record;
    const QString incoming = record.controlValue(k001).trimmed();
    const QString source = record.controlValue(k003).trimmed();
    aside.removeAll(k001);
    aside.removeAll(k003);
    if (incoming.isEmpty() || incoming == own)
        return aside;
    const QString number = source.isEmpty() ? incoming : u'(' + source + u')' + incoming;
    if (!hasControlNumber(aside, number))
        aside.insertInOrder(marc::Field::data(k035, u' ', u' ', {{u'a', number}}));
    return aside;
}

marc::Record withOwnNumber(const marc::Record &record, MmsId mmsId)
{
    marc::Record own = withNumberAside(record, mmsId.toString());
    own.fields().prepend(marc::Field::control(k001, mmsId.toString()));
    return own;
}

PreparedRecord prepare(const marc::Record &given)
{
    PreparedRecord prepared;
    // Another system's number moves here already, so that the index is made of the whole record
    // once.
    const bool foreign = !MmsId::parse(given.controlValue(k001).trimmed()).ok();
    prepared.record = foreign ? withNumberAside(given, {}) : given;
    marc::FlatRecord flat;
    marc::flatten(prepared.record, flat);
    prepared.listed = listedOf(flat);
    return prepared;
}

Result<MmsId> addRecord(store::Transaction &transaction, const Actor &actor,
                        const store::Zone &zone, const marc::Record &record, const QString &reason,
                        const QString &detail)
{
    COLOPHON_TRY(mayWork(actor));
    const Result<MmsId> mmsId = store::takeMmsId(transaction, zone);
    COLOPHON_TRY(mmsId);
    COLOPHON_TRY(addNumbered(transaction, actor, zone, *mmsId, prepare(record), reason, detail));
    return *mmsId;
}

Result<void> addNumbered(store::Transaction &transaction, const Actor &actor,
                         const store::Zone &zone, MmsId mmsId, const PreparedRecord &given,
                         const QString &reason, const QString &detail)
{
    PreparedRecord prepared = given;
    prepared.record = withOwnNumber(given.record, mmsId);
    prepared.record.setControlValue(k005, transactionStamp(actor.clock->now()));
    // The number that moved to 035 is searched as a keyword like any other.
    if (prepared.record.all(k035).size() != given.record.all(k035).size())
        prepared.listed.index = search::indexEntryOf(prepared.record);
    store::NewRecordRow row = rowOf(prepared, actor, mmsId, reason);
    row.zone = zone.id;
    COLOPHON_TRY(store::insertRecord(transaction, row));
    COLOPHON_TRY(search::addToIndex(transaction, mmsId, prepared.listed.index));
    return addHistory(transaction, actor, mmsId, reason, detail);
}

Result<OpenRecord> lookAt(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    const Result<std::optional<store::NewRecord>> begun =
        store::newRecordOf(connection, mmsId, actor.user.id);
    COLOPHON_TRY(begun);
    if (*begun)
        return openNew(connection, **begun);
    Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    const Result<std::optional<store::Draft>> draft =
        store::draftOf(connection, mmsId, actor.user.id);
    COLOPHON_TRY(draft);
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(connection, mmsId, actor.clock->now());
    COLOPHON_TRY(lock);
    OpenRecord open;
    if (stored->network) {
        const Result<std::optional<store::Lock>> networkLock =
            lockOfAnother(connection, actor, *stored->network);
        COLOPHON_TRY(networkLock);
        open.networkHeldBy = *networkLock;
    }
    open.mayChangeNetwork = mayChangeNetwork(connection, actor).ok();
    open.brief = marc::briefOf(stored->record);
    open.stored = std::move(*stored);
    open.zone = *zone;
    open.draft = *draft;
    open.holdsLock = *lock && (*lock)->user == actor.user.id;
    if (!open.holdsLock)
        open.heldBy = *lock;
    return open;
}

Result<OpenRecord> openRecord(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    Result<OpenRecord> open = lookAt(connection, actor, mmsId);
    COLOPHON_TRY(open);
    if (!open->isNew() && QFileInfo(connection.path()).isWritable()) {
        const Result<void> listed = inTransaction(connection, [&](store::Transaction &transaction) {
            return store::addToWorklist(transaction, actor.user.id, mmsId, actor.clock->now());
        });
        COLOPHON_TRY(listed);
    }
    return open;
}

/// The fields that a save may change: 001 and 005 are the program's.
static marc::Record editable(const marc::Record &record)
{
    marc::Record fields = record;
    fields.removeAll(k001);
    fields.removeAll(k005);
    return fields;
}

/// Writes what was changed of the network's fields to the NZ record; nothing where nothing was.
static Result<void> saveNetworkPart(store::Transaction &transaction, const Actor &actor,
                                    MmsId network, const marc::Record &record, qint64 baseVersion)
{
    store::Connection &connection = transaction.connection();
    const Result<store::KeptVersion> base = store::versionOf(connection, network, baseVersion);
    COLOPHON_TRY(base);
    const marc::Record part = marc::networkPart(record);
    if (editable(part) == editable(base->record))
        return {};
    COLOPHON_TRY(mayChangeNetwork(connection, actor));
    COLOPHON_TRY(isFreeFor(connection, actor, network));
    const Result<store::StoredRecord> former = store::recordOf(connection, network);
    COLOPHON_TRY(former);
    const Result<qint64> version = writeVersion(transaction, actor, *former, baseVersion, part,
                                                std::nullopt, QStringLiteral("save"));
    COLOPHON_TRY(version);
    return addHistory(transaction, actor, network, QStringLiteral("save"),
                      QStringLiteral("version %1").arg(*version));
}

Result<void> mayHold(const store::Zone &zone, const marc::Record &record)
{
    if (zone.kind == store::ZoneKind::Institution || marc::localFields(record).isEmpty())
        return {};
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("Field %1 is marked $9 LOCAL, and a record of the Network Zone has "
                                "no local fields. Add it to the institution's record, or take the "
                                "mark away.")
                     .arg(marc::localFields(record).constFirst().tag().toString())};
}

Result<void> saveIn(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                    const marc::Record &record, const BaseVersion &base)
{
    COLOPHON_TRY(mayWork(actor));
    store::Connection &connection = transaction.connection();
    COLOPHON_TRY(isFreeFor(connection, actor, mmsId));
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    COLOPHON_TRY(mayHold(*zone, record));
    if (zone->kind == store::ZoneKind::Network)
        COLOPHON_TRY(mayChangeNetwork(connection, actor));
    Result<store::StoredRecord> former = store::recordOf(connection, mmsId);
    COLOPHON_TRY(former);
    if (former->version != base.own)
        return store::savedSince(mmsId, former->version, base.own);
    marc::Record seen = record;
    if (former->network) {
        COLOPHON_TRY(saveNetworkPart(transaction, actor, *former->network, record, base.network));
        former = store::recordOf(connection, mmsId);
        COLOPHON_TRY(former);
        seen = marc::composed(marc::networkPart(former->record), marc::localFields(record));
    }
    const Result<qint64> version = writeVersion(transaction, actor, *former, base.own, seen,
                                                former->network, QStringLiteral("save"));
    COLOPHON_TRY(version);
    COLOPHON_TRY(store::dropDraft(transaction, mmsId, actor.user.id));
    return addHistory(transaction, actor, mmsId, QStringLiteral("save"),
                      QStringLiteral("version %1").arg(*version));
}

Result<store::StoredRecord> saveRecord(store::Connection &connection, const Actor &actor,
                                       MmsId mmsId, const marc::Record &record,
                                       const BaseVersion &base)
{
    const Result<void> written = inTransaction(connection, [&](store::Transaction &transaction) {
        if (base.own == 0)
            return saveNew(transaction, actor, mmsId, record);
        return saveIn(transaction, actor, mmsId, record, base);
    });
    COLOPHON_TRY(written);
    return store::recordOf(connection, mmsId);
}

Result<void> releaseRecord(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<void> {
        const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
        COLOPHON_TRY(stored);
        if (stored->network)
            COLOPHON_TRY(store::freeLock(transaction, *stored->network, actor.user.id));
        COLOPHON_TRY(store::freeLock(transaction, mmsId, actor.user.id));
        return store::removeFromWorklist(transaction, actor.user.id, mmsId);
    });
}

Result<void> keepDraft(store::Connection &connection, const Actor &actor, const store::Draft &draft)
{
    return inTransaction(connection, [&](store::Transaction &transaction) {
        if (draft.baseVersion == 0) {
            store::NewRecord begun;
            begun.mmsId = draft.mmsId;
            begun.user = actor.user.id;
            begun.changedAt = actor.clock->now();
            begun.cursorField = draft.cursorField;
            begun.record = draft.record;
            return store::keepNewRecord(transaction, begun);
        }
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
    const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    if (stored->network && isFreeFor(connection, actor, *stored->network)) {
        COLOPHON_TRY(
            store::takeLock(*transaction, *stored->network, actor.user.id, actor.clock->now()));
    }
    COLOPHON_TRY(transaction->commit());
    return lock;
}

Result<QList<WorklistRow>> worklistRows(store::Connection &connection, const Actor &actor)
{
    const Result<QList<MmsId>> listed = store::worklist(connection, actor.user.id);
    COLOPHON_TRY(listed);
    const Result<QList<store::BriefRow>> briefs = store::briefRows(connection, *listed);
    COLOPHON_TRY(briefs);
    const Result<QList<store::NewRecord>> begun = store::newRecordsOf(connection, actor.user.id);
    COLOPHON_TRY(begun);
    QList<WorklistRow> rows;
    for (const store::NewRecord &one : *begun) {
        WorklistRow row;
        row.row.mmsId = one.mmsId;
        row.row.brief = marc::briefOf(one.record);
        row.row.changedAt = one.changedAt;
        const Result<store::Zone> zone = store::zoneOf(connection, one.mmsId);
        COLOPHON_TRY(zone);
        row.zone = *zone;
        row.isNew = true;
        row.hasDraft = true;
        rows.append(row);
    }
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
