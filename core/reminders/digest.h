// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reminders/reminderstore.h"
#include "store/userstore.h"

#include <QDate>
#include <QList>
#include <QString>

namespace colophon::reminders {

/// What a person has to see to: the open reminders that name them, or that they made and that name
/// nobody, up to a day.
struct Digest {
    store::User person;
    QList<ReminderRow> overdue;
    QList<ReminderRow> today;
    QList<ReminderRow> soon;

    bool isEmpty() const { return overdue.isEmpty() && today.isEmpty() && soon.isEmpty(); }
};

/// `days`: how far `soon` looks ahead.
Result<Digest> digestFor(store::Connection &connection, const store::User &person, QDate onDay,
                         int days);
/// Those of all active people that are not empty.
Result<QList<Digest>> digests(store::Connection &connection, QDate onDay, int days);

/// How many are overdue and due today for the person: what the notification of the desktop says.
struct DueCount {
    int overdue = 0;
    int today = 0;
};
Result<DueCount> dueCountFor(store::Connection &connection, UserId person, QDate onDay);

/// The mail: a subject, and plain text with a line for each reminder.
QString digestSubject(const Digest &digest);
QString digestText(const Digest &digest);

} // namespace colophon::reminders
