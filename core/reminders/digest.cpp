// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/digest.h"

#include <QLocale>
#include <QStringList>

namespace colophon::reminders {

namespace {

void addPart(QStringList &lines, const QString &heading, const QList<ReminderRow> &rows)
{
    if (rows.isEmpty())
        return;
    lines.append({heading, QString()});
    for (const ReminderRow &row : rows) {
        lines.append(
            QStringLiteral("  %1  %2: %3 (%4)")
                .arg(QLocale::c().toString(row.reminder.details.date, QStringLiteral("d MMM yyyy")),
                     row.type, row.title, row.reminder.mmsId.toString()));
        lines.append(QStringLiteral("      ")
                     + QString(row.reminder.details.text).replace(u'\n', u' '));
    }
    lines.append(QString());
}

} // namespace

Result<Digest> digestFor(store::Connection &connection, const store::User &person, QDate onDay,
                         int days)
{
    QList<ReminderId> ids;
    {
        Result<store::Query> query = connection.query("common/reminders_due_for");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("until", onDay.addDays(days).toString(Qt::ISODate))
                         .bind("user_id", person.id)
                         .select());
        while (query->next())
            ids.append(ReminderId(query->integer(0)));
    }
    const Result<QList<ReminderRow>> rows = reminderRows(connection, ids);
    COLOPHON_TRY(rows);
    Digest digest;
    digest.person = person;
    for (const ReminderRow &row : *rows) {
        const QDate date = row.reminder.details.date;
        (date < onDay ? digest.overdue : date == onDay ? digest.today : digest.soon).append(row);
    }
    return digest;
}

Result<QList<Digest>> digests(store::Connection &connection, QDate onDay, int days)
{
    const Result<QList<store::User>> people = store::users(connection);
    COLOPHON_TRY(people);
    QList<Digest> found;
    for (const store::User &person : *people) {
        if (!person.enabled)
            continue;
        Result<Digest> digest = digestFor(connection, person, onDay, days);
        COLOPHON_TRY(digest);
        if (!digest->isEmpty())
            found.append(std::move(*digest));
    }
    return found;
}

Result<DueCount> dueCountFor(store::Connection &connection, UserId person, QDate onDay)
{
    Result<store::Query> query = connection.query("common/reminder_due_count_for");
    COLOPHON_TRY(query);
    COLOPHON_TRY(
        query->bind("today", onDay.toString(Qt::ISODate)).bind("user_id", person).selectOne());
    return DueCount{int(query->integer(0)), int(query->integer(1))};
}

QString digestSubject(const Digest &digest)
{
    return QStringLiteral("Colophon reminders: %1 overdue, %2 today, %3 soon")
        .arg(digest.overdue.size())
        .arg(digest.today.size())
        .arg(digest.soon.size());
}

QString digestText(const Digest &digest)
{
    QStringList lines{digest.person.name + u',', QString()};
    addPart(lines, QStringLiteral("Overdue"), digest.overdue);
    addPart(lines, QStringLiteral("Today"), digest.today);
    addPart(lines, QStringLiteral("Soon"), digest.soon);
    lines.append(QStringLiteral("Resources > Cataloging > Reminders lists them all."));
    return lines.join(u'\n') + u'\n';
}

} // namespace colophon::reminders
