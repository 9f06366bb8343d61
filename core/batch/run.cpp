// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/run.h"

#include "batch/registry.h"
#include "batch/runlock.h"
#include "reminders/codetable.h"
#include "reminders/repeat.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace colophon::batch {

namespace {

struct StateWord {
    State state;
    QLatin1String word;
};
constexpr std::array kStates{StateWord{State::Waiting, QLatin1String("waiting")},
                             StateWord{State::Running, QLatin1String("running")},
                             StateWord{State::Paused, QLatin1String("paused")},
                             StateWord{State::Cancelled, QLatin1String("cancelled")},
                             StateWord{State::Finished, QLatin1String("finished")},
                             StateWord{State::Failed, QLatin1String("failed")},
                             StateWord{State::Undoing, QLatin1String("undoing")},
                             StateWord{State::Undone, QLatin1String("undone")}};

State stateFromWord(const QString &word)
{
    for (const StateWord &entry : kStates) {
        if (entry.word == word)
            return entry.state;
    }
    return State::Failed;
}

QString toJson(const Values &values)
{
    QJsonObject object;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        object.insert(value.key(), value.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Values fromJson(const QString &text)
{
    Values values;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto value = object.constBegin(); value != object.constEnd(); ++value)
        values.insert(value.key(), value.value().toString());
    return values;
}

Error wrong(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

Result<QString> standardCode(store::Connection &connection, ParameterKind kind)
{
    const Result<QList<reminders::CodeRow>> rows = reminders::codeRows(
        connection, kind == ParameterKind::ReminderType ? reminders::CodeKind::Type
                                                        : reminders::CodeKind::Status);
    COLOPHON_TRY(rows);
    return reminders::defaultCode(*rows);
}

Result<Values> completed(store::Connection &connection, const Job &job, const Values &given)
{
    const QList<Parameter> known = job.parameters();
    Values values;
    for (const Parameter &parameter : known) {
        QString value = given.value(parameter.key, parameter.fallback);
        if (value.isEmpty() && parameter.standard) {
            const Result<QString> code = standardCode(connection, parameter.kind);
            COLOPHON_TRY(code);
            value = *code;
        }
        if (value.trimmed().isEmpty() && parameter.required)
            return wrong(QStringLiteral("The job %1 was not started: it needs “%2”.")
                             .arg(job.name(), parameter.key));
        if (parameter.kind == ParameterKind::Date && !value.isEmpty())
            COLOPHON_TRY(reminders::dateFromText(value));
        if (parameter.kind == ParameterKind::Flag && value != QLatin1String("yes")
            && value != QLatin1String("no"))
            return wrong(
                QStringLiteral("“%1” takes yes or no, not “%2”.").arg(parameter.key, value));
        if (parameter.kind == ParameterKind::Choice && !parameter.choices.contains(value))
            return wrong(
                QStringLiteral("“%1” takes %2, not “%3”.")
                    .arg(parameter.key, parameter.choices.join(QLatin1String(", ")), value));
        values.insert(parameter.key, value);
    }
    for (auto value = given.cbegin(); value != given.cend(); ++value) {
        if (!values.contains(value.key()))
            return wrong(QStringLiteral("The job %1 has no parameter “%2”. “colophonctl job list” "
                                        "shows them.")
                             .arg(job.name(), value.key()));
    }
    return values;
}

Result<void> addItems(store::Transaction &transaction, RunId id, const QList<MmsId> &records)
{
    Result<store::BulkStatement> insert =
        store::BulkStatement::prepare(transaction, "common/job_item_insert");
    COLOPHON_TRY(insert);
    for (qsizetype i = 0; i < records.size(); ++i)
        COLOPHON_TRY(insert->run({id, qint64(i), records.at(i)}));
    return {};
}

/// The columns of job_items.
Item itemIn(const store::Query &query)
{
    return {query.integer(0), query.mmsId(1), outcomeFromWord(query.text(2)),
            query.text(3),    query.bytes(4), query.text(5)};
}

} // namespace

QString stateWord(State state)
{
    for (const StateWord &entry : kStates) {
        if (entry.state == state)
            return entry.word;
    }
    return {};
}

QString fromReason(qint64 place)
{
    return QStringLiteral("from %1").arg(place);
}

QString reasonText(const QString &reason)
{
    if (reason.startsWith(QLatin1String("from ")))
        return QStringLiteral("Carried on after record %1.").arg(reason.mid(5));
    if (reason == QLatin1String("gone"))
        return QStringLiteral("The record is no longer in the catalogue.");
    if (reason == QLatin1String("changed"))
        return QStringLiteral("Somebody else has changed it since.");
    if (reason == QLatin1String("none"))
        return QStringLiteral("It has no such reminder.");
    if (reason == QLatin1String("alike"))
        return QStringLiteral("The rules change nothing in it.");
    if (reason == QLatin1String("unassigned"))
        return QStringLiteral("It is not assigned.");
    if (reason == QLatin1String("unchanged"))
        return QStringLiteral("There is nothing to change.");
    if (reason == QLatin1String("attached"))
        return QStringLiteral("It is linked to a network record already.");
    if (reason == QLatin1String("no match"))
        return QStringLiteral("The network has no record with its numbers.");
    if (reason.startsWith(QLatin1String("match ")))
        return QStringLiteral("The network has it already, as %1.").arg(reason.mid(6));
    if (reason.startsWith(QLatin1String("has ")))
        return QStringLiteral("It has one for %1.").arg(reason.mid(4));
    return reason;
}

Result<Values> checkSubmission(store::Connection &connection, const cataloging::Actor &actor,
                               const Submission &submission)
{
    const Job *job = jobNamed(submission.job);
    if (job == nullptr)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("There is no job “%1”. “colophonctl job list” shows them.")
                         .arg(submission.job)};
    const store::Role least = job->leastRole();
    const bool may = actor.user.enabled
                     && (actor.user.roles.testFlag(least)
                         || (least == store::Role::Cataloger && actor.user.roles != 0));
    if (!may) {
        return Error{ErrorCode::Denied,
                     QStringLiteral("The job was not started: %1 may not run it. It changes "
                                    "records, which is for catalog managers.")
                         .arg(actor.user.name)};
    }
    if (submission.records.isEmpty())
        return wrong(QStringLiteral("The job was not started: the set has no records."));
    Result<Values> values = completed(connection, *job, submission.values);
    COLOPHON_TRY(values);
    COLOPHON_TRY(job->check(connection, {RunId(), actor, submission.zone, *values}));
    return values;
}

Result<RunId> submit(store::Connection &connection, const cataloging::Actor &actor,
                     const Submission &submission)
{
    const Result<Values> values = checkSubmission(connection, actor, submission);
    COLOPHON_TRY(values);
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    RunId id;
    {
        Result<store::Query> insert = connection.query("common/job_run_insert");
        COLOPHON_TRY(insert);
        COLOPHON_TRY(insert->bind("job", submission.job)
                         .bind("parameters", toJson(*values))
                         .bind("set_name", submission.setName)
                         .bind("zone_id", submission.zone.id)
                         .bind("run_by", actor.user.id)
                         .bind("at", actor.clock->now())
                         .bind("total", submission.records.size())
                         .run());
        id = RunId(insert->lastInsertId());
    }
    COLOPHON_TRY(addItems(*transaction, id, submission.records));
    COLOPHON_TRY(transaction->commit());
    return id;
}

Result<Preview> preview(store::Connection &connection, const cataloging::Actor &actor,
                        const Submission &submission, jobs::Progress &progress)
{
    const Result<Values> values = checkSubmission(connection, actor, submission);
    COLOPHON_TRY(values);
    const Job &job = *jobNamed(submission.job);
    const Context context{RunId(), actor, submission.zone, *values};
    Preview preview;
    preview.total = submission.records.size();
    constexpr qsizetype kAtOnce = 500;
    for (qsizetype from = 0; from < submission.records.size(); from += kAtOnce) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("The preview was stopped.")};
        const QList<MmsId> some = submission.records.mid(from, kAtOnce);
        const Result<QList<ItemResult>> results = job.planAll(connection, context, some);
        COLOPHON_TRY(results);
        for (qsizetype i = 0; i < some.size(); ++i) {
            const ItemResult &result = results->at(i);
            preview.counts.count(result.outcome);
            const Item item{from + i, some.at(i), result.outcome, result.reason, {}, {}};
            if (from + i < kPreviewRows)
                preview.first.append(item);
            if (result.outcome != Outcome::Done && preview.told.size() < kPreviewRows)
                preview.told.append(item);
        }
        progress.report(from + some.size(), preview.total);
    }
    QList<MmsId> shown;
    for (const QList<Item> *list : {&preview.first, &preview.told}) {
        for (const Item &item : *list)
            shown.append(item.mmsId);
    }
    const Result<QList<store::BriefRow>> rows = store::briefRows(connection, shown);
    COLOPHON_TRY(rows);
    QHash<MmsId, QString> titles;
    for (const store::BriefRow &row : *rows)
        titles.insert(row.mmsId, row.brief.title);
    for (QList<Item> *list : {&preview.first, &preview.told}) {
        for (Item &item : *list)
            item.title = titles.value(item.mmsId);
    }
    return preview;
}

