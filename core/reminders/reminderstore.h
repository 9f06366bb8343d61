// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reminders/reminder.h"
#include "store/transaction.h"

#include <QList>

/// The rows of table `reminder`, without any rule of who may what: changes.h has those.
namespace colophon::reminders {

/// With its `id` where it has one (an undo), else with a new one, which it gives. NotFound when the
/// record is not there.
Result<ReminderId> insertReminder(store::Transaction &transaction, const Reminder &reminder);
/// Conflict when the row is not at `baseVersion`.
Result<void> updateReminder(store::Transaction &transaction, const Reminder &reminder,
                            qint64 baseVersion);
/// Conflict when the row is not at `version`.
Result<void> deleteReminder(store::Transaction &transaction, ReminderId id, qint64 version);

/// NotFound with a sentence.
Result<ReminderRow> reminderRow(store::Connection &connection, ReminderId id);
/// Rows for ids, in that order; ids that are gone are left out.
Result<QList<ReminderRow>> reminderRows(store::Connection &connection,
                                        const QList<ReminderId> &ids);
/// Open ones first, by date.
Result<QList<ReminderRow>> remindersOf(store::Connection &connection, MmsId mmsId);

/// What a list says of a record: how many reminders are open.
struct Summary {
    int open = 0;
    int overdue = 0;
    QDate next; ///< the first date of the open ones

    friend bool operator==(const Summary &, const Summary &) = default;
};
Result<Summary> summaryOf(store::Connection &connection, MmsId mmsId, QDate onDay);

} // namespace colophon::reminders
