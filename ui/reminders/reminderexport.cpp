// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderexport.h"

#include "reminders/calendarfile.h"
#include "reminders/spreadsheet.h"
#include "store/catalogue.h"
#include "widgets/datefield.h"

#include <QCoreApplication>
#include <QPagedPaintDevice>
#include <QSaveFile>
#include <QTextDocument>

namespace colophon::ui {

using reminders::ReminderId;
using reminders::ReminderRow;

namespace {

constexpr int kChunk = 500;

/// The texts of this file have a context of their own.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReminderExport)
};

Error cancelled()
{
    return {ErrorCode::Cancelled, Words::tr("Nothing was written: it was cancelled.")};
}

/// `take(rows)` for the whole list, some hundred at a time.
Result<qint64> eachChunk(const ReminderExport &wanted, jobs::Progress &progress,
                         const std::function<Result<void>(const QList<ReminderRow> &)> &take)
{
    Result<store::Connection> connection = store::Connection::open(wanted.cataloguePath);
    COLOPHON_TRY(connection);
    const Result<QList<ReminderId>> ids =
        reminders::findReminders(*connection, wanted.filter, wanted.order);
    COLOPHON_TRY(ids);
    for (qsizetype from = 0; from < ids->size(); from += kChunk) {
        if (progress.isCancelled())
            return cancelled();
        const Result<QList<ReminderRow>> rows =
            reminders::reminderRows(*connection, ids->mid(from, kChunk));
        COLOPHON_TRY(rows);
        COLOPHON_TRY(take(*rows));
        progress.report(std::min<qint64>(from + kChunk, ids->size()), ids->size());
    }
    return qint64(ids->size());
}

Error notWritten(const QSaveFile &file)
{
    return {ErrorCode::Io, Words::tr("%1 was not written: %2. Choose another folder.")
                               .arg(file.fileName(), file.errorString())};
}

QStringList spreadsheetHead()
{
    return {Words::tr("Date"),       Words::tr("Type"),        Words::tr("Title"),
            Words::tr("Text"),       Words::tr("Status"),      Words::tr("Zone"),
            Words::tr("MMS ID"),     Words::tr("Assigned to"), Words::tr("Repeat"),
            Words::tr("Done on"),    Words::tr("Created by"),  Words::tr("Created"),
            Words::tr("Changed by"), Words::tr("Changed")};
}

QStringList spreadsheetRow(const ReminderRow &row)
{
    const reminders::Reminder &reminder = row.reminder;
    return {reminder.details.date.toString(Qt::ISODate),
            row.type,
            row.title,
            reminder.details.text,
            row.status,
            row.zone == store::ZoneKind::Network ? QStringLiteral("NZ") : QStringLiteral("IZ"),
            reminder.mmsId.toString(),
            row.person,
            reminders::repeatText(reminder.details.repeat),
            reminder.doneOn.toString(Qt::ISODate),
            row.createdBy,
            reminder.createdAt.toLocalTime().toString(Qt::ISODate),
            row.changedBy,
            reminder.changedAt.toLocalTime().toString(Qt::ISODate)};
}

QString htmlRow(const ReminderRow &row, const QLocale &locale, QDate today)
{
    const reminders::Reminder &reminder = row.reminder;
    const QString date = shortDate(reminder.details.date, locale).toHtmlEscaped();
    return QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3<br><small>%4</small></td><td>%5</td>"
                          "<td>%6</td><td>%7</td></tr>")
        .arg(reminder.isOverdue(today) ? QStringLiteral("<b>%1 !</b>").arg(date) : date,
             row.type.toHtmlEscaped(), row.title.toHtmlEscaped(), reminder.mmsId.toString(),
             reminder.details.text.toHtmlEscaped(), row.status.toHtmlEscaped(),
             (row.person.isEmpty() ? row.createdBy : row.person).toHtmlEscaped());
}

} // namespace

Result<qint64> writeSpreadsheet(const ReminderExport &wanted, const QString &path,
                                jobs::Progress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    file.write(reminders::csvStart() + reminders::csvLine(spreadsheetHead()));
    const Result<qint64> count =
        eachChunk(wanted, progress, [&file](const QList<ReminderRow> &rows) -> Result<void> {
            for (const ReminderRow &row : rows)
                file.write(reminders::csvLine(spreadsheetRow(row)));
            return {};
        });
    COLOPHON_TRY(count);
    if (!file.commit())
        return notWritten(file);
    return count;
}

Result<qint64> writeCalendar(const ReminderExport &wanted, const QString &path,
                             jobs::Progress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    QString catalogueId;
    {
        Result<store::Connection> connection = store::Connection::open(wanted.cataloguePath);
        COLOPHON_TRY(connection);
        const Result<QString> id = store::metaValue(*connection, QStringLiteral("catalogue_id"));
        COLOPHON_TRY(id);
        catalogueId = *id;
    }
    QList<ReminderRow> all;
    const Result<qint64> count =
        eachChunk(wanted, progress, [&all](const QList<ReminderRow> &rows) -> Result<void> {
            all.append(rows);
            return {};
        });
    COLOPHON_TRY(count);
    file.write(reminders::calendarFile(all, catalogueId, wanted.now));
    if (!file.commit())
        return notWritten(file);
    return count;
}

Result<qint64> printList(const ReminderExport &wanted, QPagedPaintDevice &device,
                         jobs::Progress &progress)
{
    const QDate today = wanted.now.toLocalTime().date();
    QString rows;
    qint64 total = 0;
    const Result<qint64> count =
        eachChunk(wanted, progress, [&](const QList<ReminderRow> &chunk) -> Result<void> {
            total += chunk.size();
            if (total > kMostPrinted) {
                return Error{
                    ErrorCode::InvalidInput,
                    Words::tr("Nothing was printed: the list has more than %1 reminders. Narrow "
                              "the filters, or write it as CSV.")
                        .arg(kMostPrinted)};
            }
            for (const ReminderRow &row : chunk)
                rows += htmlRow(row, wanted.locale, today);
            return {};
        });
    COLOPHON_TRY(count);
    QTextDocument document;
    document.setHtml(
        QStringLiteral("<h2>%1</h2><p>%2</p><table border=1 cellspacing=0 cellpadding=4 "
                       "width='100%'><thead><tr><th>%3</th><th>%4</th><th>%5</th><th>%6</th>"
                       "<th>%7</th><th>%8</th></tr></thead>%9</table>")
            .arg(Words::tr("Reminders"), longDate(today, wanted.locale), Words::tr("Date"),
                 Words::tr("Type"), Words::tr("Title"), Words::tr("Text"), Words::tr("Status"),
                 Words::tr("Person"))
            .arg(rows));
    document.print(&device);
    return count;
}

} // namespace colophon::ui
