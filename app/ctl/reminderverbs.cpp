// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/outbox.h"
#include "output.h"
#include "reminders/changes.h"
#include "reminders/digest.h"
#include "reminders/reminderlist.h"
#include "verbs.h"

#include <QHash>

namespace colophon::ctl {

namespace {

using reminders::ReminderId;
using reminders::ReminderRow;

Error wrong(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

QString option(const Context &context, const char *name)
{
    return context.line.option(QLatin1String(name));
}

bool given(const Context &context, const char *name)
{
    return context.line.options.contains(QLatin1String(name));
}

QJsonObject jsonOf(const ReminderRow &row, QDate onDay)
{
    const reminders::Reminder &reminder = row.reminder;
    return {{QStringLiteral("id"), reminder.id.value()},
            {QStringLiteral("mmsId"), reminder.mmsId.toString()},
            {QStringLiteral("zone"), store::zoneWord(row.zone)},
            {QStringLiteral("title"), row.title},
            {QStringLiteral("dueDate"), reminder.details.date.toString(Qt::ISODate)},
            {QStringLiteral("type"), reminder.details.type},
            {QStringLiteral("status"), reminder.details.status},
            {QStringLiteral("text"), reminder.details.text},
            {QStringLiteral("assignedTo"), row.person},
            {QStringLiteral("repeat"), reminders::repeatText(reminder.details.repeat)},
            {QStringLiteral("overdue"), reminder.isOverdue(onDay)},
            {QStringLiteral("doneOn"), reminder.doneOn.toString(Qt::ISODate)},
            {QStringLiteral("createdBy"), row.createdBy},
            {QStringLiteral("createdAt"), reminder.createdAt.toString(Qt::ISODate)},
            {QStringLiteral("changedBy"), row.changedBy},
            {QStringLiteral("changedAt"), reminder.changedAt.toString(Qt::ISODate)}};
}

void printReminder(const Context &context, const ReminderRow &row)
{
    if (context.line.json) {
        printJson(jsonOf(row, reminders::today(context.clock)));
        return;
    }
    const reminders::Reminder &reminder = row.reminder;
    printRow({QString::number(reminder.id.value()), reminder.details.date.toString(Qt::ISODate),
              reminder.details.type, reminder.details.status, store::zoneWord(row.zone),
              reminder.mmsId.toString(), row.title, reminder.details.text});
}

Result<void> printReminders(const Context &context, store::Connection &connection,
                            const QList<ReminderId> &ids)
{
    const Result<QList<ReminderRow>> rows = reminders::reminderRows(connection, ids);
    COLOPHON_TRY(rows);
    for (const ReminderRow &row : *rows)
        printReminder(context, row);
    return {};
}

Result<QList<ReminderId>> idsOf(const Context &context)
{
    QList<ReminderId> ids;
    for (const QString &word : context.line.words.mid(1)) {
        bool ok = false;
        const qint64 value = word.toLongLong(&ok);
        if (!ok || value < 1)
            return wrong(QStringLiteral("“%1” is not a reminder's number. “colophonctl reminder "
                                        "list” shows them.")
                             .arg(word));
        ids.append(ReminderId(value));
    }
    if (ids.isEmpty())
        return wrong(QStringLiteral("Name the reminder by its number."));
    return ids;
}

/// "none", or the login of a person.
Result<UserId> personNamed(store::Connection &connection, const QString &login)
{
    if (login == QLatin1String("none"))
        return UserId();
    const Result<store::User> user = store::userByLogin(connection, login);
    COLOPHON_TRY(user);
    return user->id;
}

/// The options that both add and edit take.
Result<reminders::Edit> editOf(const Context &context, store::Connection &connection)
{
    reminders::Edit edit;
    if (given(context, "text"))
        edit.text = option(context, "text");
    if (given(context, "type"))
        edit.type = option(context, "type");
    if (given(context, "status"))
        edit.status = option(context, "status");
    if (given(context, "date")) {
        const Result<QDate> date = reminders::dateFromText(option(context, "date"));
        COLOPHON_TRY(date);
        edit.date = *date;
    }
    if (given(context, "repeat")) {
        const Result<reminders::Repeat> repeat =
            reminders::repeatFromText(option(context, "repeat"));
        COLOPHON_TRY(repeat);
        edit.repeat = *repeat;
    }
    if (given(context, "assign-to")) {
        const Result<UserId> person = personNamed(connection, option(context, "assign-to"));
        COLOPHON_TRY(person);
        edit.person = *person;
    }
    return edit;
}

Result<void> printChanged(const Context &context, store::Connection &connection,
                          const reminders::Changes &changes)
{
    QList<ReminderId> ids;
    for (const reminders::Change &change : changes) {
        if (change.after)
            ids.append(change.after->id);
    }
    return printReminders(context, connection, ids);
}

Result<void> add(const Context &context, store::Connection &connection,
                 const cataloging::Actor &who)
{
    if (context.line.words.size() != 2)
        return wrong(QStringLiteral("Say reminder add MMSID --date D --text T."));
    const Result<MmsId> mmsId = MmsId::parse(context.line.words.at(1));
    COLOPHON_TRY(mmsId);
    const Result<reminders::Edit> edit = editOf(context, connection);
    COLOPHON_TRY(edit);
    reminders::Details details;
    details.text = edit->text.value_or(QString());
    details.date = edit->date.value_or(QDate());
    details.type = edit->type.value_or(QString());
    details.status = edit->status.value_or(QString());
    details.repeat = edit->repeat.value_or(reminders::Repeat());
    details.person = edit->person.value_or(UserId());
    const Result<reminders::Changes> changes =
        reminders::addReminder(connection, who, *mmsId, details);
    COLOPHON_TRY(changes);
    return printChanged(context, connection, *changes);
}

Result<void> list(const Context &context, store::Connection &connection)
{
    reminders::Filter filter;
    for (auto [name, field] :
         {std::pair{"from", &reminders::Filter::from}, std::pair{"to", &reminders::Filter::to}}) {
        if (!given(context, name))
            continue;
        const Result<QDate> date = reminders::dateFromText(option(context, name));
        COLOPHON_TRY(date);
        filter.*field = *date;
    }
    filter.type = option(context, "type");
    filter.status = option(context, "status");
    filter.words = option(context, "words");
    if (context.line.has(QStringLiteral("overdue")))
        filter.overdueOn = reminders::today(context.clock);
    if (context.line.has(QStringLiteral("open")))
        filter.progress = reminders::Progress::Open;
    if (given(context, "zone")) {
        const Result<store::Zone> where = zone(context, connection);
        COLOPHON_TRY(where);
        filter.zone = where->kind;
    }
    if (given(context, "mms")) {
        const Result<MmsId> mmsId = MmsId::parse(option(context, "mms"));
        COLOPHON_TRY(mmsId);
        filter.record = *mmsId;
    }
    if (given(context, "assign-to")) {
        const Result<UserId> person = personNamed(connection, option(context, "assign-to"));
        COLOPHON_TRY(person);
        filter.person = *person;
    }
    const Result<QList<ReminderId>> ids = reminders::findReminders(connection, filter, {});
    COLOPHON_TRY(ids);
    return printReminders(context, connection, *ids);
}

Result<void> edit(const Context &context, store::Connection &connection,
                  const cataloging::Actor &who)
{
    const Result<QList<ReminderId>> ids = idsOf(context);
    COLOPHON_TRY(ids);
    const Result<reminders::Edit> wanted = editOf(context, connection);
    COLOPHON_TRY(wanted);
    for (const ReminderId id : *ids) {
        const Result<ReminderRow> known = reminders::reminderRow(connection, id);
        COLOPHON_TRY(known);
    }
    const Result<reminders::Changes> changes =
        reminders::changeReminders(connection, who, *ids, *wanted);
    COLOPHON_TRY(changes);
    return printReminders(context, connection, *ids);
}

Result<void> done(const Context &context, store::Connection &connection,
                  const cataloging::Actor &who)
{
    const Result<QList<ReminderId>> ids = idsOf(context);
    COLOPHON_TRY(ids);
    for (const ReminderId id : *ids) {
        const Result<ReminderRow> known = reminders::reminderRow(connection, id);
        COLOPHON_TRY(known);
    }
    const Result<reminders::Changes> changes = reminders::markDone(connection, who, *ids);
    COLOPHON_TRY(changes);
    return printChanged(context, connection, *changes);
}

Result<void> remove(const Context &context, store::Connection &connection,
                    const cataloging::Actor &who)
{
    const Result<QList<ReminderId>> ids = idsOf(context);
    COLOPHON_TRY(ids);
    for (const ReminderId id : *ids) {
        const Result<ReminderRow> known = reminders::reminderRow(connection, id);
        COLOPHON_TRY(known);
    }
    const Result<reminders::Changes> changes = reminders::deleteReminders(connection, who, *ids);
    COLOPHON_TRY(changes);
    if (context.line.json)
        printJson({{QStringLiteral("deleted"), changes->size()}});
    else
        printLine(QStringLiteral("deleted: %1").arg(changes->size()));
    return {};
}

/// Into the outbox; “mail send” and the window send it.
Result<void> queueDigests(const Context &context, store::Connection &connection,
                          const QList<reminders::Digest> &digests)
{
    const Result<cataloging::Actor> who = actor(context, connection);
    COLOPHON_TRY(who);
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    int queued = 0;
    for (const reminders::Digest &one : digests) {
        if (one.person.email.isEmpty()) {
            printMessage(QStringLiteral("Nothing for %1: no e-mail address is known of them. Give "
                                        "them one with “colophonctl user edit %2 --email ADDRESS”.")
                             .arg(one.person.name, one.person.login));
            continue;
        }
        mail::Letter letter;
        letter.to = {one.person.name, one.person.email};
        letter.subject = reminders::digestSubject(one);
        letter.body = reminders::digestText(one);
        const Result<mail::MailId> id =
            mail::queueMail(*transaction, who->user.id, context.clock.now(), letter);
        COLOPHON_TRY(id);
        ++queued;
    }
    COLOPHON_TRY(transaction->commit());
    printLine(QStringLiteral("queued: %1").arg(queued));
    return {};
}

Result<void> digest(const Context &context, store::Connection &connection)
{
    constexpr int kDaysAhead = 7;
    const QDate onDay = reminders::today(context.clock);
    const Result<QList<reminders::Digest>> all = reminders::digests(connection, onDay, kDaysAhead);
    COLOPHON_TRY(all);
    if (context.line.has(QStringLiteral("email")))
        return queueDigests(context, connection, *all);
    for (const reminders::Digest &one : *all) {
        if (context.line.json) {
            printJson({{QStringLiteral("user"), one.person.login},
                       {QStringLiteral("email"), one.person.email},
                       {QStringLiteral("overdue"), one.overdue.size()},
                       {QStringLiteral("today"), one.today.size()},
                       {QStringLiteral("soon"), one.soon.size()},
                       {QStringLiteral("text"), reminders::digestText(one)}});
        } else {
            printLine(QStringLiteral("%1 <%2>\n%3\n\n%4")
                          .arg(one.person.name, one.person.email, reminders::digestSubject(one),
                               reminders::digestText(one)));
        }
    }
    return {};
}

} // namespace

Result<int> reminder(const Context &context)
{
    static const QHash<QString, Result<void> (*)(const Context &, store::Connection &,
                                                 const cataloging::Actor &)>
        kWriting{{QStringLiteral("add"), add},
                 {QStringLiteral("edit"), edit},
                 {QStringLiteral("done"), done},
                 {QStringLiteral("delete"), remove}};
    static const QHash<QString, Result<void> (*)(const Context &, store::Connection &)> kReading{
        {QStringLiteral("list"), list}, {QStringLiteral("digest"), digest}};
    const QString what = context.line.words.constFirst();
    if (!kWriting.contains(what) && !kReading.contains(what))
        return wrong(QStringLiteral("Say reminder add, list, edit, done, delete or digest."));
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    if (kReading.contains(what)) {
        COLOPHON_TRY(kReading.value(what)(context, *connection));
        return 0;
    }
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    COLOPHON_TRY(kWriting.value(what)(context, *connection, *who));
    return 0;
}

} // namespace colophon::ctl
