// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulefiles.h"

#include "marc/reader.h"
#include "marc/writer.h"
#include "output.h"
#include "rules/ruletest.h"

#include <QFile>
#include <QSaveFile>

#include <cstdio>
#include <future>
#include <thread>

namespace colophon::ctl {

namespace {

constexpr qsizetype kBatch = 1000;
constexpr qsizetype kFailuresKept = 1000;
constexpr qint64 kHead = 64 * 1024;

struct Item {
    marc::ReadItem read;
    marc::Record made;
    bool changed = false;
    QString failure;
};

/// A file to read records from.
struct Source {
    QFile file;
    marc::Format format = marc::Format::Iso2709;
    std::unique_ptr<marc::Reader> reader;

    Result<void> open(const QString &path)
    {
        file.setFileName(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Io,
                         QStringLiteral("%1 can't be read: %2.").arg(path, file.errorString())};
        const Result<marc::Format> found = marc::detectFormat(file.peek(kHead));
        if (!found)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1 is not a MARC file.").arg(path)};
        format = *found;
        reader = marc::makeReader(format, file);
        return {};
    }

    Result<std::vector<Item>> next()
    {
        std::vector<Item> items;
        while (qsizetype(items.size()) < kBatch) {
            Result<std::optional<marc::ReadItem>> item = reader->next();
            COLOPHON_TRY(item);
            if (!*item)
                break;
            items.push_back({std::move(**item), {}, false, {}});
        }
        return items;
    }
};

/// A file to write records to: whole at the end, or not at all. Nothing where no name is given.
struct Target {
    QFile standard;
    QSaveFile saved;
    std::unique_ptr<marc::Writer> writer;

    Result<void> open(const QString &path, marc::Format format)
    {
        if (path.isEmpty())
            return {};
        const bool toStandard = path == QLatin1String("-");
        saved.setFileName(path);
        const bool opened = toStandard ? standard.open(stdout, QIODevice::WriteOnly)
                                       : saved.open(QIODevice::WriteOnly);
        if (!opened)
            return Error{ErrorCode::Io,
                         QStringLiteral("%1 can't be written: %2.").arg(path, saved.errorString())};
        writer = toStandard ? marc::makeWriter(format, standard) : marc::makeWriter(format, saved);
        return {};
    }
    Result<void> commit()
    {
        if (!writer)
            return {};
        COLOPHON_TRY(writer->finish());
        if (standard.isOpen() ? standard.flush() : saved.commit())
            return {};
        return Error{ErrorCode::Io, QStringLiteral("%1 could not be written: %2.")
                                        .arg(saved.fileName(), saved.errorString())};
    }
};

class FileRun {
public:
    FileRun(const rules::Program &program, const RuleFileRun &run) : m_run(run)
    {
        const int threads =
            run.threads > 0 ? run.threads : int(std::thread::hardware_concurrency());
        for (int i = 0; i < qBound(1, threads, 64); ++i)
            m_interpreters.push_back(std::make_unique<rules::Interpreter>(program, run.options));
    }

    Result<RuleFileReport> run()
    {
        Source source;
        COLOPHON_TRY(source.open(m_run.in));
        Target target;
        if (!m_run.dryRun)
            COLOPHON_TRY(target.open(m_run.out, source.format));
        const auto read = [&source] {
            return std::async(std::launch::async, [&source] { return source.next(); });
        };
        std::future<Result<std::vector<Item>>> coming = read();
        while (true) {
            Result<std::vector<Item>> items = coming.get();
            COLOPHON_TRY(items);
            if (items->empty())
                break;
            coming = read();
            work(*items);
            const Result<void> taken = take(*items, target);
            if (!taken) {
                coming.wait();
                return taken.error();
            }
        }
        COLOPHON_TRY(target.commit());
        for (const std::unique_ptr<rules::Interpreter> &interpreter : m_interpreters)
            m_report.counts.add(interpreter->counts());
        return std::move(m_report);
    }

private:
    void work(std::vector<Item> &items)
    {
        const std::size_t count = m_interpreters.size();
        std::vector<std::future<void>> running;
        for (std::size_t worker = 0; worker < count; ++worker) {
            const auto stretch = [&, worker] {
                const std::size_t to = items.size() * (worker + 1) / count;
                for (std::size_t i = items.size() * worker / count; i < to; ++i)
                    workOne(*m_interpreters[worker], items[i]);
            };
            if (worker + 1 < count)
                running.push_back(std::async(std::launch::async, stretch));
            else
                stretch();
        }
        for (std::future<void> &one : running)
            one.wait();
    }

