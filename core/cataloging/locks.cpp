// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/locks.h"

#include "cataloging/permission.h"
#include "cataloging/writing.h"

namespace colophon::cataloging {

static bool managesLocks(const Actor &actor)
{
    return may(actor.user, Task::FreeLocks).ok();
}

Result<QList<HeldLock>> locksFor(store::Connection &connection, const Actor &actor)
{
    const Result<QList<store::Lock>> all = store::locks(connection, actor.clock->now());
    COLOPHON_TRY(all);
    QList<HeldLock> held;
    for (const store::Lock &lock : *all) {
        if (lock.user != actor.user.id && !managesLocks(actor))
            continue;
        const Result<QList<store::BriefRow>> rows = store::briefRows(connection, {lock.mmsId});
        COLOPHON_TRY(rows);
        const Result<store::Zone> zone = store::zoneOf(connection, lock.mmsId);
        COLOPHON_TRY(zone);
        const Result<std::optional<store::Draft>> draft =
            store::draftOf(connection, lock.mmsId, lock.user);
        COLOPHON_TRY(draft);
        held.append({lock, rows->value(0), *zone, draft->has_value()});
    }
    return held;
}

static Result<bool> freeOne(store::Transaction &transaction, const Actor &actor, MmsId mmsId)
{
    const Result<std::optional<store::Lock>> lock =
        store::lockOf(transaction.connection(), mmsId, actor.clock->now());
    COLOPHON_TRY(lock);
    if (!*lock)
        return false;
    const bool own = (*lock)->user == actor.user.id;
    if (!own && !managesLocks(actor)) {
        return Error{ErrorCode::Denied,
                     QStringLiteral("Record %1 is locked by %2. Freeing somebody else's lock needs "
                                    "the role Catalog Manager.")
                         .arg(mmsId.toString(), (*lock)->userName)};
    }
    if ((*lock)->assigned) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The lock of record %1 was not freed: %2. Release the "
                                    "assignment instead.")
                         .arg(mmsId.toString(), store::holdSentence(**lock))};
    }
    COLOPHON_TRY(store::freeAnyLock(transaction, mmsId));
    if (!own) {
        COLOPHON_TRY(
            addHistory(transaction, actor, mmsId, QStringLiteral("freeLock"), (*lock)->userName));
    }
    return true;
}

Result<int> freeLocks(store::Connection &connection, const Actor &actor, const QList<MmsId> &mmsIds)
{
    COLOPHON_TRY(mayWork(actor));
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<int> {
        int freed = 0;
        for (const MmsId mmsId : mmsIds) {
            const Result<bool> one = freeOne(transaction, actor, mmsId);
            COLOPHON_TRY(one);
            freed += *one ? 1 : 0;
        }
        return freed;
    });
}

} // namespace colophon::cataloging
