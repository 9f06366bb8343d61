// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"

#include <QLockFile>

#include <memory>

namespace colophon::batch {

/// Says that a program works on a run: a file beside the catalogue while it does. The lock of a
/// program that has died is free at once, so a run that a killed program left is known as such at
/// the next start, and two programs never work on the same run.
/// Thread rule: any thread; taken and given back in the same one.
class RunLock {
public:
    /// Busy, with a sentence, where a program works on the run.
    static Result<RunLock> take(const QString &cataloguePath, RunId id);
    static bool isHeld(const QString &cataloguePath, RunId id);

private:
    explicit RunLock(std::unique_ptr<QLockFile> file);
    std::unique_ptr<QLockFile> m_file; ///< freed with this
};

} // namespace colophon::batch
