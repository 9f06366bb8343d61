// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <functional>

namespace colophon::jobs {

/// What a running job is given: it tells how far it is and asks whether to go on.
/// Thread rule: cancel() and isCancelled() from any thread, the rest from the job's.
class Progress {
public:
    using Listener = std::function<void(qint64 done, qint64 total)>;
    explicit Progress(Listener listener = {});

    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }
    /// Passed on about ten times a second; `total` 0 means unknown.
    void report(qint64 done, qint64 total);

private:
    Listener m_listener;
    std::atomic<bool> m_cancelled{false};
    qint64 m_nextTell = 0; ///< ms of the steady clock
};

} // namespace colophon::jobs