Result<Run> runWith(store::Connection &connection, RunId id)
{
    Result<store::Query> query = connection.query("common/job_run_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).select());
    if (!query->next()) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("There is no run %1 of a job. “colophonctl job list” shows "
                                    "the runs.")
                         .arg(id.value())};
    }
    Run run;
    run.id = RunId(query->integer(0));
    run.job = query->text(1);
    run.values = fromJson(query->text(2));
    run.setName = query->text(3);
    run.zone.id = ZoneId(query->integer(4));
    run.zone.kind = query->text(5) == QLatin1String("nz") ? store::ZoneKind::Network
                                                          : store::ZoneKind::Institution;
    run.user = UserId(query->integer(6));
    run.userName = query->text(7);
    run.submittedAt = query->instant(8);
    run.seenAt = query->instant(9);
    run.endedAt = query->instant(10);
    run.state = stateFromWord(query->text(11));
    run.message = query->text(12);
    run.cancelWanted = query->integer(13) != 0;
    run.next = query->integer(14);
    run.total = query->integer(15);
    run.counts = {query->integer(16), query->integer(17), query->integer(18), query->integer(19),
                  query->integer(20)};
    return run;
}

Result<QList<Run>> runs(store::Connection &connection, int limit)
{
    QList<RunId> ids;
    {
        Result<store::Query> query = connection.query("common/job_runs");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("limit", limit).select());
        while (query->next())
            ids.append(RunId(query->integer(0)));
    }
    QList<Run> all;
    for (const RunId id : std::as_const(ids)) {
        Result<Run> run = runWith(connection, id);
        COLOPHON_TRY(run);
        run->underWay = !run->isEnded() && RunLock::isHeld(connection.path(), id);
        all.append(std::move(*run));
    }
    return all;
}

