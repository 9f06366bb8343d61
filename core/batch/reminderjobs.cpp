// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/reminderjobs.h"

#include "reminders/changes.h"
#include "reminders/codetable.h"
#include "search/folding.h"
#include "store/recordstore.h"
#include "store/userstore.h"

namespace colophon::batch {

namespace {

using reminders::ReminderId;

// The parameters' keys.
const QString kDate = QStringLiteral("date");
const QString kType = QStringLiteral("type");
const QString kStatus = QStringLiteral("status");
const QString kText = QStringLiteral("text");
const QString kPerson = QStringLiteral("assign-to");
const QString kSkip = QStringLiteral("skip-existing");
const QString kOfType = QStringLiteral("of-type");
const QString kAlsoDone = QStringLiteral("also-done");

const QString kYes = QStringLiteral("yes");
const QString kNo = QStringLiteral("no");

Result<UserId> personOf(store::Connection &connection, const QString &login)
{
    if (login.isEmpty())
        return UserId();
    const Result<store::User> user = store::userByLogin(connection, login);
    COLOPHON_TRY(user);
    return user->id;
}

/// The reminder that Add Reminders makes.
Result<reminders::Details> detailsOf(store::Connection &connection, const Context &context)
{
    reminders::Details details;
    const Result<QDate> date = reminders::dateFromText(context.values.value(kDate));
    COLOPHON_TRY(date);
    details.date = *date;
    details.text = context.values.value(kText);
    details.type = context.values.value(kType);
    details.status = context.values.value(kStatus);
    const Result<UserId> person = personOf(connection, context.values.value(kPerson));
    COLOPHON_TRY(person);
    details.person = *person;
    return reminders::checkedDetails(details);
}

Result<reminders::Edit> editOf(store::Connection &connection, const Context &context)
{
    reminders::Edit edit;
    const Values &values = context.values;
    if (!values.value(kDate).isEmpty()) {
        const Result<QDate> date = reminders::dateFromText(values.value(kDate));
        COLOPHON_TRY(date);
        edit.date = *date;
    }
    if (!values.value(kType).isEmpty())
        edit.type = values.value(kType);
    if (!values.value(kStatus).isEmpty())
        edit.status = values.value(kStatus);
    if (!values.value(kText).trimmed().isEmpty())
        edit.text = values.value(kText);
    if (!values.value(kPerson).isEmpty()) {
        const Result<UserId> person = personOf(connection, values.value(kPerson));
        COLOPHON_TRY(person);
        edit.person = *person;
    }
    return edit;
}

/// Those of the record that the job is about.
Result<QList<ReminderId>> idsOf(store::Connection &connection, const Context &context, MmsId mmsId)
{
    Result<store::Query> query = connection.query("common/reminder_ids_of_job_record");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId)
                     .bind("type", context.values.value(kOfType))
                     .bind("done", context.values.value(kAlsoDone) == kYes ? 1 : 0)
                     .select());
    QList<ReminderId> ids;
    while (query->next())
        ids.append(ReminderId(query->integer(0)));
    return ids;
}

Result<ItemResult> planned(store::Connection &connection, const Context &context, MmsId mmsId)
{
    const Result<QList<ReminderId>> ids = idsOf(connection, context, mmsId);
    COLOPHON_TRY(ids);
    if (ids->isEmpty())
        return ItemResult{Outcome::Skipped, QStringLiteral("none"), {}};
    return ItemResult{};
}

Result<ItemResult> resultOf(const Result<reminders::Changes> &changes)
{
    COLOPHON_TRY(changes);
    if (changes->isEmpty())
        return ItemResult{Outcome::Skipped, QStringLiteral("none"), {}};
    return ItemResult{Outcome::Done, {}, reminders::toBytes(*changes)};
}

Result<Outcome> takenBack(store::Transaction &transaction, const Context &context,
                          const QByteArray &undo)
{
    const Result<reminders::Undone> undone =
        reminders::undoIn(transaction, context.actor, reminders::changesFromBytes(undo));
    COLOPHON_TRY(undone);
    return undone->left.isEmpty() ? Outcome::Undone : Outcome::Left;
}

