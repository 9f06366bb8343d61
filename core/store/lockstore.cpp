// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lockstore.h"

namespace colophon::store {

static QDateTime aliveSince(const QDateTime &at)
{
    return at.addSecs(-std::chrono::seconds(kLockLifetime).count());
}

/// Columns: mms_id, user_id, name, since, seen, assigned, name of the assigner, note.
static Lock lockIn(const Query &query)
{
    return {query.mmsId(0),   UserId(query.integer(1)), query.text(2), query.instant(3),
            query.instant(4), query.integer(5) != 0,    query.text(6), query.text(7)};
}

QString holdSentence(const Lock &lock)
{
    const QString since = lock.since.toLocalTime().toString(QStringLiteral("d MMM yyyy HH:mm"));
    if (!lock.assigned)
        return QStringLiteral("%1 is editing it, since %2").arg(lock.userName, since);
    const QString why =
        lock.note.isEmpty() ? QString() : QStringLiteral(" (“%1”)").arg(lock.note.simplified());
    return QStringLiteral("it is assigned to %1 by %2, since %3%4")
        .arg(lock.userName, lock.assignedBy, since, why);
}

Result<Lock> takeLock(Transaction &transaction, MmsId mmsId, UserId user, const QDateTime &at)
{
    const Result<std::optional<Lock>> standing = lockOf(transaction.connection(), mmsId, at);
    COLOPHON_TRY(standing);
    if (*standing && (*standing)->user != user) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("Record %1 can be read, and edited once it is released: %2.")
                         .arg(mmsId.toString(), holdSentence(**standing))};
    }
    Result<Query> take = transaction.connection().query("common/lock_take");
    COLOPHON_TRY(take);
    COLOPHON_TRY(take->bind("mms_id", mmsId)
                     .bind("user_id", user)
                     .bind("since", *standing ? (*standing)->since : at)
                     .bind("seen", at)
                     .run());
    const Result<std::optional<Lock>> taken = lockOf(transaction.connection(), mmsId, at);
    COLOPHON_TRY(taken);
    return **taken;
}

Result<void> freeLock(Transaction &transaction, MmsId mmsId, UserId user)
{
    Result<Query> query = transaction.connection().query("common/lock_free");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("user_id", user).run());
    return {};
}

Result<void> freeAnyLock(Transaction &transaction, MmsId mmsId)
{
    Result<Query> query = transaction.connection().query("common/lock_free_any");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).run());
    return {};
}

Result<void> touchLocks(Transaction &transaction, UserId user, const QDateTime &at)
{
    Result<Query> query = transaction.connection().query("common/lock_touch");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("seen", at).bind("user_id", user).bind("alive", aliveSince(at)).run());
    return {};
}

Result<std::optional<Lock>> lockOf(Connection &connection, MmsId mmsId, const QDateTime &at)
{
    Result<Query> query = connection.query("common/lock_of");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("alive", aliveSince(at)).select());
    return query->next() ? std::optional<Lock>(lockIn(*query)) : std::nullopt;
}

Result<QList<Lock>> locks(Connection &connection, const QDateTime &at)
{
    Result<Query> query = connection.query("common/lock_all");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("alive", aliveSince(at)).select());
    QList<Lock> found;
    while (query->next())
        found.append(lockIn(*query));
    return found;
}

} // namespace colophon::store
