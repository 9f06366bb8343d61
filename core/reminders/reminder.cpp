// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminder.h"

namespace colophon::reminders {

Result<Details> checkedDetails(Details details)
{
    details.text = details.text.trimmed().normalized(QString::NormalizationForm_C);
    if (details.text.isEmpty()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The reminder was not saved: it has no text. Write what is to "
                                    "be done.")};
    }
    if (details.text.size() > kLongestText) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The reminder was not saved: its text has %1 characters, and "
                                    "up to %2 are kept. Shorten it, or add a note.")
                         .arg(details.text.size())
                         .arg(kLongestText)};
    }
    if (!details.date.isValid()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The reminder was not saved: it has no date. Give the day on "
                                    "which it is due.")};
    }
    if (details.date.year() < 1000 || details.date.year() > 9999) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The reminder was not saved: the year %1 can't be. Give a date "
                                    "with a year of four digits.")
                         .arg(details.date.year())};
    }
    return details;
}

} // namespace colophon::reminders
