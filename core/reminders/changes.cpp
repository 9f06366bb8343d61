// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/changes.h"

#include "cataloging/writing.h"
#include "reminders/codetable.h"
#include "reminders/reminderstore.h"

#include <algorithm>

namespace colophon::reminders {

namespace {

using store::Transaction;

struct Codes {
    QList<CodeRow> types;
    QList<CodeRow> statuses;

    bool closes(const QString &status) const
    {
        const CodeRow *row = codeRow(statuses, status);
        return row != nullptr && row->closing;
    }
    QString firstClosing() const
    {
        for (const CodeRow &row : statuses) {
            if (row.closing && row.enabled)
                return row.code;
        }
        return {};
    }
};

Result<Codes> codesOf(store::Connection &connection)
{
    Result<QList<CodeRow>> types = codeRows(connection, CodeKind::Type);
    COLOPHON_TRY(types);
    Result<QList<CodeRow>> statuses = codeRows(connection, CodeKind::Status);
    COLOPHON_TRY(statuses);
    return Codes{std::move(*types), std::move(*statuses)};
}

Result<void> mayRemind(const cataloging::Actor &actor)
{
    if (actor.user.enabled)
        return {};
    return Error{ErrorCode::Denied,
                 QStringLiteral("The reminder was not saved: %1 is no longer active in this "
                                "catalogue. An administrator can change that.")
                     .arg(actor.user.name)};
}

/// `former` is the code that the reminder has now: that one may be turned off.
Result<void> checkCode(const QList<CodeRow> &rows, CodeKind kind, const QString &code,
                       const QString &former = {})
{
    const CodeRow *row = codeRow(rows, code);
    if (row != nullptr && (row->enabled || code == former))
        return {};
    return Error{
        ErrorCode::InvalidInput,
        row == nullptr
            ? QStringLiteral("The reminder was not saved: there is no reminder %1 %2. The "
                             "table of codes is under Configuration > Resources > General.")
                  .arg(kindWord(kind), code)
            : QStringLiteral("The reminder was not saved: the %1 %2 is turned off. Choose "
                             "another.")
                  .arg(kindWord(kind), code)};
}

Result<Details> completed(Details details, const Codes &codes)
{
    for (auto [field, rows] :
         {std::pair{&Details::type, &codes.types}, std::pair{&Details::status, &codes.statuses}}) {
        if (!(details.*field).isEmpty())
            continue;
        const Result<QString> standard = defaultCode(*rows);
        COLOPHON_TRY(standard);
        details.*field = *standard;
    }
    return checkedDetails(details);
}

constexpr int kLongestDetail = 200; ///< of a history entry, in characters

Result<void> remember(Transaction &transaction, const cataloging::Actor &actor, const char *action,
                      const Reminder &reminder)
{
    return cataloging::addHistory(transaction, actor, reminder.mmsId, QLatin1String(action),
                                  historyDetail(reminder.details));
}

/// Writes `after` over `before` as a new version, and what a repeat asks for when it is done.
class Writer {
public:
    Writer(Transaction &transaction, const cataloging::Actor &actor, const Codes &codes)
        : m_transaction(transaction), m_actor(actor), m_codes(codes), m_now(actor.clock->now()),
          m_today(today(*actor.clock))
    {}

    QDate day() const { return m_today; }

    Result<void> add(Reminder reminder)
    {
        stamp(reminder, 1);
        Result<ReminderId> id = insertReminder(m_transaction, reminder);
        COLOPHON_TRY(id);
        reminder.id = *id;
        // The zone is the record's: read back what was written.
        const Result<ReminderRow> row = reminderRow(m_transaction.connection(), *id);
        COLOPHON_TRY(row);
        m_changes.append({std::nullopt, row->reminder});
        return remember(m_transaction, m_actor, "reminder-add", row->reminder);
    }

