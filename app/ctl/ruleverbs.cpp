// SPDX-License-Identifier: GPL-3.0-or-later
#include "fileoptions.h"
#include "normalization/catalogrun.h"
#include "output.h"
#include "rulefiles.h"
#include "rules/merge.h"
#include "rules/ruletest.h"
#include "search/sets.h"
#include "verbs.h"

#include <QFile>
#include <QJsonArray>

namespace colophon::ctl {

namespace {

using rules::RuleFile;

constexpr int kWrongUsage = 2;

int wrongUsage(const QString &sentence)
{
    printMessage(sentence);
    return kWrongUsage;
}

QString severityWord(rules::Severity severity)
{
    switch (severity) {
    case rules::Severity::Error:
        return QStringLiteral("error");
    case rules::Severity::Warning:
        return QStringLiteral("warning");
    case rules::Severity::Note:
        break;
    }
    return QStringLiteral("note");
}

QJsonObject jsonOf(const QString &file, const rules::Diagnostic &diagnostic)
{
    QJsonObject object{{QStringLiteral("file"), file},
                       {QStringLiteral("line"), diagnostic.span.line},
                       {QStringLiteral("column"), diagnostic.span.column},
                       {QStringLiteral("severity"), severityWord(diagnostic.severity)},
                       {QStringLiteral("message"), diagnostic.message}};
    if (diagnostic.replacement)
        object.insert(QStringLiteral("replacement"), *diagnostic.replacement);
    return object;
}

/// The rule text: of a file, or of a rule that the catalogue keeps.
Result<normalization::StoredRule> ruleFrom(const Context &context, const QString &word)
{
    normalization::StoredRule rule;
    rule.name = word;
    QFile file(word);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Io,
                         QStringLiteral("%1 can't be read: %2.").arg(word, file.errorString())};
        rule.text = QString::fromUtf8(file.readAll());
        return rule;
    }
    if (context.line.catalogue.isEmpty() && !qEnvironmentVariableIsSet("COLOPHON_CATALOGUE"))
        return Error{ErrorCode::NotFound, QStringLiteral("There is no file %1.").arg(word)};
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    return normalization::ruleNamed(*connection, *who, word);
}

int checkFiles(const Context &context)
{
    int code = 0;
    for (const QString &word : context.line.words.mid(1)) {
        const Result<normalization::StoredRule> rule = ruleFrom(context, word);
        if (!rule) {
            printMessage(rule.error().detail);
            code = 1;
            continue;
        }
        const RuleFile file = rules::parse(rule->text);
        for (const rules::Diagnostic &diagnostic : file.diagnostics) {
            if (context.line.json)
                printJson(jsonOf(word, diagnostic));
            else
                printLine(QStringLiteral("%1:%2:%3: %4: %5")
                              .arg(word)
                              .arg(diagnostic.span.line)
                              .arg(diagnostic.span.column)
                              .arg(severityWord(diagnostic.severity), diagnostic.message));
        }
        // what only the compiler finds: a made-up tag of more than three characters
        const bool hasErrors = rules::hasErrors(file.diagnostics);
        const Result<rules::Program> program = rules::Program::compile(file);
        if (!hasErrors && !program)
            printLine(QStringLiteral("%1: error: %2").arg(word, program.error().detail));
        if (!program)
            code = 1;
        else if (!context.line.json)
            printMessage(
                QStringLiteral("%1: %2 rules, no errors.").arg(word).arg(file.rules.size()));
    }
    return code;
}

Result<rules::RunOptions> runOptions(const Context &context)
{
    rules::RunOptions options;
    options.today = context.clock.now().toLocalTime().date();
    options.agency = context.line.option(QStringLiteral("agency"));
    return options;
}

/// The records that --set, or --query or --all of a zone, name.
Result<normalization::Records> recordsWanted(const Context &context, store::Connection &connection)
{
    const Result<cataloging::Actor> who = actor(context, connection);
    COLOPHON_TRY(who);
    const search::Viewer viewer{who->user.id, who->clock->now()};
    if (context.line.options.contains(QStringLiteral("set"))) {
        const Result<search::RecordSet> set =
            search::setNamed(connection, context.line.option(QStringLiteral("set")), who->user.id);
        COLOPHON_TRY(set);
        const Result<QList<MmsId>> members = search::memberIds(connection, *set, viewer);
        COLOPHON_TRY(members);
        return normalization::Records(*members);
    }
    const Result<store::Zone> where = zone(context, connection);
    COLOPHON_TRY(where);
    return normalization::recordsMatching(connection, *where,
                                          context.line.option(QStringLiteral("query")), viewer);
}

bool namesRecords(const Context &context)
{
    return context.line.has(QStringLiteral("all"))
           || context.line.options.contains(QStringLiteral("query"))
           || context.line.options.contains(QStringLiteral("set"));
}