    static void workOne(rules::Interpreter &interpreter, Item &item)
    {
        if (!item.read.record)
            return;
        Result<marc::Record> made = interpreter.run(*item.read.record);
        if (!made) {
            item.failure = made.error().detail;
            item.made = *item.read.record;
            return;
        }
        item.changed = *made != *item.read.record;
        item.made = std::move(*made);
    }

    Result<void> take(const std::vector<Item> &items, Target &target)
    {
        for (const Item &item : items) {
            if (!item.read.record) {
                fail(item, item.read.problems.isEmpty()
                               ? QStringLiteral("It can't be read; it was left out.")
                               : item.read.problems.constFirst().reason);
                continue;
            }
            if (!item.failure.isEmpty())
                fail(item, item.failure);
            if (item.changed && m_run.showDifferences)
                show(item);
            if (target.writer) {
                const Result<void> written = target.writer->write(item.made);
                if (!written && written.error().code != ErrorCode::InvalidInput)
                    return written;
                if (!written)
                    fail(item, written.error().detail);
            }
        }
        return {};
    }

    void fail(const Item &item, const QString &reason)
    {
        ++m_report.failed;
        if (m_report.failures.size() < kFailuresKept)
            m_report.failures.append(
                QStringLiteral("record %1: %2").arg(item.read.number).arg(reason));
    }

    static void show(const Item &item)
    {
        printLine(QStringLiteral("record %1\t%2")
                      .arg(item.read.number)
                      .arg(item.read.record->controlValue(marc::Tag("001"))));
        for (const QString &line : rules::difference(rules::mnemonicLines(*item.read.record),
                                                     rules::mnemonicLines(item.made)))
            printLine(line);
    }

    const RuleFileRun &m_run;
    std::vector<std::unique_ptr<rules::Interpreter>> m_interpreters;
    RuleFileReport m_report;
};

} // namespace

Result<RuleFileReport> runRulesOnFile(const rules::Program &program, const RuleFileRun &run)
{
    return FileRun(program, run).run();
}

Result<IndicationReport> indicateFile(const rules::Program &program, const QString &in,
                                      const QString &out,
                                      const std::function<void(qint64, const QString &)> &held)
{
    Source source;
    COLOPHON_TRY(source.open(in));
    Target target;
    COLOPHON_TRY(target.open(out, source.format));
    rules::Interpreter interpreter(program);
    IndicationReport report;
    while (true) {
        const Result<std::vector<Item>> items = source.next();
        COLOPHON_TRY(items);
        if (items->empty())
            break;
        for (const Item &item : *items) {
            ++report.records;
            if (!item.read.record) {
                printMessage(QStringLiteral("record %1 can't be read and was left out")
                                 .arg(item.read.number));
                continue;
            }
            const Result<bool> holds = interpreter.indicates(*item.read.record);
            if (!holds || !*holds)
                continue;
            ++report.held;
            held(item.read.number, item.read.record->controlValue(marc::Tag("001")));
            if (target.writer)
                COLOPHON_TRY(target.writer->write(*item.read.record));
        }
    }
    COLOPHON_TRY(target.commit());
    return report;
}

Result<marc::Record> firstRecordOf(const QString &file)
{
    Source source;
    COLOPHON_TRY(source.open(file));
    const Result<std::optional<marc::ReadItem>> item = source.reader->next();
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
    Target target;
    COLOPHON_TRY(target.open(file, format));
    COLOPHON_TRY(target.writer->write(record));
    return target.commit();
}

} // namespace colophon::ctl
