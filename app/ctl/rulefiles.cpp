// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulefiles.h"

#include "base/pool.h"
#include "exchange/blockoutput.h"
#include "exchange/inputfile.h"
#include "marc/reader.h"
#include "marc/writer.h"
#include "output.h"
#include "rules/ruletest.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace colophon::ctl {

namespace {

constexpr qsizetype kFailuresKept = 1000;
constexpr marc::Tag k001{"001"};

using Interpreters = Pool<rules::Interpreter>;

Interpreters interpretersOf(const rules::Program &program, const rules::RunOptions &options)
{
    return Interpreters(
        [&program, options] { return std::make_unique<rules::Interpreter>(program, options); });
}

/// Takes a MARC file through rules to another of the same form, or to none: calls
/// `work(interpreter, item, block, writer)` for each record that can be read, on several threads,
/// and `take(block)` for each block in order.
template <typename Work, typename Take>
Result<void> passFile(Interpreters &interpreters, const QString &in, const QString &out,
                      int threads, const Work &work, const Take &take)
{
    const Result<std::unique_ptr<exchange::InputFile>> input = exchange::InputFile::open(in);
    COLOPHON_TRY(input);
    const Result<marc::Format> format = (*input)->format({});
    COLOPHON_TRY(format);
    std::unique_ptr<exchange::OutputFile> file;
    std::optional<exchange::BlockOutput> output;
    if (!out.isEmpty()) {
        Result<std::unique_ptr<exchange::OutputFile>> opened = exchange::OutputFile::open(out);
        COLOPHON_TRY(opened);
        file = std::move(*opened);
        output.emplace(*file, *format, marc::WriteOptions());
    }
    const auto maker = [&] {
        return [&work, interpreter = std::shared_ptr<rules::Interpreter>(interpreters.take()),
                writer = std::shared_ptr(marc::makeFlatWriter(*format))](
                   marc::FlatItem &item, exchange::PassedBlock &block) -> Result<void> {
            return work(*interpreter, item, block, *writer);
        };
    };
    const auto sink = [&](exchange::PassedBlock &block) -> Result<void> {
        take(block);
        return output ? output->write(block) : Result<void>();
    };
    jobs::Progress progress;
    COLOPHON_TRY(exchange::passRecords(**input, *format, {}, maker, sink, progress, {threads}));
    if (!output)
        return {};
    COLOPHON_TRY(output->finish());
    return file->commit();
}

/// The record's 001, then the lines that differ.
QStringList differences(const marc::FlatRecord &before, const marc::FlatRecord &after)
{
    const marc::Record former = marc::toRecord(before);
    return QStringList{former.controlValue(k001)}
           + rules::difference(rules::mnemonicLines(former),
                               rules::mnemonicLines(marc::toRecord(after)));
}

/// The failures of a block in the order of the records.
void addFailures(const exchange::PassedBlock &block, RuleFileReport &report)
{
    std::vector<std::pair<qint64, QString>> failures;
    for (const exchange::PassedBlock::Told &told : block.told) {
        if (told.failed)
            failures.emplace_back(told.number, told.lines.constFirst());
    }
    for (const exchange::PassedBlock::Note &note : block.notes) {
        if (note.rejected)
            failures.emplace_back(note.number,
                                  note.problems.isEmpty()
                                      ? QStringLiteral("It can't be read; it was left out.")
                                      : note.problems.constFirst().reason);
    }
    std::stable_sort(failures.begin(), failures.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    report.failed += qint64(failures.size());
    for (const auto &[number, reason] : failures) {
        if (report.failures.size() < kFailuresKept)
            report.failures.append(QStringLiteral("record %1: %2").arg(number).arg(reason));
    }
}

} // namespace

Result<RuleFileReport> runRulesOnFile(const rules::Program &program, const RuleFileRun &run)
{
    Interpreters interpreters = interpretersOf(program, run.options);
    RuleFileReport report;
    const bool writes = !run.dryRun && !run.out.isEmpty();
    const auto work = [&](rules::Interpreter &interpreter, marc::FlatItem &item,
                          exchange::PassedBlock &block, marc::FlatWriter &writer) -> Result<void> {
        marc::FlatRecord made;
        const Result<bool> changed = interpreter.run(item.record, made);
        if (!changed)
            block.told.push_back({block.number(), true, {changed.error().detail}});
        const bool differs = changed && *changed;
        if (differs && run.showDifferences)
            block.told.push_back({block.number(), false, differences(item.record, made)});
        if (!writes)
            return {};
        const Result<void> written =
            exchange::appendRecord(differs ? made : item.record, block, writer);
        if (!written)
            block.told.push_back({block.number(), true, {written.error().detail}});
        return {};
    };
    const auto take = [&report](const exchange::PassedBlock &block) {
        addFailures(block, report);
        for (const exchange::PassedBlock::Told &told : block.told) {
            if (told.failed)
                continue;
            printLine(QStringLiteral("record %1\t%2").arg(told.number).arg(told.lines.first()));
            for (const QString &line : told.lines.mid(1))
                printLine(line);
        }
    };
    COLOPHON_TRY(
        passFile(interpreters, run.in, writes ? run.out : QString(), run.threads, work, take));
    report.counts = rules::Interpreter(program, run.options).counts();
    interpreters.each(
        [&report](const rules::Interpreter &one) { report.counts.add(one.counts()); });
    return report;
}

Result<IndicationReport> indicateFile(const rules::Program &program, const QString &in,
                                      const QString &out,
                                      const std::function<void(qint64, const QString &)> &held)
{
    Interpreters interpreters = interpretersOf(program, {});
    IndicationReport report;
    const auto work = [&out](rules::Interpreter &interpreter, marc::FlatItem &item,
                             exchange::PassedBlock &block,
                             marc::FlatWriter &writer) -> Result<void> {
        const Result<bool> holds = interpreter.indicates(item.record);
        if (!holds || !*holds)
            return {};
        block.told.push_back(
            {block.number(), false, {marc::toRecord(item.record).controlValue(k001)}});
        return out.isEmpty() ? Result<void>() : exchange::appendRecord(item.record, block, writer);
    };
    const auto take = [&](const exchange::PassedBlock &block) {
        report.records += block.read;
        for (const exchange::PassedBlock::Note &note : block.notes) {
            if (note.rejected)
                printMessage(
                    QStringLiteral("record %1 can't be read and was left out").arg(note.number));
        }
        for (const exchange::PassedBlock::Told &told : block.told) {
            ++report.held;
            held(told.number, told.lines.constFirst());
        }
    };
    COLOPHON_TRY(passFile(interpreters, in, out, 0, work, take));
    return report;
}

Result<marc::Record> firstRecordOf(const QString &file)
{
    const Result<std::unique_ptr<exchange::InputFile>> input = exchange::InputFile::open(file);
    COLOPHON_TRY(input);
    const Result<marc::Format> format = (*input)->format({});
    COLOPHON_TRY(format);
    const Result<std::optional<marc::ReadItem>> item =
        marc::makeReader(*format, (*input)->device())->next();
    COLOPHON_TRY(item);
    if (!*item || !(*item)->record)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 has no record that can be read.").arg(file)};
    return *(*item)->record;
}

Result<void> writeOne(const marc::Record &record, const QString &file)
{
    marc::Format format = marc::Format::Mnemonic;
    if (file.endsWith(QLatin1String(".mrc")))
        format = marc::Format::Iso2709;
    else if (file.endsWith(QLatin1String(".xml")))
        format = marc::Format::MarcXml;
    const Result<std::unique_ptr<exchange::OutputFile>> output = exchange::OutputFile::open(file);
    COLOPHON_TRY(output);
    const std::unique_ptr<marc::Writer> writer = marc::makeWriter(format, (*output)->device());
    COLOPHON_TRY(writer->write(record));
    COLOPHON_TRY(writer->finish());
    return (*output)->commit();
}

} // namespace colophon::ctl
