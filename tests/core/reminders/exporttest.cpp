// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/calendarfile.h"
#include "reminders/spreadsheet.h"

#include <catch2/catch.hpp>

#include <QProcess>

using namespace colophon;
using namespace colophon::reminders;

namespace {

ReminderRow row()
{
    ReminderRow made;
    made.reminder.id = ReminderId(7);
    made.reminder.mmsId = MmsId::fromStored(9910000014838);
    made.reminder.version = 3;
    made.reminder.details.text = QStringLiteral("Close 264 $c, then 300; see \\notes\nand 紅樓夢");
    made.reminder.details.date = QDate(2026, 12, 31);
    made.reminder.createdAt = made.reminder.changedAt =
        QDateTime(QDate(2026, 11, 18), QTime(14, 5), Qt::UTC);
    made.title =
        QStringLiteral("Hong lou meng 紅樓夢, a title that goes on for longer than one line");
    made.type = QStringLiteral("Close record");
    return made;
}

} // namespace

TEST_CASE("A value that a spreadsheet would run is written as text")
{
    const auto [value, written] = GENERATE(table<const char *, const char *>({
        {"plain", "plain"},
        {"=1+1", "'=1+1"},
        {"+49 30", "'+49 30"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\tx", "\"'\tx\""},
        {"a=b", "a=b"},
        {"", ""},
        {"a,b", "\"a,b\""},
        {"say \"so\"", "\"say \"\"so\"\"\""},
        {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
        {"two\nlines", "\"two\nlines\""},
    }));
    CHECK(csvLine({QString::fromUtf8(value), QStringLiteral("z")}).toStdString()
          == std::string(written) + ",z\r\n");
}

TEST_CASE("The calendar file holds all-day events in lines of 75 bytes, with its text escaped")
{
    const QByteArray file = calendarFile({row()}, QStringLiteral("cat"),
                                         QDateTime(QDate(2026, 11, 18), QTime(14, 6), Qt::UTC));
    CHECK(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    CHECK(file.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    for (const QByteArray &line : file.split('\n')) {
        CHECK((line.isEmpty() || line.endsWith('\r')));
        CHECK(line.size() <= 76);                        // with the return
        CHECK(QString::fromUtf8(line).toUtf8() == line); // no character was cut in two
    }
    QByteArray whole = file;
    whole.replace("\r\n ", "");
    CHECK(whole.contains("\r\nUID:reminder-7@cat.colophon\r\n"));
    CHECK(whole.contains("\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    CHECK(whole.contains("\r\nSEQUENCE:2\r\n"));
    CHECK(whole.contains("Close 264 $c\\, then 300\\; see \\\\notes\\nand 紅樓夢\r\n"));
    CHECK(whole.contains("\r\nDTSTAMP:20261118T140600Z\r\n"));
}
