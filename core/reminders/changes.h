// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"
#include "reminders/reminder.h"
#include "store/connection.h"

#include <QList>

#include <optional>

/// What a person does with reminders, each call one transaction, and how it is taken back.
/// Thread rule: that of the connection handed in.
namespace colophon::reminders {

/// One reminder before and after: no `before` where it was made, no `after` where it was deleted.
struct Change {
    std::optional<Reminder> before;
    std::optional<Reminder> after;
};
using Changes = QList<Change>;

/// On any record that the catalogue holds, also one that somebody else has locked: a reminder does
/// not change it. InvalidInput for a missing text or date or a code that is unknown or turned off,
/// NotFound, Denied for a person who was disabled.
Result<Changes> addReminder(store::Connection &connection, const cataloging::Actor &actor,
                            MmsId mmsId, const Details &details);
/// `baseVersion` is the version that was shown: Conflict when somebody else changed it since. A
/// code that the reminder has already may be one that is turned off.
Result<Changes> editReminder(store::Connection &connection, const cataloging::Actor &actor,
                             ReminderId id, const Details &details, qint64 baseVersion);

/// What is to be changed in many; the rest stays.
struct Edit {
    std::optional<QString> type;
    std::optional<QString> status;
    std::optional<QDate> date;
    std::optional<UserId> person;
    std::optional<QString> text;
    std::optional<Repeat> repeat;
};
/// Reminders that are gone are passed over: `changes` has those that were changed.
Result<Changes> changeReminders(store::Connection &connection, const cataloging::Actor &actor,
                                const QList<ReminderId> &ids, const Edit &edit);
/// Done as of today, with the first closing status where the table has one. One that repeats makes
/// the next, which is among the changes; its date is the first of the series that is not past.
Result<Changes> markDone(store::Connection &connection, const cataloging::Actor &actor,
                         const QList<ReminderId> &ids);
/// Open again, with the default status where its own is a closing one.
Result<Changes> reopen(store::Connection &connection, const cataloging::Actor &actor,
                       const QList<ReminderId> &ids);
Result<Changes> deleteReminders(store::Connection &connection, const cataloging::Actor &actor,
                                const QList<ReminderId> &ids);

struct Undone {
    int count = 0;
    QList<ReminderId> left; ///< somebody else has changed these since
};
Result<Undone> undo(store::Connection &connection, const cataloging::Actor &actor,
                    const Changes &changes);

/// The same inside a transaction that is open already, for jobs.
Result<Changes> changeIn(store::Transaction &transaction, const cataloging::Actor &actor,
                         const QList<ReminderId> &ids, const Edit &edit);
Result<Changes> deleteIn(store::Transaction &transaction, const cataloging::Actor &actor,
                         const QList<ReminderId> &ids);
Result<Undone> undoIn(store::Transaction &transaction, const cataloging::Actor &actor,
                      const Changes &changes);
/// What the record's history says of a reminder: "2026-11-18 · GENERAL · Close record". Everything
/// above is in the history already.
QString historyDetail(const Details &details);

/// InvalidInput where a code of the edit is unknown or turned off.
Result<void> checkEdit(store::Connection &connection, const Edit &edit);

/// For a job's records of what it changed.
QByteArray toBytes(const Changes &changes);
Changes changesFromBytes(const QByteArray &bytes);

} // namespace colophon::reminders
