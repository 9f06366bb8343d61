// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QDate>
#include <QString>

/// Due dates are dates of the calendar, never instants: no time zone moves them.
namespace colophon::reminders {

enum class RepeatUnit { None, Day, Week, Month, Year };

/// How often a reminder comes again once it is done: every `every` units.
struct Repeat {
    RepeatUnit unit = RepeatUnit::None;
    int every = 0;

    bool isNone() const { return unit == RepeatUnit::None; }
    friend bool operator==(const Repeat &, const Repeat &) = default;
};

/// The date of today where the program runs.
QDate today(const Clock &clock);

/// The first date of the series from `anchor` on that comes after `after`; a null date without a
/// repeat. Counted from the anchor each time, so that the 31st is the 31st again after a short
/// month, and 29 February returns in leap years.
QDate nextDate(QDate anchor, QDate after, const Repeat &repeat);

/// "none", "month", "year", "2 weeks": as the command line writes it.
QString repeatText(const Repeat &repeat);
/// InvalidInput with a sentence. Takes the words above, "monthly" and "yearly".
Result<Repeat> repeatFromText(const QString &text);

/// "day", "week", "month", "year", "" for none: as stored.
QString repeatUnitWord(RepeatUnit unit);
RepeatUnit repeatUnitFromWord(const QString &word);

/// A date as 2027-01-15. InvalidInput with a sentence where it is none (30 February).
Result<QDate> dateFromText(const QString &text);

} // namespace colophon::reminders
