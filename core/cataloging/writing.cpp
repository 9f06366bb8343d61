// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/writing.h"

#include "cataloging/permission.h"
#include "marc/localfields.h"
#include "search/indexing.h"
#include "store/catalogue.h"
#include "store/historystore.h"

namespace colophon::cataloging {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};
constexpr marc::Tag k005{"005"};

Error heldByAnother(const store::Lock &lock)
{
    return {ErrorCode::Conflict,
            QStringLiteral("Record %1 was not changed: %2. Try again when it is released.")
                .arg(lock.mmsId.toString(), store::holdSentence(lock))};
}

/// The row in lists and the index entry of a record whose fields changed from `before` to `after`.
Result<void> follow(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                    const marc::Record &before, const marc::Record &after)
{
    const PreparedRecord prepared = prepare(after);
    COLOPHON_TRY(store::replaceBrief(transaction, rowOf(prepared, actor, mmsId, {})));
    return search::changeInIndex(transaction, mmsId, search::indexEntryOf(before),
                                 prepared.listed.index);
}

/// The records of institutions show the network record's fields: their lists and indexes follow it.
Result<void> followInInstitutions(store::Transaction &transaction, const Actor &actor,
                                  MmsId network, const marc::Record &before,
                                  const marc::Record &after)
{
    const Result<QList<store::Attached>> attached =
        store::attachedTo(transaction.connection(), network);
    COLOPHON_TRY(attached);
    for (const store::Attached &one : *attached) {
        const Result<store::StoredRecord> stored =
            store::recordOf(transaction.connection(), one.mmsId);
        COLOPHON_TRY(stored);
        const QList<marc::Field> local = marc::localFields(stored->record);
        COLOPHON_TRY(follow(transaction, actor, one.mmsId, marc::composed(before, local),
                            marc::composed(after, local)));
    }
    return {};
}

} // namespace

Result<void> mayWork(const Actor &actor)
{
    return may(actor.user, Task::Catalog);
}

Result<void> mayChangeNetwork(store::Connection &connection, const Actor &actor)
{
    const Result<store::Roles> allowed = networkRoles(connection);
    COLOPHON_TRY(allowed);
    if (actor.user.roles & *allowed)
        return {};
    return Error{ErrorCode::Denied,
                 QStringLiteral("%1 may not change records and fields of the Network Zone in this "
                                "catalogue. Change local fields, or ask a catalog manager.")
                     .arg(actor.user.name)};
}

Result<void> isFreeFor(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(connection, mmsId, actor.clock->now());
    COLOPHON_TRY(lock);
    if (*lock && (*lock)->user != actor.user.id)
        return heldByAnother(**lock);
    return {};
}

store::NewRecordRow rowOf(const PreparedRecord &prepared, const Actor &actor, MmsId mmsId,
                          const QString &reason)
{
    store::NewRecordRow row;
    row.mmsId = mmsId;
    row.record = prepared.record;
    row.brief = prepared.listed.row.brief;
    row.titleKey = prepared.listed.row.titleKey;
    row.nameKey = prepared.listed.row.nameKey;
    row.user = actor.user.id;
    row.at = actor.clock->now();
    row.reason = reason;
    return row;
}

marc::Record asSaved(const marc::Record &record, MmsId mmsId, const QDateTime &at)
{
    marc::Record saved = record;
    saved.removeAll(k001);
    saved.removeAll(k003);
    saved.fields().prepend(marc::Field::control(k001, mmsId.toString()));
    saved.setControlValue(k005, transactionStamp(at));
    return saved;
}

Result<qint64> writeVersion(store::Transaction &transaction, const Actor &actor,
                            const store::StoredRecord &former, qint64 baseVersion,
                            const marc::Record &seen, std::optional<MmsId> network,
                            const QString &reason)
{
    const marc::Record saved = network ? seen : asSaved(seen, former.mmsId, actor.clock->now());
    const PreparedRecord prepared = prepare(saved);
    store::NewRecordRow row = rowOf(prepared, actor, former.mmsId, reason);
    row.network = network;
    const Result<qint64> version = store::replaceRecord(transaction, row, baseVersion);
    COLOPHON_TRY(version);
    COLOPHON_TRY(search::changeInIndex(transaction, former.mmsId,
                                       search::indexEntryOf(former.record), prepared.listed.index));
    COLOPHON_TRY(followInInstitutions(transaction, actor, former.mmsId, former.record, saved));
    return version;
}

Result<MmsId> addAttached(store::Transaction &transaction, const Actor &actor,
                          const store::Zone &institution, const store::StoredRecord &network,
                          const QList<marc::Field> &local, const QString &reason,
                          const QString &detail)
{
    const Result<MmsId> mmsId = store::takeMmsId(transaction, institution);
    COLOPHON_TRY(mmsId);
    const PreparedRecord prepared = prepare(marc::composed(network.record, local));
    store::NewRecordRow row = rowOf(prepared, actor, *mmsId, reason);
    row.zone = institution.id;
    row.network = network.mmsId;
    COLOPHON_TRY(store::insertRecord(transaction, row));
    COLOPHON_TRY(search::addToIndex(transaction, *mmsId, prepared.listed.index));
    COLOPHON_TRY(addHistory(transaction, actor, *mmsId, reason, detail));
    COLOPHON_TRY(
        addHistory(transaction, actor, network.mmsId, QStringLiteral("link"), mmsId->toString()));
    return *mmsId;
}

Result<void> addHistory(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                        const QString &action, const QString &detail)
{
    return store::addHistory(transaction,
                             {mmsId, actor.user.id, {}, actor.clock->now(), action, detail});
}

Result<store::Roles> networkRoles(store::Connection &connection)
{
    const Result<QString> words = store::metaValue(connection, kNetworkRolesKey);
    COLOPHON_TRY(words);
    if (words->isEmpty())
        return store::Roles(store::Role::Cataloger | store::Role::CatalogManager
                            | store::Role::CatalogAdministrator);
    return store::rolesFromWords(words->split(u' ', Qt::SkipEmptyParts));
}

Result<void> setNetworkRoles(store::Connection &connection, const Actor &actor, store::Roles roles)
{
    if (!actor.user.roles.testFlag(store::Role::CatalogAdministrator)) {
        return Error{ErrorCode::Denied,
                     QStringLiteral("Only a Catalog Administrator sets who may change the Network "
                                    "Zone.")};
    }
    return inTransaction(connection, [&](store::Transaction &transaction) {
        return store::setMetaValue(transaction, kNetworkRolesKey,
                                   store::roleWords(roles).join(u' '));
    });
}

} // namespace colophon::cataloging
