// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/conversion.h"
#include "fileoptions.h"
#include "output.h"
#include "verbs.h"

namespace colophon::ctl {

namespace {

Error noTarget()
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("The name of the output does not say its format. Name it with --to: "
                           "iso2709, marcxml, json, ndjson, mrk, line, csv or tsv.")};
}

Result<exchange::ConvertRequest> convertRequest(const CommandLine &line)
{
    exchange::ConvertRequest request;
    request.in = line.words.at(0);
    request.out = line.words.at(1);
    const auto from = formatOption(line, QStringLiteral("from"), false);
    COLOPHON_TRY(from);
    request.from = *from;
    auto to = formatOption(line, QStringLiteral("to"), true);
    COLOPHON_TRY(to);
    if (!*to)
        to = marc::formatFromSuffix(request.out);
    if (!*to)
        return noTarget();
    request.to = **to;
    const Result<marc::ReadOptions> read = readOptions(line);
    COLOPHON_TRY(read);
    request.read = *read;
    const Result<marc::WriteOptions> write = writeOptions(line, QStringLiteral("to-charset"));
    COLOPHON_TRY(write);
    request.write = *write;
    if (request.write.coding == marc::Coding::Marc8 && request.to != marc::Format::Iso2709) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Only ISO 2709 is written in MARC-8; %1 is always UTF-8.")
                         .arg(marc::formatName(request.to))};
    }
    const Result<int> jobs = jobsOption(line);
    COLOPHON_TRY(jobs);
    request.pace.threads = *jobs;
    request.rejectsFile = line.option(QStringLiteral("rejects"));
    return request;
}

void printCounts(const Context &context, const exchange::ConvertReport &report)
{
    if (context.line.json) {
        printJson({{QStringLiteral("read"), report.read},
                   {QStringLiteral("written"), report.written},
                   {QStringLiteral("rejected"), report.rejected},
                   {QStringLiteral("refused"), report.refused},
                   {QStringLiteral("rejectsFile"), report.rejectsFile},
                   {QStringLiteral("charsets"), toJson(report.findings.decisions)}});
        return;
    }
    printLine(QStringLiteral("read: %1\nwritten: %2\nrejected: %3\nrefused: %4")
                  .arg(report.read)
                  .arg(report.written)
                  .arg(report.rejected)
                  .arg(report.refused));
}

} // namespace

Result<int> convert(const Context &context)
{
    const Result<exchange::ConvertRequest> request = convertRequest(context.line);
    COLOPHON_TRY(request);
    jobs::Progress progress(showProgress);
    const Result<exchange::ConvertReport> report = exchange::convertFile(*request, progress);
    COLOPHON_TRY(report);
    printFindings(report->findings);
    if (!report->rejectsFile.isEmpty())
        printMessage(QStringLiteral("What could not be converted is in %1, byte for byte.")
                         .arg(report->rejectsFile));
    if (request->out != QLatin1String("-"))
        printCounts(context, *report);
    return report->rejected + report->refused == 0 ? 0 : 1;
}

} // namespace colophon::ctl
