// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/connection.h"

#include <QDate>
#include <QList>

namespace colophon::reminders {

/// What the tiles of Manage Reminders and the badge on the rail say.
struct Tiles {
    qint64 overdue = 0;
    QDate oldest;           ///< of the overdue ones
    qint64 dueThisWeek = 0; ///< from today to the week's end
    qint64 dueToday = 0;
    QDate weekEnd;
    qint64 dueThisMonth = 0; ///< from today to the month's end
    QDate monthEnd;
    qint64 doneThisMonth = 0;
    qint64 doneLastMonth = 0;
};

/// One bar of the chart: what is or was due in the seven days from `start` on.
struct Week {
    QDate start;
    int due = 0;
    int overdue = 0;
    int done = 0;

    int total() const { return due + overdue + done; }
    friend bool operator==(const Week &, const Week &) = default;
};

/// The first day of the week that holds `day`.
QDate weekStart(QDate day, Qt::DayOfWeek firstDay);

Result<Tiles> tiles(store::Connection &connection, QDate onDay, Qt::DayOfWeek firstDay);
/// `before` weeks, the one of `onDay`, and `after` weeks.
Result<QList<Week>> weeks(store::Connection &connection, QDate onDay, Qt::DayOfWeek firstDay,
                          int before, int after);

Result<qint64> overdueCount(store::Connection &connection, QDate onDay);

} // namespace colophon::reminders
