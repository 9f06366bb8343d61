// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/registry.h"
#include "batch/report.h"
#include "batch/runlock.h"
#include "batch/runner.h"
#include "output.h"
#include "search/sets.h"
#include "verbs.h"

namespace colophon::ctl {

namespace {

Error wrong(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

QString parameterHelp(const batch::Job &job)
{
    QStringList words;
    for (const batch::Parameter &parameter : job.parameters()) {
        const QString word = parameter.key + u'=';
        words.append(parameter.required ? word : u'[' + word + parameter.fallback + u']');
    }
    return words.join(u' ');
}

QString stateOf(const batch::Run &run)
{
    return run.isInterrupted() ? QStringLiteral("interrupted") : batch::stateWord(run.state);
}

QJsonObject jsonOf(const batch::Run &run)
{
    return {{QStringLiteral("id"), run.id.value()},
            {QStringLiteral("job"), run.job},
            {QStringLiteral("set"), run.setName},
            {QStringLiteral("zone"), store::zoneWord(run.zone.kind)},
            {QStringLiteral("user"), run.userName},
            {QStringLiteral("submittedAt"), run.submittedAt.toString(Qt::ISODate)},
            {QStringLiteral("endedAt"), run.endedAt.toString(Qt::ISODate)},
            {QStringLiteral("state"), stateOf(run)},
            {QStringLiteral("message"), batch::reasonText(run.message)},
            {QStringLiteral("total"), run.total},
            {QStringLiteral("reached"), run.next},
            {QStringLiteral("done"), run.counts.done},
            {QStringLiteral("skipped"), run.counts.skipped},
            {QStringLiteral("failed"), run.counts.failed},
            {QStringLiteral("undone"), run.counts.undone},
            {QStringLiteral("left"), run.counts.left}};
}

/// What each rule of the run changed.
Result<void> printTotals(const Context &context, store::Connection &connection,
                         const batch::Run &run)
{
    const Result<QList<batch::Total>> totals = batch::totalsOf(connection, run.id);
    COLOPHON_TRY(totals);
    for (const batch::Total &total : *totals) {
        if (context.line.json)
            printJson({{QStringLiteral("rule"), total.name},
                       {QStringLiteral("records"), total.records},
                       {QStringLiteral("fields"), total.fields}});
        else
            printRow({QStringLiteral("rule"), total.name, QString::number(total.records),
                      QString::number(total.fields)});
    }
    return {};
}

void printRun(const Context &context, const batch::Run &run)
{
    if (context.line.json) {
        printJson(jsonOf(run));
        return;
    }
    printLine(QStringLiteral("run: %1\njob: %2\nset: %3\nstate: %4\nreached: %5 of %6\ndone: "
                             "%7\nskipped: %8\nfailed: %9")
                  .arg(run.id.value())
                  .arg(run.job, run.setName, stateOf(run))
                  .arg(run.next)
                  .arg(run.total)
                  .arg(run.counts.done)
                  .arg(run.counts.skipped)
                  .arg(run.counts.failed));
    if (run.counts.undone + run.counts.left > 0)
        printLine(
            QStringLiteral("undone: %1\nleft: %2").arg(run.counts.undone).arg(run.counts.left));
    if (!run.message.isEmpty())
        printLine(QStringLiteral("message: ") + batch::reasonText(run.message));
}

/// Each record that was not done, with its reason.
Result<void> printReport(const Context &context, store::Connection &connection,
                         const batch::Run &run)
{
    constexpr int kAll = 10'000'000;
    const Result<QList<batch::Item>> items = batch::itemsTold(connection, run.id, kAll);
    COLOPHON_TRY(items);
    for (const batch::Item &item : *items) {
        const QString outcome = batch::outcomeWord(item.outcome);
        if (context.line.json) {
            printJson({{QStringLiteral("mmsId"), item.mmsId.toString()},
                       {QStringLiteral("title"), item.title},
                       {QStringLiteral("outcome"), outcome},
                       {QStringLiteral("reason"), batch::reasonText(item.reason)}});
        } else {
            printRow({item.mmsId.toString(), outcome, item.title, batch::reasonText(item.reason)});
        }
    }
    return {};
}

Result<batch::RunId> runIdOf(const Context &context)
{
    bool ok = false;
    const qint64 value = context.line.words.value(1).toLongLong(&ok);
    if (!ok || value < 1)
        return wrong(QStringLiteral("“%1” is not the number of a run. “colophonctl job list” "
                                    "shows them.")
                         .arg(context.line.words.value(1)));
    return batch::RunId(value);
}

Result<batch::Values> valuesOf(const Context &context)
{
    batch::Values values;
    const QStringList given = context.line.options.value(QStringLiteral("param"));
    for (const QString &pair : given) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            return wrong(
                QStringLiteral("--param takes NAME=VALUE, such as date=2027-01-15, not “%1”.")
                    .arg(pair));
        values.insert(pair.left(equals), pair.mid(equals + 1));
    }
    return values;
}

Result<int> listJobs(const Context &context, store::Connection &connection)
{
    for (const batch::Job *job : batch::jobs()) {
        if (context.line.json)
            printJson({{QStringLiteral("job"), job->name()},
                       {QStringLiteral("parameters"), parameterHelp(*job)}});
        else
            printRow({job->name(), parameterHelp(*job)});
    }
    const Result<QList<batch::Run>> runs = batch::runs(connection);
    COLOPHON_TRY(runs);
    for (const batch::Run &run : *runs) {
        if (context.line.json)
            printJson(jsonOf(run));
        else
            printRow({QString::number(run.id.value()), run.job, run.setName, stateOf(run),
                      QStringLiteral("%1 of %2").arg(run.next).arg(run.total)});
    }
    return 0;
}

Result<int> start(const Context &context, store::Connection &connection,
                  const cataloging::Actor &who)
{
    const QString setName = context.line.option(QStringLiteral("set"));
    if (context.line.words.size() != 2 || setName.isEmpty())
        return wrong(QStringLiteral("Say job run NAME --set SET [--param NAME=VALUE]…"));
    const Result<search::RecordSet> set = search::setNamed(connection, setName, who.user.id);
    COLOPHON_TRY(set);
    const Result<QList<MmsId>> records =
        search::memberIds(connection, *set, {who.user.id, context.clock.now()});
    COLOPHON_TRY(records);
    const Result<batch::Values> values = valuesOf(context);
    COLOPHON_TRY(values);
    const batch::Submission submission{context.line.words.at(1), *values, set->name, set->zone,
                                       *records};
    jobs::Progress progress([](qint64 done, qint64 total) {
        printMessage(QStringLiteral("%1 of %2").arg(done).arg(total));
    });
    if (context.line.has(QStringLiteral("dry-run"))) {
        const Result<batch::Preview> preview =
            batch::preview(connection, who, submission, progress);
        COLOPHON_TRY(preview);
        printLine(QStringLiteral("done: %1\nskipped: %2\nfailed: %3")
                      .arg(preview->counts.done)
                      .arg(preview->counts.skipped)
                      .arg(preview->counts.failed));
        return 0;
    }
    const Result<batch::RunId> id = batch::submit(connection, who, submission);
    COLOPHON_TRY(id);
    const Result<batch::Run> run = batch::carryOn(connection.path(), who, *id, progress);
    COLOPHON_TRY(run);
    printRun(context, *run);
    COLOPHON_TRY(printTotals(context, connection, *run));
    return run->state == batch::State::Finished ? 0 : 1;
}

} // namespace

Result<int> job(const Context &context)
{
    static const QStringList kWords{QStringLiteral("list"),   QStringLiteral("run"),
                                    QStringLiteral("show"),   QStringLiteral("undo"),
                                    QStringLiteral("cancel"), QStringLiteral("resume")};
    const QString what = context.line.words.constFirst();
    if (!kWords.contains(what))
        return wrong(QStringLiteral("Say job list, run, show, undo, cancel or resume."));
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    if (what == QLatin1String("list"))
        return listJobs(context, *connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    if (what == QLatin1String("run"))
        return start(context, *connection, *who);
    const Result<batch::RunId> id = runIdOf(context);
    COLOPHON_TRY(id);
    Result<batch::Run> run = batch::runWith(*connection, *id);
    COLOPHON_TRY(run);
    jobs::Progress progress;
    if (what == QLatin1String("undo"))
        run = batch::takeBack(connection->path(), *who, *id, progress);
    else if (what == QLatin1String("resume"))
        run = batch::carryOn(connection->path(), *who, *id, progress);
    else if (what == QLatin1String("cancel"))
        COLOPHON_TRY(batch::wishCancelled(*connection, *id));
    COLOPHON_TRY(run);
    run->underWay = batch::RunLock::isHeld(connection->path(), *id);
    printRun(context, *run);
    COLOPHON_TRY(printTotals(context, *connection, *run));
    const QString csv = context.line.option(QStringLiteral("csv"));
    if (!csv.isEmpty())
        COLOPHON_TRY(batch::writeReport(*connection, *run, csv));
    else if (what == QLatin1String("show") || what == QLatin1String("undo"))
        COLOPHON_TRY(printReport(context, *connection, *run));
    return 0;
}

} // namespace colophon::ctl