/// What each rule did: its name, how many records it changed, how many fields.
struct RuleTotal {
    QString rule;
    qint64 records = 0;
    qint64 fields = 0;
};

QJsonArray toJson(const QList<RuleTotal> &totals)
{
    QJsonArray array;
    for (const RuleTotal &total : totals)
        array.append(QJsonObject{{QStringLiteral("rule"), total.rule},
                                 {QStringLiteral("records"), total.records},
                                 {QStringLiteral("fields"), total.fields}});
    return array;
}

void printTotals(const QList<RuleTotal> &totals)
{
    for (const RuleTotal &total : totals)
        printRow({total.rule, QString::number(total.records), QString::number(total.fields)});
}

QList<RuleTotal> totalsOf(const normalization::CatalogRunReport &report)
{
    QList<RuleTotal> totals;
    for (const normalization::CatalogRunReport::RuleCount &count : report.rules)
        totals.append({count.rule, count.records, count.fields});
    return totals;
}

QList<RuleTotal> totalsOf(const rules::Program &program, const rules::RunCounts &counts)
{
    QList<RuleTotal> totals;
    for (std::size_t i = 0; i < program.rules().size(); ++i)
        totals.append({QString::fromStdString(program.rules()[i].name), counts.changedRecords[i],
                       counts.changedFields[i]});
    return totals;
}

void printReport(const Context &context, const normalization::CatalogRunReport &report)
{
    if (context.line.has(QStringLiteral("diff"))) {
        for (const normalization::CatalogRunReport::Sample &sample : report.samples) {
            printLine(QStringLiteral("%1\t%2").arg(sample.mmsId.toString(), sample.title));
            for (const QString &line : sample.difference)
                printLine(line);
        }
    }
    for (const normalization::CatalogRunReport::Failure &failure : report.failures)
        printMessage(QStringLiteral("%1: %2").arg(failure.mmsId.toString(), failure.reason));
    if (context.line.json) {
        printJson({{QStringLiteral("records"), report.records},
                   {QStringLiteral("changed"), report.changed},
                   {QStringLiteral("failed"), report.failures.size()},
                   {QStringLiteral("rules"), toJson(totalsOf(report))}});
        return;
    }
    printLine(QStringLiteral("records: %1\nchanged: %2\nfailed: %3")
                  .arg(report.records)
                  .arg(report.changed)
                  .arg(report.failures.size()));
    printTotals(totalsOf(report));
}

Result<int> runOnCatalogue(const Context &context, const normalization::StoredRule &rule)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const auto what = recordsWanted(context, *connection);
    COLOPHON_TRY(what);
    const Result<normalization::Chain> chain = normalization::Chain::of(rule);
    COLOPHON_TRY(chain);
    const Result<int> jobs = jobsOption(context.line);
    COLOPHON_TRY(jobs);
    normalization::CatalogRun run;
    run.cataloguePath = connection->path();
    run.actor = *who;
    run.chain = *chain;
    run.what = *what;
    run.whatText = context.line.option(
        QStringLiteral("set"),
        context.line.option(QStringLiteral("query"), QStringLiteral("all records")));
    run.dryRun = context.line.has(QStringLiteral("dry-run"));
    run.threads = *jobs;
    run.samples = context.line.has(QStringLiteral("diff")) ? -1 : 0;
    jobs::Progress progress;
    const Result<normalization::CatalogRunReport> report =
        normalization::normalizeRecords(run, progress);
    COLOPHON_TRY(report);
    printReport(context, *report);
    return report->failures.isEmpty() ? 0 : 1;
}

Result<int> runOnFile(const Context &context, const rules::Program &program)
{
    RuleFileRun run;
    run.in = context.line.option(QStringLiteral("in"));
    run.out = context.line.option(QStringLiteral("out"));
    run.dryRun = context.line.has(QStringLiteral("dry-run"));
    run.showDifferences = context.line.has(QStringLiteral("diff"));
    const Result<int> jobs = jobsOption(context.line);
    COLOPHON_TRY(jobs);
    run.threads = *jobs;
    const Result<rules::RunOptions> options = runOptions(context);
    COLOPHON_TRY(options);
    run.options = *options;
    if (run.out.isEmpty() && !run.dryRun && !run.showDifferences)
        return wrongUsage(QStringLiteral("Name the file to write with --out, or use --dry-run."));
    const Result<RuleFileReport> report = runRulesOnFile(program, run);
    COLOPHON_TRY(report);
    for (const QString &failure : report->failures)
        printMessage(failure);
    if (context.line.json) {
        QJsonArray statements;
        for (std::size_t i = 0; i < program.statements().size(); ++i)
            statements.append(
                QJsonObject{{QStringLiteral("rule"), program.statements()[i].rule},
                            {QStringLiteral("line"), program.statements()[i].span.line},
                            {QStringLiteral("changed"), report->counts.applied[i]}});
        printJson({{QStringLiteral("records"), report->counts.records},
                   {QStringLiteral("changed"), report->counts.changed},
                   {QStringLiteral("failed"), report->failed},
                   {QStringLiteral("rules"), toJson(totalsOf(program, report->counts))},
                   {QStringLiteral("statements"), statements}});
    } else if (run.out != QLatin1String("-")) {
        printLine(QStringLiteral("records: %1\nchanged: %2\nfailed: %3")
                      .arg(report->counts.records)
                      .arg(report->counts.changed)
                      .arg(report->failed));
        printTotals(totalsOf(program, report->counts));
    }
    return report->failed == 0 ? 0 : 1;
}

