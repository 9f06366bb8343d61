// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/repeat.h"
#include "reminders/overview.h"
#include "support/fixedclock.h"

#include <catch2/catch.hpp>

#include <ctime>

using namespace colophon;
using namespace colophon::reminders;

TEST_CASE("A repeat keeps the day of its series over short months and leap years")
{
    // anchor, after, unit, every, expected; worked out by hand on a calendar
    const auto [anchor, after, unit, every, expected] =
        GENERATE(table<QDate, QDate, RepeatUnit, int, QDate>({
            {QDate(2027, 1, 31), QDate(2027, 1, 31), RepeatUnit::Month, 1, QDate(2027, 2, 28)},
            {QDate(2027, 1, 31), QDate(2027, 2, 28), RepeatUnit::Month, 1, QDate(2027, 3, 31)},
            {QDate(2027, 1, 31), QDate(2027, 3, 31), RepeatUnit::Month, 1, QDate(2027, 4, 30)},
            {QDate(2028, 1, 30), QDate(2028, 1, 30), RepeatUnit::Month, 1, QDate(2028, 2, 29)},
            {QDate(2026, 11, 30), QDate(2026, 11, 30), RepeatUnit::Month, 3, QDate(2027, 2, 28)},
            {QDate(2028, 2, 29), QDate(2028, 2, 29), RepeatUnit::Year, 1, QDate(2029, 2, 28)},
            {QDate(2028, 2, 29), QDate(2031, 2, 28), RepeatUnit::Year, 1, QDate(2032, 2, 29)},
            {QDate(2026, 12, 31), QDate(2026, 12, 31), RepeatUnit::Day, 1, QDate(2027, 1, 1)},
            {QDate(2026, 12, 30), QDate(2026, 12, 30), RepeatUnit::Week, 2, QDate(2027, 1, 13)},
            {QDate(2026, 1, 15), QDate(2026, 11, 17), RepeatUnit::Month, 1, QDate(2026, 12, 15)},
            {QDate(2026, 1, 15), QDate(2025, 6, 1), RepeatUnit::Year, 1, QDate(2026, 1, 15)},
            {QDate(1927, 5, 1), QDate(2027, 5, 1), RepeatUnit::Day, 1, QDate(2027, 5, 2)},
        }));
    INFO(anchor.toString(Qt::ISODate).toStdString()
         << " after " << after.toString(Qt::ISODate).toStdString());
    CHECK(nextDate(anchor, after, {unit, every}) == expected);
}

TEST_CASE("Without a repeat there is no next date")
{
    CHECK(nextDate(QDate(2027, 1, 1), QDate(2027, 1, 1), {}).isNull());
    CHECK(nextDate(QDate(2027, 1, 1), QDate(2027, 1, 1), {RepeatUnit::Month, 0}).isNull());
}

TEST_CASE("A repeat is written and read as words")
{
    const auto [word, repeat] =
        GENERATE(table<const char *, Repeat>({{"none", {}},
                                              {"year", {RepeatUnit::Year, 1}},
                                              {"3 months", {RepeatUnit::Month, 3}},
                                              {"2 weeks", {RepeatUnit::Week, 2}}}));
    CHECK(repeatText(repeat) == QLatin1String(word));
    CHECK(*repeatFromText(QLatin1String(word)) == repeat);
    CHECK(*repeatFromText(QStringLiteral("Monthly")) == Repeat{RepeatUnit::Month, 1});
    for (const char *bad : {"0 days", "1000 days", "often", "3", "3 moons", "- days"})
        CHECK_FALSE(repeatFromText(QLatin1String(bad)).ok());
}

TEST_CASE("A date is a day of the calendar, written as 2027-01-15")
{
    CHECK(*dateFromText(QStringLiteral("2028-02-29")) == QDate(2028, 2, 29));
    for (const char *bad : {"2027-02-29", "2027-1-5", "15.1.2027", "", "2027-01-15T10:00", "soon"})
        CHECK_FALSE(dateFromText(QLatin1String(bad)).ok());
}

TEST_CASE("Today is the day where the program runs, also next to a change of clocks")
{
    class At final : public Clock {
    public:
        explicit At(const QDateTime &at) : m_at(at) {}
        QDateTime now() const override { return m_at; }

    private:
        QDateTime m_at;
    };
    const QByteArray former = qgetenv("TZ");
    const auto todayIn = [](const char *zone, const QDateTime &at) {
        qputenv("TZ", zone);
        tzset();
        return today(At(at));
    };
    const auto utc = [](int month, int day, int hour, int minute) {
        return QDateTime(QDate(2026, month, day), QTime(hour, minute), Qt::UTC);
    };
    // New York leaves summer time on 1 November 2026 at 06:00 UTC: 04:30 UTC is 00:30 there.
    CHECK(todayIn("America/New_York", utc(11, 1, 3, 30)) == QDate(2026, 10, 31));
    CHECK(todayIn("America/New_York", utc(11, 1, 4, 30)) == QDate(2026, 11, 1));
    CHECK(todayIn("America/New_York", utc(11, 2, 4, 30)) == QDate(2026, 11, 1));
    // Berlin enters it on 29 March 2026 at 01:00 UTC.
    CHECK(todayIn("Europe/Berlin", utc(3, 28, 23, 30)) == QDate(2026, 3, 29));
    CHECK(todayIn("Europe/Berlin", utc(3, 29, 22, 30)) == QDate(2026, 3, 30));
    CHECK(todayIn("Pacific/Kiritimati", utc(12, 31, 10, 0)) == QDate(2027, 1, 1));
    qputenv("TZ", former);
    tzset();
}

TEST_CASE("A week begins on the day that the locale says")
{
    CHECK(weekStart(QDate(2026, 11, 18), Qt::Monday) == QDate(2026, 11, 16));
    CHECK(weekStart(QDate(2026, 11, 16), Qt::Monday) == QDate(2026, 11, 16));
    CHECK(weekStart(QDate(2026, 11, 18), Qt::Sunday) == QDate(2026, 11, 15));
    CHECK(weekStart(QDate(2027, 1, 1), Qt::Saturday) == QDate(2026, 12, 26));
}