Result<QList<Item>> itemsOf(store::Connection &connection, RunId id, const Stretch &stretch)
{
    Result<store::Query> query = connection.query("common/job_items");
    COLOPHON_TRY(query);
    COLOPHON_TRY(
        query->bind("run_id", id).bind("from", stretch.from).bind("to", stretch.to).select());
    QList<Item> items;
    while (query->next())
        items.append(itemIn(*query));
    return items;
}

Result<QList<Item>> itemsTold(store::Connection &connection, RunId id, int limit)
{
    Result<store::Query> query = connection.query("common/job_items_told");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("run_id", id).bind("limit", limit).select());
    QList<Item> items;
    while (query->next())
        items.append(itemIn(*query));
    return items;
}

Result<QList<Total>> totalsOf(store::Connection &connection, RunId id)
{
    Result<store::Query> query = connection.query("common/job_totals");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("run_id", id).select());
    QList<Total> totals;
    while (query->next())
        totals.append({query->text(0), query->integer(1), query->integer(2)});
    return totals;
}

Result<void> keepTotals(store::Transaction &transaction, RunId id, const QList<Total> &totals)
{
    for (qsizetype i = 0; i < totals.size(); ++i) {
        Result<store::Query> query = transaction.connection().query("common/job_total_keep");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("run_id", id)
                         .bind("position", i)
                         .bind("name", totals.at(i).name)
                         .bind("records", totals.at(i).records)
                         .bind("fields", totals.at(i).fields)
                         .run());
    }
    return {};
}

Result<void> wishCancelled(store::Connection &connection, RunId id)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<store::Query> query = connection.query("common/job_run_cancel");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).bind("wanted", 1).run());
    return transaction->commit();
}

Result<void> leaveUndo(store::Connection &connection, const cataloging::Actor &actor, RunId id)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<Run> run = runWith(connection, id);
    COLOPHON_TRY(run);
    if (run->state != State::Undoing)
        return {};
    run->state = State::Cancelled;
    run->endedAt = actor.clock->now();
    COLOPHON_TRY(keepRun(*transaction, *run));
    return transaction->commit();
}

Result<ItemKeeper> ItemKeeper::begin(store::Transaction &transaction, RunId id)
{
    const Result<store::BulkStatement> update =
        store::BulkStatement::prepare(transaction, "common/job_item_update");
    COLOPHON_TRY(update);
    return ItemKeeper(id, *update);
}

Result<void> ItemKeeper::keep(qint64 position, const ItemResult &result)
{
    return m_update.run({QByteArray(outcomeWord(result.outcome).toLatin1()), result.reason.toUtf8(),
                         result.undo.isEmpty() ? store::BulkValue(std::nullopt)
                                               : store::BulkValue::blob(result.undo),
                         m_id, position});
}

Result<void> keepRun(store::Transaction &transaction, const Run &run)
{
    Result<store::Query> query = transaction.connection().query("common/job_run_update");
    COLOPHON_TRY(query);
    query->bind("id", run.id)
        .bind("state", stateWord(run.state))
        .bind("message", run.message)
        .bind("seen_at", run.seenAt)
        .bind("next_position", run.next)
        .bind("done", run.counts.done)
        .bind("skipped", run.counts.skipped)
        .bind("failed", run.counts.failed)
        .bind("undone", run.counts.undone)
        .bind("left_alone", run.counts.left);
    if (run.endedAt.isValid())
        query->bind("ended_at", run.endedAt);
    else
        query->bind("ended_at", QString());
    COLOPHON_TRY(query->run());
    return {};
}

} // namespace colophon::batch