/// A statement over the stretch; gives how many rows it changed.
class StretchStatement {
public:
    StretchStatement(store::Connection &connection, const char *name, const Context &context,
                     const Stretch &stretch)
        : m_query(connection.query(name))
    {
        if (m_query)
            m_query->bind("run_id", context.run).bind("from", stretch.from).bind("to", stretch.to);
    }
    template <typename V> StretchStatement &bind(const char *name, const V &value)
    {
        if (m_query)
            m_query->bind(name, value);
        return *this;
    }
    Result<qint64> run()
    {
        COLOPHON_TRY(m_query);
        return m_query->run();
    }
    store::Query &query() { return *m_query; }
    bool ok() const { return m_query.ok(); }

private:
    Result<store::Query> m_query;
};

} // namespace

QString AddReminders::name() const
{
    return QStringLiteral("add-reminders");
}

QList<Parameter> AddReminders::parameters() const
{
    return {{kDate, ParameterKind::Date, true, {}, {}},
            {kType, ParameterKind::ReminderType, false, {}, {}, true},
            {kStatus, ParameterKind::ReminderStatus, false, {}, {}, true},
            {kText, ParameterKind::Text, true, {}, {}},
            {kPerson, ParameterKind::Person, false, {}, {}},
            {kSkip, ParameterKind::Flag, false, kYes, {}}};
}

Result<void> AddReminders::check(store::Connection &connection, const Context &context) const
{
    if (context.zone.kind == store::ZoneKind::Network) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The job was not started: it adds reminders to Institution "
                                    "records only, and the set has Network records. Choose a set "
                                    "of the Institution Zone, or add reminders to Network records "
                                    "one by one.")};
    }
    const Result<reminders::Details> details = detailsOf(connection, context);
    COLOPHON_TRY(details);
    reminders::Edit codes;
    codes.type = details->type;
    codes.status = details->status;
    return reminders::checkEdit(connection, codes);
}

Result<ItemResult> AddReminders::plan(store::Connection &connection, const Context &context,
                                      MmsId mmsId) const
{
    if (context.values.value(kSkip) != kYes)
        return ItemResult{};
    Result<store::Query> query = connection.query("common/job_plan_open_reminder");
    COLOPHON_TRY(query);
    COLOPHON_TRY(
        query->bind("mms_id", mmsId).bind("type", context.values.value(kType)).selectOne());
    const QString date = query->text(0);
    if (date.isEmpty())
        return ItemResult{};
    return ItemResult{Outcome::Skipped, QStringLiteral("has ") + date, {}};
}

Result<Counts> AddReminders::work(store::Transaction &transaction, const Context &context,
                                  const Stretch &stretch) const
{
    store::Connection &connection = transaction.connection();
    const Result<reminders::Details> details = detailsOf(connection, context);
    COLOPHON_TRY(details);
    Counts counts;
    const Result<qint64> gone =
        StretchStatement(connection, "common/job_items_without_record", context, stretch).run();
    COLOPHON_TRY(gone);
    counts.failed = *gone;
    if (context.values.value(kSkip) == kYes) {
        const Result<qint64> skipped =
            StretchStatement(connection, "common/job_items_with_open_reminder", context, stretch)
                .bind("type", details->type)
                .run();
        COLOPHON_TRY(skipped);
        counts.skipped = *skipped;
    }
    StretchStatement add(connection, "common/job_add_reminders", context, stretch);
    add.bind("due_date", details->date.toString(Qt::ISODate))
        .bind("type", details->type)
        .bind("status", details->status)
        .bind("text", details->text)
        .bind("text_key", search::fold(details->text))
        .bind("repeat_unit", QString())
        .bind("repeat_every", 0)
        .bind("at", context.actor.clock->now())
        .bind("user_id", context.actor.user.id);
    if (add.ok()) {
        add.query().bindNull("repeat_from");
        if (details->person.isNull())
            add.query().bindNull("person_id");
        else
            add.query().bind("person_id", details->person);
    }
    COLOPHON_TRY(add.run());
    const Result<qint64> done =
        StretchStatement(connection, "common/job_items_done", context, stretch).run();
    COLOPHON_TRY(done);
    counts.done = *done;
    COLOPHON_TRY(StretchStatement(connection, "common/job_history", context, stretch)
                     .bind("user_id", context.actor.user.id)
                     .bind("at", context.actor.clock->now())
                     .bind("action", QStringLiteral("reminder-add"))
                     .bind("detail", reminders::historyDetail(*details))
                     .bind("outcome", outcomeWord(Outcome::Done))
                     .run());
    return counts;
}

