// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "jobs/progress.h"
#include "reminders/reminderlist.h"

#include <QLocale>
#include <QString>

#include <functional>
#include <memory>

class QPagedPaintDevice;

namespace colophon::ui {

/// What is written of Manage Reminders: the whole list that the filter leaves, in its order.
struct ReminderExport {
    QString cataloguePath;
    reminders::Filter filter;
    reminders::Order order;
    QDateTime now;
    QLocale locale;
};

/// Beside the window, through QSaveFile; gives how many were written. Cancelled leaves no file.
Result<qint64> writeSpreadsheet(const ReminderExport &wanted, const QString &path,
                                jobs::Progress &progress);
Result<qint64> writeCalendar(const ReminderExport &wanted, const QString &path,
                             jobs::Progress &progress);
/// A heading and a table, on the pages of a printer or a PDF. InvalidInput for a list that would
/// be thousands of pages.
Result<qint64> printList(const ReminderExport &wanted, QPagedPaintDevice &device,
                         jobs::Progress &progress);

/// The longest list that is printed.
constexpr int kMostPrinted = 5000;

} // namespace colophon::ui
