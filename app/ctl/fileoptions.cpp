// SPDX-License-Identifier: GPL-3.0-or-later
#include "fileoptions.h"

#include "marc/tablewriter.h"
#include "output.h"

#include <QJsonObject>

namespace colophon::ctl {

namespace {

QString formatWords(bool toWrite)
{
    QStringList words;
    for (const marc::Format format : marc::allFormats()) {
        if (toWrite || marc::isReadable(format))
            words.append(marc::formatWord(format));
    }
    return words.join(QLatin1String(", "));
}

Result<std::optional<marc::Coding>> codingOption(const CommandLine &line, const QString &option,
                                                 const QString &known)
{
    const QString word = line.option(option, QStringLiteral("auto"));
    if (word == QLatin1String("auto"))
        return std::optional<marc::Coding>();
    const std::optional<marc::Coding> coding = charset::codingFromWord(word);
    if (coding)
        return coding;
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("“%1” is no character set for --%2. There are %3.")
                     .arg(word, option, known)};
}

} // namespace

Result<std::optional<marc::Format>> formatOption(const CommandLine &line, const QString &option,
                                                 bool toWrite)
{
    const QString word = line.option(option, QStringLiteral("auto"));
    if (word == QLatin1String("auto"))
        return std::optional<marc::Format>();
    const std::optional<marc::Format> format = marc::formatFromWord(word);
    if (format && (toWrite || marc::isReadable(*format)))
        return format;
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("“%1” is no format to %2. There are %3.")
                     .arg(word, toWrite ? QStringLiteral("write") : QStringLiteral("read"),
                          formatWords(toWrite))};
}

Result<marc::ReadOptions> readOptions(const CommandLine &line)
{
    const auto coding = codingOption(line, QStringLiteral("charset"),
                                     QStringLiteral("auto, utf8, marc8, latin1 and windows1252"));
    COLOPHON_TRY(coding);
    return marc::ReadOptions{*coding};
}

Result<marc::WriteOptions> writeOptions(const CommandLine &line, const QString &charsetOption)
{
    const QString known = QStringLiteral("utf8 and marc8");
    const auto coding = codingOption(line, charsetOption, known);
    COLOPHON_TRY(coding);
    marc::WriteOptions options{coding->value_or(marc::Coding::Utf8),
                               line.option(QStringLiteral("fields"))};
    if (options.coding != marc::Coding::Utf8 && options.coding != marc::Coding::Marc8) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Records can't be written in %1. There are %2.")
                         .arg(charset::codingName(options.coding), known)};
    }
    if (!options.columns.isEmpty())
        COLOPHON_TRY(marc::parseColumns(options.columns));
    return options;
}

Result<int> jobsOption(const CommandLine &line)
{
    const QString option = QStringLiteral("jobs");
    if (!line.options.contains(option))
        return 0;
    bool ok = false;
    const int jobs = line.option(option).toInt(&ok);
    if (!ok || jobs < 1 || jobs > 64) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("--jobs takes a number from 1 to 64, not “%1”.")
                         .arg(line.option(option))};
    }
    return jobs;
}

void printFindings(const exchange::Findings &findings)
{
    for (const exchange::CodingDecision &decision : findings.decisions) {
        printMessage(QStringLiteral("%1: %2 (records: %3, the first is number %4)")
                         .arg(decision.file, decision.reason)
                         .arg(decision.records)
                         .arg(decision.firstRecord));
    }
    for (const exchange::Finding &note : findings.notes) {
        printMessage(
            QStringLiteral("%1: record %2, byte %3: %4%5")
                .arg(note.file)
                .arg(note.recordNumber)
                .arg(note.offset)
                .arg(note.reason, note.rejected ? QStringLiteral(" (rejected)") : QString()));
    }
    if (findings.noteCount > findings.notes.size())
        printMessage(
            QStringLiteral("… and %1 more.").arg(findings.noteCount - findings.notes.size()));
}

QJsonArray toJson(const QList<exchange::CodingDecision> &decisions)
{
    QJsonArray array;
    for (const exchange::CodingDecision &decision : decisions) {
        array.append(QJsonObject{{QStringLiteral("file"), decision.file},
                                 {QStringLiteral("reason"), decision.reason},
                                 {QStringLiteral("records"), decision.records},
                                 {QStringLiteral("firstRecord"), decision.firstRecord}});
    }
    return array;
}

} // namespace colophon::ctl
