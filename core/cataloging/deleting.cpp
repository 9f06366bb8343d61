// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/deleting.h"

#include "cataloging/writing.h"
#include "search/indexing.h"

#include <QStringList>

namespace colophon::cataloging {

namespace {

/// "Ashgrove (2 records), Birch Hill (1 record)"
QString holders(const QList<store::Zone> &zones, const QList<store::Attached> &attached)
{
    QStringList names;
    for (const store::Zone &zone : zones) {
        const auto count =
            std::count_if(attached.begin(), attached.end(),
                          [&zone](const store::Attached &one) { return one.zone == zone.id; });
        if (count > 0) {
            names.append(QStringLiteral("%1 (%2)").arg(
                zone.name,
                count == 1 ? QStringLiteral("1 record") : QStringLiteral("%1 records").arg(count)));
        }
    }
    return names.join(QLatin1String(", "));
}

Result<void> isHeldByNobody(store::Connection &connection, MmsId network)
{
    const Result<QList<store::Attached>> attached = store::attachedTo(connection, network);
    COLOPHON_TRY(attached);
    if (attached->isEmpty())
        return {};
    const Result<QList<store::Zone>> zones = store::zones(connection);
    COLOPHON_TRY(zones);
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("Record %1 of the Network Zone was not deleted: it is held by %2. "
                                "Their records must be unlinked or deleted first.")
                     .arg(network.toString(), holders(*zones, *attached))};
}

Result<void> hasNoTypingOfOthers(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    const Result<QList<store::DraftHolder>> drafts = store::draftHolders(connection, mmsId);
    COLOPHON_TRY(drafts);
    for (const store::DraftHolder &holder : *drafts) {
        if (holder.user != actor.user.id) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("Record %1 was not deleted: %2 has changes to it that are "
                                        "not saved. They must be saved or discarded first.")
                             .arg(mmsId.toString(), holder.userName)};
        }
    }
    return {};
}

} // namespace

Result<Step> deleteIn(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                      const QString &detail)
{
    store::Connection &connection = transaction.connection();
    COLOPHON_TRY(mayWork(actor));
    const Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    if (zone->kind == store::ZoneKind::Network) {
        COLOPHON_TRY(mayChangeNetwork(connection, actor));
        COLOPHON_TRY(isHeldByNobody(connection, mmsId));
    }
    COLOPHON_TRY(isFreeFor(connection, actor, mmsId));
    COLOPHON_TRY(hasNoTypingOfOthers(connection, actor, mmsId));
    const Result<std::optional<store::Draft>> draft =
        store::draftOf(connection, mmsId, actor.user.id);
    COLOPHON_TRY(draft);
    COLOPHON_TRY(search::removeFromIndex(transaction, mmsId, search::indexEntryOf(stored->record)));
    COLOPHON_TRY(store::removeRecord(transaction, mmsId, actor.user.id, actor.clock->now()));
    COLOPHON_TRY(addHistory(transaction, actor, mmsId, QStringLiteral("delete"), detail));
    Step step{Action::Delete, mmsId, stored->network, stored->version, 0};
    step.draft = *draft;
    return step;
}

Result<void> restoreIn(store::Transaction &transaction, const Actor &actor, MmsId mmsId)
{
    store::Connection &connection = transaction.connection();
    COLOPHON_TRY(mayWork(actor));
    const Result<std::optional<MmsId>> network = store::networkOfRemoved(connection, mmsId);
    COLOPHON_TRY(network);
    if (*network) {
        const Result<bool> exists = store::recordExists(connection, **network);
        COLOPHON_TRY(exists);
        if (!*exists) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("Record %1 was not brought back: record %2 of the Network "
                                        "Zone, which it was attached to, has been deleted too. "
                                        "Bring that one back first.")
                             .arg(mmsId.toString(), (*network)->toString())};
        }
    }
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    if (zone->kind == store::ZoneKind::Network)
        COLOPHON_TRY(mayChangeNetwork(connection, actor));
    const Result<store::StoredRecord> removed = store::removedRecord(connection, mmsId);
    COLOPHON_TRY(removed);
    COLOPHON_TRY(store::bringBack(transaction, mmsId));
    const PreparedRecord prepared = prepare(removed->record);
    COLOPHON_TRY(store::replaceBrief(transaction, rowOf(prepared, actor, mmsId, {})));
    COLOPHON_TRY(search::addToIndex(transaction, mmsId, prepared.listed.index));
    return addHistory(transaction, actor, mmsId, QStringLiteral("restore"));
}

Result<Step> deleteRecord(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    return inTransaction(connection, [&](store::Transaction &transaction) {
        return deleteIn(transaction, actor, mmsId);
    });
}

Result<void> restoreRecord(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    return inTransaction(connection, [&](store::Transaction &transaction) {
        return restoreIn(transaction, actor, mmsId);
    });
}

} // namespace colophon::cataloging
