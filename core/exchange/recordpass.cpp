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

constexpr qsizetype kBlock = 256 * 1024;

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
    Pass(marc::Format format, const marc::ReadOptions &options, const WorkMaker &work)
        : m_format(format), m_options(options), m_work(work)
    {
        // One thread cuts and writes, and works itself where there is but one core.
        m_pool.setMaxThreadCount(qMax(1, QThread::idealThreadCount()));
    }

    /// Runs the tasks that `next` gives, and hands them to `sink` in their order.
    template <typename Next, typename Sink> Result<void> run(Next &&next, Sink &&sink)
    {
        const int threads = QThread::idealThreadCount();
        const std::size_t atOnce = threads > 1 ? std::size_t(threads) + 2 : 1;
        for (bool more = true; more || !m_running.empty();) {
            while (more && m_running.size() < atOnce) {
                const Result<bool> begun = begin(next, threads > 1);
                if (!begun)
                    return stop(begun.error());
                more = *begun;
            }
            if (m_running.empty())
                break;
            std::unique_ptr<Task> task = std::move(m_running.front().first);
            m_running.front().second.result();
            m_running.pop_front();
            if (!task->outcome)
                return stop(task->outcome.error());
            if (const Result<void> sunk = sink(task->passed); !sunk)
                return stop(sunk.error());
            m_idle.push_back(std::move(task));
        }
        return {};
    }

private:
    template <typename Next> Result<bool> begin(Next &&next, bool threaded)
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
        const auto run = [this, raw] {
            work(*raw);
            return true;
        };
        m_running.emplace_back(std::move(task), threaded ? QtConcurrent::run(&m_pool, run)
                                                         : QtFuture::makeReadyFuture(run()));
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
                         const WorkMaker &work, const BlockSink &sink, jobs::Progress &progress)
{
    marc::ReadOptions settled = options;
    // Only the first block has the declaration.
    if (format == marc::Format::MarcXml && !settled.coding)
        settled.coding = marc::xmlCoding(input.device().peek(512));
    qint64 number = 0;
    const auto take = [&](PassedBlock &block) -> Result<void> {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("It was cancelled.")};
        for (PassedBlock::Note &note : block.notes)
            note.number += number;
        for (PassedBlock::Judged &judged : block.judged)
            judged.number += number;
        number += block.read;
        COLOPHON_TRY(sink(block));
        if (input.totalBytes() > 0)
            progress.report(input.readBytes(), input.totalBytes());
        return {};
    };
    const std::unique_ptr<BlockCutter> cutter = makeBlockCutter(format, input.device());
    if (cutter) {
        Pass pass(format, settled, work);
        return pass.run([&cutter](FileBlock &block) { return cutter->next(block); }, take);
    }
    PassedBlock block;
    marc::FlatItem item;
    const RecordWork each = work();
    const std::unique_ptr<marc::FlatReader> reader =
        marc::makeFlatReader(format, marc::Input(input.device()), settled);
    for (bool more = true; more;) {
        begin(block);
        const Result<bool> read = workOn(*reader, each, item, block, kBlock);
        COLOPHON_TRY(read);
        more = *read;
        COLOPHON_TRY(take(block));
    }
    return {};
}

} // namespace colophon::exchange
