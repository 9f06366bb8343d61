// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderstore.h"

#include "search/folding.h"

namespace colophon::reminders {

namespace {

QString isoDate(QDate date)
{
    return date.toString(Qt::ISODate);
}

void bindDate(store::Query &query, const char *name, QDate date)
{
    if (date.isValid())
        query.bind(name, isoDate(date));
    else
        query.bindNull(name);
}

template <typename Tag> void bindId(store::Query &query, const char *name, Id<Tag> id)
{
    if (id.isNull())
        query.bindNull(name);
    else
        query.bind(name, id);
}

/// What both statements that write a row have in common.
void bindFields(store::Query &query, const Reminder &reminder)
{
    const Details &details = reminder.details;
    query.bind("due_date", isoDate(details.date))
        .bind("type", details.type)
        .bind("status", details.status)
        .bind("text_key", search::fold(details.text))
        .bind("text", details.text)
        .bind("repeat_unit", repeatUnitWord(details.repeat.unit))
        .bind("repeat_every", details.repeat.every)
        .bind("changed_at", reminder.changedAt)
        .bind("changed_by", reminder.changedBy)
        .bind("version", reminder.version);
    bindId(query, "person_id", details.person);
    bindDate(query, "done_on", reminder.doneOn);
    bindDate(query, "repeat_from", reminder.repeatFrom);
    bindId(query, "next_id", reminder.next);
}

/// The columns of reminder_select.
ReminderRow rowIn(const store::Query &query)
{
    ReminderRow row;
    Reminder &reminder = row.reminder;
    const auto date = [&query](int column) {
        return QDate::fromString(query.text(column), Qt::ISODate);
    };
    reminder.id = ReminderId(query.integer(0));
    reminder.mmsId = query.mmsId(1);
    reminder.zone = ZoneId(query.integer(2));
    reminder.details.date = date(3);
    reminder.details.type = query.text(4);
    reminder.details.status = query.text(5);
    reminder.details.person = UserId(query.integer(6));
    reminder.doneOn = date(7);
    reminder.details.text = query.text(8);
    reminder.details.repeat = {repeatUnitFromWord(query.text(9)), int(query.integer(10))};
    reminder.repeatFrom = date(11);
    reminder.next = ReminderId(query.integer(12));
    reminder.createdAt = query.instant(13);
    reminder.createdBy = UserId(query.integer(14));
    reminder.changedAt = query.instant(15);
    reminder.changedBy = UserId(query.integer(16));
    reminder.version = query.integer(17);
    reminder.job = JobId(query.integer(18));
    row.zone = query.text(19) == QLatin1String("nz") ? store::ZoneKind::Network
                                                     : store::ZoneKind::Institution;
    row.title = query.text(20);
    row.titleScript = query.text(21);
    row.material = query.text(22);
    row.type = query.text(23);
    row.status = query.text(24);
    row.person = query.text(25);
    row.createdBy = query.text(26);
    row.changedBy = query.text(27);
    return row;
}

Error changedMeanwhile()
{
    return {ErrorCode::Conflict,
            QStringLiteral("The reminder was not changed: somebody else changed or deleted it "
                           "meanwhile. Look at it again.")};
}

} // namespace

Result<ReminderId> insertReminder(store::Transaction &transaction, const Reminder &reminder)
{
    Result<store::Query> query = transaction.connection().query("common/reminder_insert");
    COLOPHON_TRY(query);
    bindFields(*query, reminder);
    bindId(*query, "id", reminder.id);
    bindId(*query, "job_id", reminder.job);
    const Result<qint64> inserted = query->bind("mms_id", reminder.mmsId)
                                        .bind("created_at", reminder.createdAt)
                                        .bind("created_by", reminder.createdBy)
                                        .run();
    COLOPHON_TRY(inserted);
    if (*inserted == 0) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("The reminder was not saved: this catalogue has no record with "
                                    "the MMS ID %1.")
                         .arg(reminder.mmsId.toString())};
    }
    return ReminderId(query->lastInsertId());
}

Result<void> updateReminder(store::Transaction &transaction, const Reminder &reminder,
                            qint64 baseVersion)
{
    Result<store::Query> query = transaction.connection().query("common/reminder_update");
    COLOPHON_TRY(query);
    bindFields(*query, reminder);
    const Result<qint64> updated =
        query->bind("id", reminder.id).bind("base_version", baseVersion).run();
    COLOPHON_TRY(updated);
    if (*updated == 0)
        return changedMeanwhile();
    return {};
}

Result<void> deleteReminder(store::Transaction &transaction, ReminderId id, qint64 version)
{
    Result<store::Query> query = transaction.connection().query("common/reminder_delete");
    COLOPHON_TRY(query);
    const Result<qint64> deleted = query->bind("id", id).bind("version", version).run();
    COLOPHON_TRY(deleted);
    if (*deleted == 0)
        return changedMeanwhile();
    return {};
}

Result<ReminderRow> reminderRow(store::Connection &connection, ReminderId id)
{
    Result<store::Query> query = connection.query("common/reminder_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).select());
    if (!query->next()) {
        return Error{
            ErrorCode::NotFound,
            QStringLiteral("There is no reminder %1. It may have been deleted.").arg(id.value())};
    }
    return rowIn(*query);
}

Result<QList<ReminderRow>> reminderRows(store::Connection &connection, const QList<ReminderId> &ids)
{
    QList<ReminderRow> rows;
    rows.reserve(ids.size());
    Result<store::Query> query = connection.query("common/reminder_select");
    COLOPHON_TRY(query);
    for (const ReminderId id : ids) {
        COLOPHON_TRY(query->bind("id", id).select());
        if (query->next())
            rows.append(rowIn(*query));
    }
    return rows;
}

Result<QList<ReminderRow>> remindersOf(store::Connection &connection, MmsId mmsId)
{
    QList<ReminderId> ids;
    {
        Result<store::Query> query = connection.query("common/reminders_of_record");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("mms_id", mmsId).select());
        while (query->next())
            ids.append(ReminderId(query->integer(0)));
    }
    return reminderRows(connection, ids);
}

Result<Summary> summaryOf(store::Connection &connection, MmsId mmsId, QDate onDay)
{
    Result<store::Query> query = connection.query("common/reminder_summary_of_record");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("today", isoDate(onDay)).selectOne());
    return Summary{int(query->integer(0)), int(query->integer(1)),
                   QDate::fromString(query->text(2), Qt::ISODate)};
}

} // namespace colophon::reminders
