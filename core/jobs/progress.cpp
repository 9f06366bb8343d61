// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/progress.h"

#include <chrono>
#include <utility>

namespace colophon::jobs {

Progress::Progress(Listener listener) : m_listener(std::move(listener)) {}

void Progress::report(qint64 done, qint64 total)
{
    if (!m_listener)
        return;
    using namespace std::chrono;
    const qint64 now = duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    if (now < m_nextTell && done != total)
        return;
    m_nextTell = now + 100;
    m_listener(done, total);
}

} // namespace colophon::jobs
