// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "marc/mmsid.h"
#include "reminders/repeat.h"
#include "store/zonestore.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

namespace colophon::reminders {

using ReminderId = Id<struct ReminderTag>;
using JobId = Id<struct JobTag>;

/// What a person fills in.
struct Details {
    QString text;
    QDate date;
    QString type;   ///< empty: the default
    QString status; ///< empty: the default
    UserId person;  ///< who shall see to it; none: whoever made it
    Repeat repeat;

    friend bool operator==(const Details &, const Details &) = default;
};

/// A reminder on a bib record, as it is kept.
struct Reminder {
    ReminderId id;
    MmsId mmsId;
    ZoneId zone;
    Details details;
    QDate repeatFrom; ///< where the series of a repeat is counted from
    QDate doneOn;     ///< null: open
    ReminderId next;  ///< what a repeat made when this one was done
    UserId createdBy;
    QDateTime createdAt;
    UserId changedBy;
    QDateTime changedAt;
    qint64 version = 0;
    JobId job; ///< the job that made it

    bool isDone() const { return doneOn.isValid(); }
    bool isOverdue(QDate onDay) const { return !isDone() && details.date < onDay; }
    friend bool operator==(const Reminder &, const Reminder &) = default;
};

/// A reminder with what lists show beside it.
struct ReminderRow {
    Reminder reminder;
    store::ZoneKind zone = store::ZoneKind::Institution;
    QString title;
    QString titleScript;
    QString material;
    QString type; ///< the descriptions
    QString status;
    QString person; ///< empty: nobody in particular
    QString createdBy;
    QString changedBy;
};

/// The longest text that a reminder takes.
constexpr int kLongestText = 4000;

/// Trimmed and in NFC; InvalidInput with a sentence where text or date is missing or the text is
/// too long.
Result<Details> checkedDetails(Details details);

} // namespace colophon::reminders
