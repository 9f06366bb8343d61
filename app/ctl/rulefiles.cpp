// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulefiles.h"

#include "exchange/inputfile.h"
#include "exchange/outputfile.h"
#include "exchange/recordpass.h"
#include "marc/reader.h"
#include "marc/writer.h"
#include "output.h"
#include "rules/ruletest.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

namespace colophon::ctl {

namespace {

constexpr qsizetype kFailuresKept = 1000;
constexpr marc::Tag k001{"001"};

/// Interpreters for any number of threads, used again, since they count what they do.
class Interpreters {
public:
    Interpreters(const rules::Program &program, const rules::RunOptions &options)
        : m_program(program), m_options(options)
    {}

    /// Comes back when the last copy of the pointer goes.
    std::shared_ptr<rules::Interpreter> take()
    {
        std::unique_ptr<rules::Interpreter> one;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_idle.empty()) {
                one = std::move(m_idle.back());
                m_idle.pop_back();
            }
        }
        if (!one)
            one = std::make_unique<rules::Interpreter>(m_program, m_options);
        return {one.release(), [this](rules::Interpreter *done) {
                    const std::lock_guard lock(m_mutex);
                    m_idle.emplace_back(done);
                }};
    }
    rules::RunCounts counts() const
    {
        rules::RunCounts all = rules::Interpreter(m_program, m_options).counts();
        for (const std::unique_ptr<rules::Interpreter> &one : m_idle)
            all.add(one->counts());
        return all;
    }

private:
    const rules::Program &m_program;
    const rules::RunOptions m_options;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<rules::Interpreter>> m_idle;
};

/// A MARC file on its way through rules to another of the same form.
class Passage {
public:
    /// Calls `work(interpreter, item, block, writer)` for each record that can be read, on several
    /// threads, and `take(block)` for each block in order.
    template <typename Work, typename Take>
    static Result<void> run(Interpreters &interpreters, const QString &in, const QString &out,
                            int threads, const Work &work, const Take &take)
    {
        const Result<std::unique_ptr<exchange::InputFile>> input = exchange::InputFile::open(in);
        COLOPHON_TRY(input);
        const Result<marc::Format> format = (*input)->format({});
        COLOPHON_TRY(format);
        std::unique_ptr<exchange::OutputFile> output;
        if (!out.isEmpty()) {
            Result<std::unique_ptr<exchange::OutputFile>> opened = exchange::OutputFile::open(out);
            COLOPHON_TRY(opened);
            output = std::move(*opened);
        }
        Passage passage(*format, output.get());
        passage.m_around->begin(passage.m_between);
        const auto maker = [&] {
            return [&work, interpreter = interpreters.take(),
                    writer = std::shared_ptr(marc::makeFlatWriter(*format, {}))](
                       marc::FlatItem &item, exchange::PassedBlock &block) -> Result<void> {
                return work(*interpreter, item, block, *writer);
            };
        };
        const auto sink = [&](exchange::PassedBlock &block) -> Result<void> {
            take(block);
            return passage.write(block);
        };
        jobs::Progress progress;
        COLOPHON_TRY(exchange::passRecords(**input, *format, {}, maker, sink, progress, {threads}));
        return passage.end();
    }

private:
    Passage(marc::Format format, exchange::OutputFile *output)
        : m_output(output), m_around(marc::makeFlatWriter(format, {}))
    {}

    Result<void> write(const exchange::PassedBlock &block)
    {
        if (m_output == nullptr || block.written == 0)
            return {};
        if (m_any)
            m_around->separate(m_between);
        m_any = true;
        COLOPHON_TRY(m_output->write(m_between.view()));
        m_between.clear();
        return m_output->write(block.out.view());
    }
    Result<void> end()
    {
        if (m_output == nullptr)
            return {};
        m_around->end(m_between);
        COLOPHON_TRY(m_output->write(m_between.view()));
        return m_output->commit();
    }

    exchange::OutputFile *m_output;
    std::unique_ptr<marc::FlatWriter> m_around; ///< for what stands around the records
    ByteBuffer m_between;
    bool m_any = false;
};

/// To the block's `out`; an error where the form can't hold the record.
Result<void> append(const marc::FlatRecord &record, exchange::PassedBlock &block,
                    marc::FlatWriter &writer)
{
    const qsizetype before = block.out.size();
    if (block.written > 0)
        writer.separate(block.out);
    const Result<void> written = writer.write(record, block.out);
    if (written)
        ++block.written;
    else
        block.out.truncate(before);
    return written;
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
    Interpreters interpreters(program, run.options);
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
        const Result<void> written = append(differs ? made : item.record, block, writer);
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
        Passage::run(interpreters, run.in, writes ? run.out : QString(), run.threads, work, take));
    report.counts = interpreters.counts();
    return report;
}

Result<IndicationReport> indicateFile(const rules::Program &program, const QString &in,
                                      const QString &out,
                                      const std::function<void(qint64, const QString &)> &held)
{
    Interpreters interpreters(program, {});
    IndicationReport report;
    const auto work = [&out](rules::Interpreter &interpreter, marc::FlatItem &item,
                             exchange::PassedBlock &block,
                             marc::FlatWriter &writer) -> Result<void> {
        const Result<bool> holds = interpreter.indicates(item.record);
        if (!holds || !*holds)
            return {};
        block.told.push_back(
            {block.number(), false, {marc::toRecord(item.record).controlValue(k001)}});
        return out.isEmpty() ? Result<void>() : append(item.record, block, writer);
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
    COLOPHON_TRY(Passage::run(interpreters, in, out, 0, work, take));
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