Result<int> runRules(const Context &context)
{
    const Result<normalization::StoredRule> rule = ruleFrom(context, context.line.words.at(1));
    COLOPHON_TRY(rule);
    const Result<rules::Program> program = rules::Program::compile(rule->text);
    if (!program)
        return Error{program.error().code,
                     QStringLiteral("%1: %2").arg(rule->name, program.error().detail)};
    if (context.line.options.contains(QStringLiteral("in")))
        return runOnFile(context, *program);
    if (namesRecords(context))
        return runOnCatalogue(context, *rule);
    return wrongUsage(QStringLiteral(
        "Name the records: --in MARCFILE, or --set NAME, --query QUERY or --all of a catalogue."));
}

Result<int> indicate(const Context &context)
{
    const Result<normalization::StoredRule> rule = ruleFrom(context, context.line.words.at(1));
    COLOPHON_TRY(rule);
    const Result<rules::Program> program = rules::Program::compile(rule->text);
    COLOPHON_TRY(program);
    if (!program->hasIndication())
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("%1 has no indication rule (set indication.\"true\").").arg(rule->name)};
    if (context.line.options.contains(QStringLiteral("in"))) {
        const Result<IndicationReport> report = indicateFile(
            *program, context.line.option(QStringLiteral("in")),
            context.line.option(QStringLiteral("out")), [&](qint64 number, const QString &id) {
                if (context.line.json)
                    printJson({{QStringLiteral("number"), number}, {QStringLiteral("id"), id}});
                else if (context.line.option(QStringLiteral("out")) != QLatin1String("-"))
                    printRow({QString::number(number), id});
            });
        COLOPHON_TRY(report);
        printMessage(QStringLiteral("%1 of %2 records").arg(report->held).arg(report->records));
        return 0;
    }
    if (!namesRecords(context))
        return wrongUsage(QStringLiteral("Name the records: --in MARCFILE, or --set NAME, --query "
                                         "QUERY or --all of a catalogue."));
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const auto what = recordsWanted(context, *connection);
    COLOPHON_TRY(what);
    jobs::Progress progress;
    const Result<QList<MmsId>> found =
        normalization::indicated(*connection, *program, *what, progress);
    COLOPHON_TRY(found);
    for (const MmsId mmsId : *found) {
        if (context.line.json)
            printJson({{QStringLiteral("mmsId"), mmsId.toString()}});
        else
            printLine(mmsId.toString());
    }
    return 0;
}

/// A record of a MARC file (its first), or of the catalogue by its MMS ID.
Result<marc::Record> recordNamed(const Context &context, const QString &option)
{
    const QString word = context.line.option(option);
    if (QFile::exists(word))
        return firstRecordOf(word);
    const Result<MmsId> mmsId = MmsId::parse(word);
    if (!mmsId)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("--%1 %2 is neither a file nor an MMS ID.").arg(option, word)};
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<store::StoredRecord> stored = store::recordOf(*connection, *mmsId);
    COLOPHON_TRY(stored);
    return stored->record;
}

Result<int> mergeRecords(const Context &context)
{
    for (const char *option : {"preferred", "other"}) {
        if (context.line.option(QLatin1String(option)).isEmpty())
            return wrongUsage(
                QStringLiteral("Name both records: --preferred A --other B, each a MARC file or "
                               "an MMS ID."));
    }
    const Result<normalization::StoredRule> rule = ruleFrom(context, context.line.words.at(1));
    COLOPHON_TRY(rule);
    const Result<marc::Record> preferred = recordNamed(context, QStringLiteral("preferred"));
    COLOPHON_TRY(preferred);
    const Result<marc::Record> other = recordNamed(context, QStringLiteral("other"));
    COLOPHON_TRY(other);
    const Result<rules::Merged> merged = rules::merge(rules::parse(rule->text), *preferred, *other);
    COLOPHON_TRY(merged);
    for (const QString &note : merged->notes)
        printMessage(note);
    const QStringList lines = rules::mnemonicLines(merged->record);
    const QString out = context.line.option(QStringLiteral("out"));
    if (context.line.has(QStringLiteral("diff"))) {
        for (const QString &line : rules::difference(rules::mnemonicLines(*preferred), lines))
            printLine(line);
    } else if (out.isEmpty()) {
        for (const QString &line : lines)
            printLine(line);
    } else {
        COLOPHON_TRY(writeOne(merged->record, out));
    }
    return 0;
}

