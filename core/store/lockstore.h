// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/mmsid.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace colophon::store {

/// A lock whose program has not been heard of for this long is free (product text, section 2).
constexpr std::chrono::minutes kLockLifetime{60};

/// Who holds a record, and since when: a person who edits it, or the one it is assigned to. An
/// assignment holds until it is released, whether a program runs or not.
struct Lock {
    MmsId mmsId;
    UserId user;
    QString userName;
    QDateTime since;
    QDateTime seen;        ///< when the program that holds it last said that it lives
    bool assigned = false; ///< held by an assignment
    QString assignedBy;    ///< from whom, by name
    QString note;          ///< why, as the assigner wrote it

    friend bool operator==(const Lock &, const Lock &) = default;
};

/// "Tomasz Wójcik is editing it, since 18 Nov 2026 14:05", or to whom it is assigned, since when,
/// by whom and why. Without a full stop.
QString holdSentence(const Lock &lock);

/// Takes the lock, or renews it when the user holds it already. Conflict names the holder and since
/// when.
Result<Lock> takeLock(Transaction &transaction, MmsId mmsId, UserId user, const QDateTime &at);
/// Frees the user's own lock; nothing happens where there is none. An assignment stays.
Result<void> freeLock(Transaction &transaction, MmsId mmsId, UserId user);
/// Frees whoever's lock it is. An assignment stays.
Result<void> freeAnyLock(Transaction &transaction, MmsId mmsId);
/// Says that the program lives, for all locks of the user.
Result<void> touchLocks(Transaction &transaction, UserId user, const QDateTime &at);
/// The lock that stands at that time.
Result<std::optional<Lock>> lockOf(Connection &connection, MmsId mmsId, const QDateTime &at);
Result<QList<Lock>> locks(Connection &connection, const QDateTime &at);

} // namespace colophon::store
