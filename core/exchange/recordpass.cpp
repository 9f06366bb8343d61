// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/recordpass.h"

#include "exchange/blockcutter.h"
#include "marc/marcxmlreader.h"
#include "marc/reader.h"

#include <QThread>
#include <QThreadPool>
#include <QtConcurrent>

#include <deque>
#include <limits>
#include <utility>
#include <vector>

namespace colophon::exchange {

namespace {

/// One thread cuts and writes; it could not keep more busy.
constexpr int kMostThreads = 16;
/// Bytes of the file under way, where blocks are large for want of a place to cut at.
constexpr qsizetype kMostUnderWay = qsizetype(16) << 20;
/// The memory of a larger block is given back.
constexpr qsizetype kLargestKept = qsizetype(2) << 20;

/// A block on its way: its bytes, and what became of them.
struct Task {
    FileBlock block;
    PassedBlock passed;
    marc::FlatItem item;
    Result<void> outcome;
};

/// Reads on until the end, or until so much is to be written that it is time to write it. False at
/// the end.
Result<bool> workOn(marc::FlatReader &reader, const RecordWork &work, marc::FlatItem &item,
                    PassedBlock &block, qsizetype enough)
{
    while (block.out.size() < enough && block.read < enough) {
        const Result<bool> more = reader.next(item);
        if (!more.ok() || !*more)
            return more;
        if (item.readable)
            COLOPHON_TRY(work(item, block));
        block.take(item);
    }
    return true;
}

void begin(PassedBlock &block)
{
    ByteBuffer out = std::move(block.out);
    out.clear();
    block = PassedBlock();
    block.out = std::move(out);
}

class Pass {
public:
    Pass(marc::Format format, const marc::ReadOptions &options, const WorkMaker &work, int threads)
        : m_format(format), m_options(options), m_work(work)
    {
        m_pool.setMaxThreadCount(threads);
    }

    /// Runs the tasks that `next` gives, and hands them to `sink` in their order.
    template <typename Next, typename Sink> Result<void> run(Next &&next, Sink &&sink)
    {
        const std::size_t atOnce = std::size_t(m_pool.maxThreadCount()) + 2;
        for (bool more = true; more || !m_running.empty();) {
            while (more && m_running.size() < atOnce && m_underWay < kMostUnderWay) {
                const Result<bool> begun = begin(next);
                if (!begun)
                    return stop(begun.error());
                more = *begun;
            }
            if (m_running.empty())
                break;
            std::unique_ptr<Task> task = std::move(m_running.front().first);
            m_running.front().second.result();
            m_running.pop_front();
            m_underWay -= task->block.bytes.size();
            if (!task->outcome)
                return stop(task->outcome.error());
            if (const Result<void> sunk = sink(task->passed); !sunk)
                return stop(sunk.error());
            if (task->block.bytes.size() + task->passed.out.size() <= kLargestKept)
                m_idle.push_back(std::move(task));
        }
        return {};
    }

private:
    template <typename Next> Result<bool> begin(Next &&next)
    {
        std::unique_ptr<Task> task;
        if (m_idle.empty()) {
            task = std::make_unique<Task>();
        } else { // its memory is used again
            task = std::move(m_idle.back());
            m_idle.pop_back();
        }
        const Result<bool> there = next(task->block);
        if (!there.ok() || !*there)
            return there;
        Task *const raw = task.get();
        m_underWay += raw->block.bytes.size();
        const auto run = [this, raw] {
            work(*raw);
            return true;
        };
        m_running.emplace_back(std::move(task), QtConcurrent::run(&m_pool, run));
        return true;
    }

    void work(Task &task) const
    {
        colophon::exchange::begin(task.passed);
        const std::unique_ptr<marc::FlatReader> reader = marc::makeFlatReader(
            m_format, marc::Input(task.block.bytes.view(), task.block.offset), m_options);
        const Result<bool> done = workOn(*reader, m_work(), task.item, task.passed,
                                         std::numeric_limits<qsizetype>::max());
        task.outcome = done ? Result<void>() : Result<void>(done.error());
    }

    Error stop(const Error &error)
    {
        for (auto &running : m_running)
            running.second.result();
        m_running.clear();
        return error;
    }

    marc::Format m_format;
    marc::ReadOptions m_options;
    const WorkMaker &m_work;
    qsizetype m_underWay = 0; ///< bytes of the running tasks' blocks
    QThreadPool m_pool;
    std::deque<std::pair<std::unique_ptr<Task>, QFuture<bool>>> m_running;
    std::vector<std::unique_ptr<Task>> m_idle;
};

} // namespace

void PassedBlock::take(marc::FlatItem &item)
{
    ++read;
    if (!item.readable) {
        ++rejected;
        rejects.append(item.raw);
    }
    if (!item.problems.isEmpty() || !item.readable)
        notes.append({read, std::exchange(item.problems, {}), !item.readable});
}

Result<void> passRecords(InputFile &input, marc::Format format, const marc::ReadOptions &options,
                         const WorkMaker &work, const BlockSink &sink, jobs::Progress &progress,
                         const Pace &pace)
{
    marc::ReadOptions settled = options;
    // Only the first block has the declaration; MARC-8 is none of XML's.
    if (format == marc::Format::MarcXml
        && (!options.coding || options.coding == marc::Coding::Marc8))
        settled.coding = marc::xmlCoding(input.device().peek(512));
    qint64 number = 0;
    const auto take = [&](PassedBlock &block) -> Result<void> {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("It was cancelled.")};
        for (PassedBlock::Note &note : block.notes)
            note.number += number;
        for (PassedBlock::Judged &judged : block.judged)
            judged.number += number;
        for (PassedBlock::Told &told : block.told)
            told.number += number;
        number += block.read;
        COLOPHON_TRY(sink(block));
        if (input.totalBytes() > 0)
            progress.report(input.readBytes(), input.totalBytes());
        return {};
    };
    const int threads = pace.threads > 0 ? pace.threads : QThread::idealThreadCount();
    if (threads > 1) {
        const std::unique_ptr<BlockCutter> cutter =
            makeBlockCutter(format, input.device(), pace.block);
        Pass pass(format, settled, work, qMin(threads, kMostThreads));
        return pass.run([&cutter](FileBlock &block) { return cutter->next(block); }, take);
    }
    PassedBlock block;
    marc::FlatItem item;
    const RecordWork each = work();
    const std::unique_ptr<marc::FlatReader> reader =
        marc::makeFlatReader(format, marc::Input(input.device()), settled);
    for (bool more = true; more;) {
        begin(block);
        const Result<bool> read = workOn(*reader, each, item, block, pace.block);
        COLOPHON_TRY(read);
        more = *read;
        COLOPHON_TRY(take(block));
    }
    return {};
}

} // namespace colophon::exchange
