// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/calendarfile.h"

namespace colophon::reminders {

namespace {

/// RFC 5545, 3.1: lines of at most 75 bytes, continued with CRLF and a blank, never inside a
/// character.
QByteArray folded(const QByteArray &line)
{
    constexpr int kMost = 75;
    QByteArray out;
    int used = 0;
    for (qsizetype i = 0; i < line.size();) {
        qsizetype end = i + 1;
        while (end < line.size() && (uchar(line.at(end)) & 0xC0) == 0x80)
            ++end;
        if (used + (end - i) > kMost) {
            out += "\r\n ";
            used = 1;
        }
        out += line.sliced(i, end - i);
        used += int(end - i);
        i = end;
    }
    return out + "\r\n";
}

/// RFC 5545, 3.3.11. Other control characters can't be in a file and become blanks.
QString escaped(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'\\' || c == u';' || c == u',')
            out += u'\\';
        if (c == u'\n')
            out += QLatin1String("\\n");
        else if (c.category() == QChar::Other_Control)
            out += c == u'\r' ? QString() : QStringLiteral(" ");
        else
            out += c;
    }
    return out;
}

QByteArray textLine(const char *name, const QString &value)
{
    return folded(QByteArray(name) + ':' + escaped(value).toUtf8());
}

QByteArray instantLine(const char *name, const QDateTime &at)
{
    return folded(QByteArray(name) + ':'
                  + at.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1());
}

QByteArray dateLine(const char *name, QDate date)
{
    return folded(QByteArray(name)
                  + ";VALUE=DATE:" + date.toString(QStringLiteral("yyyyMMdd")).toLatin1());
}

QByteArray event(const ReminderRow &row, const QString &catalogueId, const QDateTime &stamp)
{
    const Reminder &reminder = row.reminder;
    const QString about = QStringLiteral("%1\nMMS ID %2\n%3")
                              .arg(row.title, reminder.mmsId.toString(), reminder.details.text);
    return QByteArrayLiteral("BEGIN:VEVENT\r\n")
           + textLine(
               "UID",
               QStringLiteral("reminder-%1@%2.colophon").arg(reminder.id.value()).arg(catalogueId))
           + instantLine("DTSTAMP", stamp) + instantLine("CREATED", reminder.createdAt)
           + instantLine("LAST-MODIFIED", reminder.changedAt)
           + folded("SEQUENCE:" + QByteArray::number(reminder.version - 1))
           + dateLine("DTSTART", reminder.details.date)
           + dateLine("DTEND", reminder.details.date.addDays(1))
           + textLine("SUMMARY", QStringLiteral("%1: %2").arg(row.type, row.title))
           + textLine("DESCRIPTION", about) + textLine("CATEGORIES", row.type)
           + QByteArrayLiteral("CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

} // namespace

QByteArray calendarFile(const QList<ReminderRow> &rows, const QString &catalogueId,
                        const QDateTime &stamp)
{
    QByteArray file = QByteArrayLiteral("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                        "PRODID:-//Colophon//Reminders//EN\r\n"
                                        "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    for (const ReminderRow &row : rows)
        file += event(row, catalogueId, stamp);
    return file + QByteArrayLiteral("END:VCALENDAR\r\n");
}

} // namespace colophon::reminders
