// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <time.h>

namespace colophon::perf {

/// The thread's own processor time, ms: what a busy machine does beside it is not in it.
inline double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace colophon::perf