    Result<void> write(const Reminder &before, Reminder after)
    {
        followStatus(before, after);
        if (after.details.date != before.details.date
            || after.details.repeat != before.details.repeat)
            after.repeatFrom = after.details.repeat.isNone() ? QDate() : after.details.date;
        if (after == before)
            return {};
        if (after.isDone() && !before.isDone())
            COLOPHON_TRY(makeNext(after));
        stamp(after, before.version + 1);
        COLOPHON_TRY(updateReminder(m_transaction, after, before.version));
        m_changes.append({before, after});
        return remember(m_transaction, m_actor, "reminder-edit", after);
    }

    Changes take() { return std::move(m_changes); }

private:
    void stamp(Reminder &reminder, qint64 version) const
    {
        if (!reminder.createdAt.isValid())
            reminder.createdAt = m_now;
        if (reminder.createdBy.isNull())
            reminder.createdBy = m_actor.user.id;
        reminder.changedAt = m_now;
        reminder.changedBy = m_actor.user.id;
        reminder.version = version;
    }

    /// A closing status makes it done, leaving one opens it again.
    void followStatus(const Reminder &before, Reminder &after) const
    {
        if (after.details.status == before.details.status)
            return;
        if (m_codes.closes(after.details.status)) {
            if (!after.isDone())
                after.doneOn = m_today;
        } else if (m_codes.closes(before.details.status)) {
            after.doneOn = {};
        }
    }

    Result<void> makeNext(Reminder &done)
    {
        if (done.details.repeat.isNone())
            return {};
        if (!done.next.isNull()) {
            const Result<ReminderRow> known = reminderRow(m_transaction.connection(), done.next);
            if (known)
                return {};
        }
        Reminder next;
        next.mmsId = done.mmsId;
        next.details = done.details;
        next.repeatFrom = done.repeatFrom.isValid() ? done.repeatFrom : done.details.date;
        next.details.date = nextDate(
            next.repeatFrom, std::max(done.details.date, m_today.addDays(-1)), done.details.repeat);
        const Result<QString> status = defaultCode(m_codes.statuses);
        COLOPHON_TRY(status);
        next.details.status = *status;
        next.createdBy = done.createdBy;
        COLOPHON_TRY(add(next));
        done.next = m_changes.constLast().after->id;
        return {};
    }