Result<Counts> AddReminders::takeBack(store::Transaction &transaction, const Context &context,
                                      const Stretch &stretch) const
{
    store::Connection &connection = transaction.connection();
    COLOPHON_TRY(
        StretchStatement(connection, "common/job_take_back_reminders", context, stretch).run());
    Counts counts;
    const Result<qint64> left =
        StretchStatement(connection, "common/job_items_left", context, stretch).run();
    COLOPHON_TRY(left);
    counts.left = *left;
    const Result<qint64> undone =
        StretchStatement(connection, "common/job_items_undone", context, stretch).run();
    COLOPHON_TRY(undone);
    counts.undone = *undone;
    const Result<reminders::Details> details = detailsOf(connection, context);
    COLOPHON_TRY(details);
    COLOPHON_TRY(StretchStatement(connection, "common/job_history", context, stretch)
                     .bind("user_id", context.actor.user.id)
                     .bind("at", context.actor.clock->now())
                     .bind("action", QStringLiteral("reminder-delete"))
                     .bind("detail", reminders::historyDetail(*details))
                     .bind("outcome", outcomeWord(Outcome::Undone))
                     .run());
    return counts;
}

QString ChangeReminders::name() const
{
    return QStringLiteral("change-reminders");
}

QList<Parameter> ChangeReminders::parameters() const
{
    return {{kOfType, ParameterKind::ReminderType, false, {}, {}},
            {kAlsoDone, ParameterKind::Flag, false, kNo, {}},
            {kDate, ParameterKind::Date, false, {}, {}},
            {kType, ParameterKind::ReminderType, false, {}, {}},
            {kStatus, ParameterKind::ReminderStatus, false, {}, {}},
            {kText, ParameterKind::Text, false, {}, {}},
            {kPerson, ParameterKind::Person, false, {}, {}}};
}

Result<void> ChangeReminders::check(store::Connection &connection, const Context &context) const
{
    const Result<reminders::Edit> edit = editOf(connection, context);
    COLOPHON_TRY(edit);
    if (!edit->date && !edit->type && !edit->status && !edit->text && !edit->person) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The job was not started: nothing is to be changed. Give a "
                                    "date, a type, a status, a text or a person.")};
    }
    return reminders::checkEdit(connection, *edit);
}

Result<ItemResult> ChangeReminders::plan(store::Connection &connection, const Context &context,
                                         MmsId mmsId) const
{
    return planned(connection, context, mmsId);
}

Result<ItemResult> ChangeReminders::one(store::Transaction &transaction, const Context &context,
                                        MmsId mmsId) const
{
    store::Connection &connection = transaction.connection();
    const Result<reminders::Edit> edit = editOf(connection, context);
    COLOPHON_TRY(edit);
    const Result<QList<ReminderId>> ids = idsOf(connection, context, mmsId);
    COLOPHON_TRY(ids);
    return resultOf(reminders::changeIn(transaction, context.actor, *ids, *edit));
}

Result<Outcome> ChangeReminders::takeBackOne(store::Transaction &transaction,
                                             const Context &context, MmsId,
                                             const QByteArray &undo) const
{
    return takenBack(transaction, context, undo);
}

QString DeleteReminders::name() const
{
    return QStringLiteral("delete-reminders");
}

QList<Parameter> DeleteReminders::parameters() const
{
    return {{kOfType, ParameterKind::ReminderType, false, {}, {}},
            {kAlsoDone, ParameterKind::Flag, false, kNo, {}}};
}

Result<ItemResult> DeleteReminders::plan(store::Connection &connection, const Context &context,
                                         MmsId mmsId) const
{
    return planned(connection, context, mmsId);
}

Result<ItemResult> DeleteReminders::one(store::Transaction &transaction, const Context &context,
                                        MmsId mmsId) const
{
    const Result<QList<ReminderId>> ids = idsOf(transaction.connection(), context, mmsId);
    COLOPHON_TRY(ids);
    return resultOf(reminders::deleteIn(transaction, context.actor, *ids));
}

Result<Outcome> DeleteReminders::takeBackOne(store::Transaction &transaction,
                                             const Context &context, MmsId,
                                             const QByteArray &undo) const
{
    return takenBack(transaction, context, undo);
}

} // namespace colophon::batch
