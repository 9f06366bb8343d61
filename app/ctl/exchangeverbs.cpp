// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fileexport.h"
#include "exchange/fileimport.h"
#include "fileoptions.h"
#include "output.h"
#include "search/sets.h"
#include "verbs.h"

namespace colophon::ctl {

namespace {

bool isMatching(const Context &context)
{
    return context.line.options.contains(QStringLiteral("match"));
}

Error wrongWord(const char *option, const QString &value, const char *words)
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("Nothing was imported: --%1 takes %2, not “%3”.")
                .arg(QLatin1String(option), QLatin1String(words), value)};
}

/// --match, --on-match, --on-many, --on-none and --merge-rule.
Result<exchange::MatchRule> matchRule(const Context &context)
{
    exchange::MatchRule rule;
    rule.mergeRule = context.line.option(QStringLiteral("merge-rule"));
    const QString by = context.line.option(QStringLiteral("match"), QStringLiteral("none"));
    rule.by = cataloging::sameByFromWord(by);
    if (!rule.by && by != QLatin1String("none"))
        return wrongWord("match", by, "mms, 035, isbn, issn, lccn, title or none");
    for (const char *const option : {"on-match", "on-many", "on-none", "merge-rule"}) {
        if (!rule.by && context.line.options.contains(QLatin1String(option)))
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("Nothing was imported: --%1 says what becomes of records "
                                        "that are matched. Say by what with --match.")
                             .arg(QLatin1String(option))};
    }
    const QString onMatch = context.line.option(QStringLiteral("on-match"),
                                                rule.mergeRule.isEmpty() ? QStringLiteral("overlay")
                                                                         : QStringLiteral("merge"));
    const std::optional<exchange::OnMatch> match = exchange::onMatchFromWord(onMatch);
    if (!match)
        return wrongWord("on-match", onMatch, "overlay, merge, skip or add");
    rule.onMatch = *match;
    for (const auto &[option, target] :
         {std::pair("on-many", &rule.onMany), std::pair("on-none", &rule.onNone)}) {
        const QString word = context.line.option(QLatin1String(option));
        if (word.isEmpty())
            continue;
        const std::optional<exchange::OnOther> other = exchange::onOtherFromWord(word);
        if (!other)
            return wrongWord(option, word, "add or skip");
        *target = *other;
    }
    return rule;
}

void printReport(const Context &context, const exchange::ImportReport &report)
{
    printFindings(report.findings);
    if (!report.rejectsFile.isEmpty())
        printMessage(QStringLiteral("What could not be read is in %1, byte for byte.")
                         .arg(report.rejectsFile));
    if (context.line.json) {
        printJson({{QStringLiteral("read"), report.read},
                   {QStringLiteral("added"), report.added},
                   {QStringLiteral("matched"), report.matched},
                   {QStringLiteral("changed"), report.changed},
                   {QStringLiteral("skipped"), report.skipped},
                   {QStringLiteral("refused"), report.refused},
                   {QStringLiteral("rejected"), report.rejected},
                   {QStringLiteral("rejectsFile"), report.rejectsFile},
                   {QStringLiteral("charsets"), toJson(report.findings.decisions)}});
    } else {
        printLine(QStringLiteral("read: %1\nadded: %2\nmatched: %3\nrejected: %4")
                      .arg(report.read)
                      .arg(report.added)
                      .arg(report.matched)
                      .arg(report.rejected));
        if (isMatching(context))
            printLine(QStringLiteral("changed: %1\nskipped: %2\nrefused: %3")
                          .arg(report.changed)
                          .arg(report.skipped)
                          .arg(report.refused));
    }
}

} // namespace

Result<int> import(const Context &context)
{
    const auto format = formatOption(context.line, QStringLiteral("format"), false);
    COLOPHON_TRY(format);
    const Result<marc::ReadOptions> read = readOptions(context.line);
    COLOPHON_TRY(read);
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    const Result<store::Zone> where = zone(context, *connection);
    COLOPHON_TRY(where);
    exchange::ImportRequest request;
    request.cataloguePath = connection->path();
    request.actor = *who;
    request.files = context.line.words;
    request.zone = where->kind;
    request.format = *format;
    request.read = *read;
    request.rejectsFile = context.line.option(QStringLiteral("rejects"));
    request.dryRun = context.line.has(QStringLiteral("dry-run"));
    request.attach = context.line.has(QStringLiteral("attach"));
    request.process = context.line.option(QStringLiteral("process"));
    const Result<exchange::MatchRule> match = matchRule(context);
    COLOPHON_TRY(match);
    request.match = *match;
    jobs::Progress progress(showProgress);
    const Result<exchange::ImportReport> report = exchange::importFiles(request, progress);
    COLOPHON_TRY(report);
    printReport(context, *report);
    if (report->added == 0 && report->rejected > 0)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Nothing was imported: no record could be read.")};
    return 0;
}

Result<int> exportVerb(const Context &context)
{
    const QString file = context.line.option(QStringLiteral("o"));
    if (file.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Nothing was exported: name the file to write, -o FILE.")};
    auto format = formatOption(context.line, QStringLiteral("format"), true);
    COLOPHON_TRY(format);
    if (!*format)
        format = marc::formatFromSuffix(file);
    const Result<marc::WriteOptions> write = writeOptions(context.line, QStringLiteral("charset"));
    COLOPHON_TRY(write);
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<store::Zone> where = zone(context, *connection);
    COLOPHON_TRY(where);
    exchange::ExportRequest request;
    request.cataloguePath = connection->path();
    request.format = format->value_or(marc::Format::Iso2709);
    request.write = *write;
    request.file = file;
    QList<MmsId> ids;
    for (const QString &text : context.line.options.value(QStringLiteral("mms"))) {
        const Result<MmsId> mmsId = MmsId::parse(text);
        COLOPHON_TRY(mmsId);
        ids.append(*mmsId);
    }
    search::Request query;
    query.zone = *where;
    query.text = context.line.words.join(u' ');
    const QString setName = context.line.option(QStringLiteral("set"));
    if (!setName.isEmpty()) {
        const Result<cataloging::Actor> who = actor(context, *connection);
        COLOPHON_TRY(who);
        const Result<search::RecordSet> set = search::setNamed(*connection, setName, who->user.id);
        COLOPHON_TRY(set);
        const Result<QList<MmsId>> members =
            search::memberIds(*connection, *set, {who->user.id, context.clock.now()});
        COLOPHON_TRY(members);
        ids += *members;
    }
    if (ids.isEmpty() && setName.isEmpty())
        request.what = query;
    else
        request.what = ids;
    jobs::Progress progress(showProgress);
    const Result<exchange::ExportReport> report = exchange::exportRecords(request, progress);
    COLOPHON_TRY(report);
    for (const QString &refusal : report->refusals)
        printMessage(refusal);
    if (file != QLatin1String("-")) {
        if (context.line.json)
            printJson({{QStringLiteral("written"), report->written},
                       {QStringLiteral("refused"), report->refused}});
        else
            printLine(QStringLiteral("written: %1\nrefused: %2")
                          .arg(report->written)
                          .arg(report->refused));
    }
    return report->refused == 0 ? 0 : 1;
}

} // namespace colophon::ctl
