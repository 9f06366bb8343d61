// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reminders/reminder.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace colophon::reminders {

/// An iCalendar file (RFC 5545) with an all-day event for each reminder, which every common
/// calendar takes; tasks (VTODO) are left out by some. `catalogueId` makes the UIDs unique and
/// stable, so that importing again updates what is there. `stamp` is when the file is written.
QByteArray calendarFile(const QList<ReminderRow> &rows, const QString &catalogueId,
                        const QDateTime &stamp);

} // namespace colophon::reminders
