// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reminders/reminderstore.h"
#include "store/connection.h"

#include <QList>
#include <QString>

#include <optional>

/// Manage Reminders: filters, orders and pages over all reminders.
/// Thread rule: that of the connection handed in.
namespace colophon::reminders {

enum class DateKind { Due, Submitted };
enum class Progress { All, Open, Done };

struct Filter {
    DateKind dates = DateKind::Due;
    QDate from; ///< null: no limit
    QDate to;   ///< the day included
    QString type;
    QString status;
    Progress progress = Progress::All;
    /// Open ones with a date before this day.
    std::optional<QDate> overdueOn;
    QDate doneFrom;               ///< done on that day or later
    std::optional<UserId> person; ///< none: nobody in particular
    std::optional<store::ZoneKind> zone;
    std::optional<MmsId> record;
    /// Part of the text or the title, whatever its case and diacritics.
    QString words;

    friend bool operator==(const Filter &, const Filter &) = default;
};

enum class SortBy { Date, Type, Title, Text, Status, Zone, Person, CreatedBy, CreatedAt };

struct Order {
    SortBy by = SortBy::Date;
    bool descending = false;

    friend bool operator==(const Order &, const Order &) = default;
};

/// The ids from `offset` on; a negative `limit` is all of them.
Result<QList<ReminderId>> findReminders(store::Connection &connection, const Filter &filter,
                                        const Order &order, int offset = 0, int limit = -1);
Result<qint64> countReminders(store::Connection &connection, const Filter &filter);

} // namespace colophon::reminders