    Transaction &m_transaction;
    const cataloging::Actor &m_actor;
    const Codes &m_codes;
    QDateTime m_now;
    QDate m_today;
    Changes m_changes;
};

/// Calls `body(transaction, changes)` and commits.
template <typename F> Result<Changes> inTransaction(store::Connection &connection, F body)
{
    Result<Transaction> transaction = Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<Changes> changes = body(*transaction);
    COLOPHON_TRY(changes);
    COLOPHON_TRY(transaction->commit());
    return changes;
}

/// `body(writer, reminder)` for each of the reminders that is still there.
template <typename F>
Result<Changes> each(Transaction &transaction, const cataloging::Actor &actor,
                     const QList<ReminderId> &ids, F body)
{
    COLOPHON_TRY(mayRemind(actor));
    const Result<Codes> codes = codesOf(transaction.connection());
    COLOPHON_TRY(codes);
    Writer writer(transaction, actor, *codes);
    for (const ReminderId id : ids) {
        const Result<ReminderRow> row = reminderRow(transaction.connection(), id);
        if (!row && row.error().code == ErrorCode::NotFound)
            continue;
        COLOPHON_TRY(row);
        COLOPHON_TRY(body(writer, *codes, row->reminder));
    }
    return writer.take();
}

Details edited(Details details, const Edit &edit)
{
    details.type = edit.type.value_or(details.type);
    details.status = edit.status.value_or(details.status);
    details.date = edit.date.value_or(details.date);
    details.person = edit.person.value_or(details.person);
    details.text = edit.text.value_or(details.text);
    details.repeat = edit.repeat.value_or(details.repeat);
    return details;
}

/// False where somebody else has changed it since.
Result<bool> takeBack(Transaction &transaction, const cataloging::Actor &actor,
                      const Change &change)
{
    Result<void> done;
    if (!change.after) {
        const Result<ReminderRow> there = reminderRow(transaction.connection(), change.before->id);
        if (there)
            return false;
        const Result<ReminderId> again = insertReminder(transaction, *change.before);
        done = again ? Result<void>() : Result<void>(again.error());
    } else if (!change.before) {
        done = deleteReminder(transaction, change.after->id, change.after->version);
    } else {
        Reminder former = *change.before;
        former.version = change.after->version + 1;
        former.changedAt = actor.clock->now();
        former.changedBy = actor.user.id;
        done = updateReminder(transaction, former, change.after->version);
    }
    if (done) {
        COLOPHON_TRY(remember(transaction, actor,
                              !change.after    ? "reminder-restore"
                              : !change.before ? "reminder-delete"
                                               : "reminder-edit",
                              change.before ? *change.before : *change.after));
        return true;
    }
    if (done.error().code == ErrorCode::Conflict || done.error().code == ErrorCode::NotFound)
        return false;
    return done.error();
}

} // namespace

QString historyDetail(const Details &details)
{
    return QStringLiteral("%1 · %2 · %3")
        .arg(details.date.toString(Qt::ISODate), details.type, details.text.left(kLongestDetail));
}

Result<Changes> addReminder(store::Connection &connection, const cataloging::Actor &actor,
                            MmsId mmsId, const Details &details)
{
    COLOPHON_TRY(mayRemind(actor));
    return inTransaction(connection, [&](Transaction &transaction) -> Result<Changes> {
        const Result<Codes> codes = codesOf(connection);
        COLOPHON_TRY(codes);
        Result<Details> full = completed(details, *codes);
        COLOPHON_TRY(full);
        COLOPHON_TRY(checkCode(codes->types, CodeKind::Type, full->type));
        COLOPHON_TRY(checkCode(codes->statuses, CodeKind::Status, full->status));
        Writer writer(transaction, actor, *codes);
        Reminder reminder;
        reminder.mmsId = mmsId;
        reminder.details = *full;
        if (!full->repeat.isNone())
            reminder.repeatFrom = full->date;
        if (codes->closes(full->status))
            reminder.doneOn = writer.day();
        COLOPHON_TRY(writer.add(reminder));
        return writer.take();
    });
}

Result<Changes> editReminder(store::Connection &connection, const cataloging::Actor &actor,
                             ReminderId id, const Details &details, qint64 baseVersion)
{
    COLOPHON_TRY(mayRemind(actor));
    return inTransaction(connection, [&](Transaction &transaction) -> Result<Changes> {
        const Result<ReminderRow> row = reminderRow(connection, id);
        COLOPHON_TRY(row);
        if (row->reminder.version != baseVersion) {
            return Error{
                ErrorCode::Conflict,
                QStringLiteral("The reminder was not saved: %1 changed it meanwhile. Close "
                               "the window and open the reminder again.")
                    .arg(row->changedBy)};
        }
        const Result<Codes> codes = codesOf(connection);
        COLOPHON_TRY(codes);
        const Result<Details> full = completed(details, *codes);
        COLOPHON_TRY(full);
        const Details &former = row->reminder.details;
        COLOPHON_TRY(checkCode(codes->types, CodeKind::Type, full->type, former.type));
        COLOPHON_TRY(checkCode(codes->statuses, CodeKind::Status, full->status, former.status));
        Writer writer(transaction, actor, *codes);
        Reminder after = row->reminder;
        after.details = *full;
        COLOPHON_TRY(writer.write(row->reminder, after));
        return writer.take();
    });
}

Result<void> checkEdit(store::Connection &connection, const Edit &edit)
{
    const Result<Codes> codes = codesOf(connection);
    COLOPHON_TRY(codes);
    if (edit.type)
        COLOPHON_TRY(checkCode(codes->types, CodeKind::Type, *edit.type));
    if (edit.status)
        COLOPHON_TRY(checkCode(codes->statuses, CodeKind::Status, *edit.status));
    return {};
}

Result<Changes> changeIn(Transaction &transaction, const cataloging::Actor &actor,
                         const QList<ReminderId> &ids, const Edit &edit)
{
    COLOPHON_TRY(checkEdit(transaction.connection(), edit));
    return each(transaction, actor, ids,
                [&edit](Writer &writer, const Codes &, const Reminder &before) -> Result<void> {
                    Reminder after = before;
                    const Result<Details> details = checkedDetails(edited(before.details, edit));
                    COLOPHON_TRY(details);
                    after.details = *details;
                    return writer.write(before, after);
                });
}

Result<Changes> changeReminders(store::Connection &connection, const cataloging::Actor &actor,
                                const QList<ReminderId> &ids, const Edit &edit)
{
    return inTransaction(connection, [&](Transaction &transaction) {
        return changeIn(transaction, actor, ids, edit);
    });
}

Result<Changes> markDone(store::Connection &connection, const cataloging::Actor &actor,
                         const QList<ReminderId> &ids)
{
    return inTransaction(connection, [&](Transaction &transaction) {
        return each(transaction, actor, ids,
                    [](Writer &writer, const Codes &codes, const Reminder &before) {
                        Reminder after = before;
                        if (!after.isDone())
                            after.doneOn = writer.day();
                        const QString closing = codes.firstClosing();
                        if (!closing.isEmpty() && !codes.closes(before.details.status))
                            after.details.status = closing;
                        return writer.write(before, after);
                    });
    });
}

Result<Changes> reopen(store::Connection &connection, const cataloging::Actor &actor,
                       const QList<ReminderId> &ids)
{
    return inTransaction(connection, [&](Transaction &transaction) {
        return each(transaction, actor, ids,
                    [](Writer &writer, const Codes &codes, const Reminder &before) -> Result<void> {
                        Reminder after = before;
                        after.doneOn = {};
                        if (codes.closes(before.details.status)) {
                            const Result<QString> status = defaultCode(codes.statuses);
                            COLOPHON_TRY(status);
                            after.details.status = *status;
                        }
                        return writer.write(before, after);
                    });
    });
}

Result<Changes> deleteIn(Transaction &transaction, const cataloging::Actor &actor,
                         const QList<ReminderId> &ids)
{
    COLOPHON_TRY(mayRemind(actor));
    const Result<QList<ReminderRow>> rows = reminderRows(transaction.connection(), ids);
    COLOPHON_TRY(rows);
    Changes changes;
    for (const ReminderRow &row : *rows) {
        COLOPHON_TRY(deleteReminder(transaction, row.reminder.id, row.reminder.version));
        COLOPHON_TRY(remember(transaction, actor, "reminder-delete", row.reminder));
        changes.append({row.reminder, std::nullopt});
    }
    return changes;
}

Result<Changes> deleteReminders(store::Connection &connection, const cataloging::Actor &actor,
                                const QList<ReminderId> &ids)
{
    return inTransaction(
        connection, [&](Transaction &transaction) { return deleteIn(transaction, actor, ids); });
}

Result<Undone> undoIn(Transaction &transaction, const cataloging::Actor &actor,
                      const Changes &changes)
{
    COLOPHON_TRY(mayRemind(actor));
    Undone undone;
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        const Result<bool> back = takeBack(transaction, actor, *change);
        COLOPHON_TRY(back);
        if (*back)
            ++undone.count;
        else
            undone.left.append(change->before ? change->before->id : change->after->id);
    }
    return undone;
}

Result<Undone> undo(store::Connection &connection, const cataloging::Actor &actor,
                    const Changes &changes)
{
    Result<Transaction> transaction = Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<Undone> undone = undoIn(*transaction, actor, changes);
    COLOPHON_TRY(undone);
    COLOPHON_TRY(transaction->commit());
    return undone;
}

} // namespace colophon::reminders