Result<int> testRules(const Context &context)
{
    const Result<normalization::StoredRule> rule = ruleFrom(context, context.line.words.at(1));
    COLOPHON_TRY(rule);
    const Result<QList<rules::TestOutcome>> outcomes =
        rules::runTests(rules::parse(rule->text), context.clock.now().toLocalTime().date());
    COLOPHON_TRY(outcomes);
    int failed = 0;
    for (const rules::TestOutcome &outcome : *outcomes) {
        failed += outcome.passed ? 0 : 1;
        if (context.line.json) {
            printJson({{QStringLiteral("name"), outcome.name},
                       {QStringLiteral("passed"), outcome.passed},
                       {QStringLiteral("line"), outcome.span.line},
                       {QStringLiteral("reason"), outcome.reason},
                       {QStringLiteral("expected"), QJsonArray::fromStringList(outcome.expected)},
                       {QStringLiteral("got"), QJsonArray::fromStringList(outcome.got)}});
            continue;
        }
        printRow({outcome.passed ? QStringLiteral("passed") : QStringLiteral("failed"),
                  outcome.name, outcome.reason});
        for (const QString &line :
             outcome.passed ? QStringList() : rules::difference(outcome.expected, outcome.got))
            printLine(QStringLiteral("  ") + line);
    }
    printMessage(QStringLiteral("%1 passed, %2 failed").arg(outcomes->size() - failed).arg(failed));
    return failed == 0 ? 0 : 1;
}

Result<int> listRules(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const Result<QList<normalization::StoredRule>> all = normalization::rulesFor(*connection, *who);
    COLOPHON_TRY(all);
    for (const normalization::StoredRule &rule : *all) {
        if (context.line.json)
            printJson({{QStringLiteral("name"), rule.name},
                       {QStringLiteral("kind"), normalization::dialectWord(rule.dialect)},
                       {QStringLiteral("shared"), rule.shared},
                       {QStringLiteral("enabled"), rule.enabled},
                       {QStringLiteral("version"), rule.version},
                       {QStringLiteral("owner"), rule.ownerName}});
        else
            printRow({rule.name, normalization::dialectWord(rule.dialect),
                      rule.shared ? QStringLiteral("shared") : QStringLiteral("private"),
                      QStringLiteral("version %1").arg(rule.version)});
    }
    return 0;
}

/// rules keep NAME FILE: a new rule, or a new version of it.
Result<int> keepRule(const Context &context)
{
    if (context.line.words.size() != 3)
        return wrongUsage(QStringLiteral("Name the rule and its file: rules keep NAME FILE."));
    QFile file(context.line.words.at(2));
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::Io,
            QStringLiteral("%1 can't be read: %2.").arg(file.fileName(), file.errorString())};
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const QString name = context.line.words.at(1);
    Result<normalization::StoredRule> rule = normalization::ruleNamed(*connection, *who, name);
    const bool isNew = !rule.ok();
    normalization::StoredRule wanted = isNew ? normalization::StoredRule() : *rule;
    wanted.name = name;
    wanted.text = QString::fromUtf8(file.readAll());
    if (isNew)
        wanted.shared = !context.line.has(QStringLiteral("private"));
    rule = isNew ? normalization::addRule(*connection, *who, wanted)
                 : normalization::saveRule(*connection, *who, wanted);
    COLOPHON_TRY(rule);
    printRow({rule->name, QStringLiteral("version %1").arg(rule->version)});
    return 0;
}

} // namespace

Result<int> rulesVerb(const Context &context)
{
    static const QHash<QString, Result<int> (*)(const Context &)> verbs{
        {QStringLiteral("check"), [](const Context &c) { return Result<int>(checkFiles(c)); }},
        {QStringLiteral("run"), runRules},
        {QStringLiteral("indicate"), indicate},
        {QStringLiteral("merge"), mergeRecords},
        {QStringLiteral("test"), testRules},
        {QStringLiteral("list"), listRules},
        {QStringLiteral("keep"), keepRule}};
    const QString word = context.line.words.constFirst();
    const auto verb = verbs.find(word);
    if (verb == verbs.end())
        return wrongUsage(QStringLiteral("There is no “rules %1”: it is check, run, indicate, "
                                         "merge, test, list or keep.")
                              .arg(word));
    if (word != QLatin1String("list") && context.line.words.size() < 2)
        return wrongUsage(QStringLiteral("Name the rule file: rules %1 FILE.").arg(word));
    return (*verb)(context);
}

} // namespace colophon::ctl
