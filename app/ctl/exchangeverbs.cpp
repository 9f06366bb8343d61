// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fileexport.h"
#include "exchange/fileimport.h"
#include "fileoptions.h"
#include "output.h"
#include "search/sets.h"
#include "verbs.h"

namespace colophon::ctl {

namespace {

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
                   {QStringLiteral("rejected"), report.rejected},
                   {QStringLiteral("rejectsFile"), report.rejectsFile},
                   {QStringLiteral("charsets"), toJson(report.findings.decisions)}});
    } else {
        printLine(QStringLiteral("read: %1\nadded: %2\nmatched: %3\nrejected: %4")
                      .arg(report.read)
                      .arg(report.added)
                      .arg(report.matched)
                      .arg(report.rejected));
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
