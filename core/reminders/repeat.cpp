// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/repeat.h"

#include <QStringList>

#include <array>

namespace colophon::reminders {

namespace {

constexpr int kMostEvery = 999;

struct UnitWord {
    RepeatUnit unit;
    QLatin1String word;
    QLatin1String adverb;
};
constexpr std::array kUnits{
    UnitWord{RepeatUnit::Day, QLatin1String("day"), QLatin1String("daily")},
    UnitWord{RepeatUnit::Week, QLatin1String("week"), QLatin1String("weekly")},
    UnitWord{RepeatUnit::Month, QLatin1String("month"), QLatin1String("monthly")},
    UnitWord{RepeatUnit::Year, QLatin1String("year"), QLatin1String("yearly")}};

QDate stepped(QDate anchor, const Repeat &repeat, qint64 times)
{
    const qint64 count = times * repeat.every;
    switch (repeat.unit) {
    case RepeatUnit::Day:
        return anchor.addDays(count);
    case RepeatUnit::Week:
        return anchor.addDays(7 * count);
    case RepeatUnit::Month:
        return anchor.addMonths(int(count));
    case RepeatUnit::Year:
        return anchor.addYears(int(count));
    case RepeatUnit::None:
        break;
    }
    return {};
}

/// A number of steps that certainly does not lead past `after`.
qint64 stepsBefore(QDate anchor, QDate after, const Repeat &repeat)
{
    const qint64 days = anchor.daysTo(after);
    if (days <= 0)
        return 0;
    const qint64 longest = repeat.unit == RepeatUnit::Day     ? 1
                           : repeat.unit == RepeatUnit::Week  ? 7
                           : repeat.unit == RepeatUnit::Month ? 31
                                                              : 366;
    return days / (longest * repeat.every);
}

} // namespace

QDate today(const Clock &clock)
{
    return clock.now().toLocalTime().date();
}

QDate nextDate(QDate anchor, QDate after, const Repeat &repeat)
{
    if (repeat.isNone() || repeat.every < 1 || !anchor.isValid())
        return {};
    for (qint64 times = stepsBefore(anchor, after, repeat);; ++times) {
        const QDate date = stepped(anchor, repeat, times);
        if (!date.isValid() || date > after)
            return date;
    }
}

QString repeatUnitWord(RepeatUnit unit)
{
    for (const UnitWord &entry : kUnits) {
        if (entry.unit == unit)
            return entry.word;
    }
    return {};
}

RepeatUnit repeatUnitFromWord(const QString &word)
{
    for (const UnitWord &entry : kUnits) {
        if (entry.word == word)
            return entry.unit;
    }
    return RepeatUnit::None;
}

QString repeatText(const Repeat &repeat)
{
    if (repeat.isNone())
        return QStringLiteral("none");
    const QString word = repeatUnitWord(repeat.unit);
    return repeat.every == 1 ? word : QStringLiteral("%1 %2s").arg(repeat.every).arg(word);
}

Result<Repeat> repeatFromText(const QString &text)
{
    const QString wanted = text.trimmed().toLower();
    if (wanted.isEmpty() || wanted == QLatin1String("none"))
        return Repeat{};
    for (const UnitWord &entry : kUnits) {
        if (wanted == entry.word || wanted == entry.adverb)
            return Repeat{entry.unit, 1};
    }
    const QStringList parts = wanted.split(u' ', Qt::SkipEmptyParts);
    bool ok = false;
    const int every = parts.constFirst().toInt(&ok);
    if (parts.size() == 2 && ok && every >= 1 && every <= kMostEvery) {
        for (const UnitWord &entry : kUnits) {
            if (parts.at(1) == entry.word || parts.at(1) == entry.word + QLatin1String("s"))
                return Repeat{entry.unit, every};
        }
    }
    return Error{
        ErrorCode::InvalidInput,
        QStringLiteral("“%1” is not a repeat. Say none, week, month, year, or a number and a unit, "
                       "such as “3 months”.")
            .arg(text)};
}

Result<QDate> dateFromText(const QString &text)
{
    const QDate date = QDate::fromString(text.trimmed(), Qt::ISODate);
    if (date.isValid() && text.trimmed().size() == 10)
        return date;
    return Error{
        ErrorCode::InvalidInput,
        QStringLiteral("“%1” is not a date of the calendar. Write it as 2027-01-15.").arg(text)};
}

} // namespace colophon::reminders
