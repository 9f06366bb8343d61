// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/overview.h"

namespace colophon::reminders {

static QString iso(QDate date)
{
    return date.toString(Qt::ISODate);
}

static QDate monthStart(QDate day)
{
    return {day.year(), day.month(), 1};
}

static Result<qint64> doneBetween(store::Connection &connection, QDate from, QDate to)
{
    Result<store::Query> query = connection.query("common/reminder_done_between");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("from", iso(from)).bind("to", iso(to)).selectOne());
    return query->integer(0);
}

QDate weekStart(QDate day, Qt::DayOfWeek firstDay)
{
    return day.addDays(-((day.dayOfWeek() - int(firstDay) + 7) % 7));
}

Result<Tiles> tiles(store::Connection &connection, QDate onDay, Qt::DayOfWeek firstDay)
{
    Tiles tiles;
    tiles.weekEnd = weekStart(onDay, firstDay).addDays(6);
    tiles.monthEnd = monthStart(onDay).addMonths(1).addDays(-1);
    {
        Result<store::Query> query = connection.query("common/reminder_tiles");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("today", iso(onDay))
                         .bind("week_end", iso(tiles.weekEnd))
                         .bind("month_end", iso(tiles.monthEnd))
                         .selectOne());
        tiles.overdue = query->integer(0);
        const QDate oldest = QDate::fromString(query->text(1), Qt::ISODate);
        if (tiles.overdue > 0)
            tiles.oldest = oldest;
        tiles.dueThisWeek = query->integer(2);
        tiles.dueToday = query->integer(3);
        tiles.dueThisMonth = query->integer(4);
    }
    const QDate month = monthStart(onDay);
    const Result<qint64> now = doneBetween(connection, month, tiles.monthEnd);
    COLOPHON_TRY(now);
    const Result<qint64> last = doneBetween(connection, month.addMonths(-1), month.addDays(-1));
    COLOPHON_TRY(last);
    tiles.doneThisMonth = *now;
    tiles.doneLastMonth = *last;
    return tiles;
}

Result<QList<Week>> weeks(store::Connection &connection, QDate onDay, Qt::DayOfWeek firstDay,
                          int before, int after)
{
    const QDate start = weekStart(onDay, firstDay).addDays(-7 * before);
    QList<Week> weeks;
    for (int i = 0; i <= before + after; ++i)
        weeks.append({start.addDays(7 * i)});
    Result<store::Query> query = connection.query("common/reminder_days");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("from", iso(start))
                     .bind("to", iso(weeks.constLast().start.addDays(6)))
                     .select());
    while (query->next()) {
        const QDate date = QDate::fromString(query->text(0), Qt::ISODate);
        Week &week = weeks[start.daysTo(date) / 7];
        (query->integer(1) != 0 ? week.done
         : date < onDay         ? week.overdue
                                : week.due) += int(query->integer(2));
    }
    return weeks;
}

Result<qint64> overdueCount(store::Connection &connection, QDate onDay)
{
    Result<store::Query> query = connection.query("common/reminder_overdue_count");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("today", iso(onDay)).selectOne());
    return query->integer(0);
}

} // namespace colophon::reminders
