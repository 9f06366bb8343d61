// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/runlock.h"

namespace colophon::batch {

namespace {

/// isHeld() of another program may have it for a moment.
constexpr int kPatienceMs = 500;

std::unique_ptr<QLockFile> fileOf(const QString &cataloguePath, RunId id)
{
    auto file = std::make_unique<QLockFile>(
        QStringLiteral("%1-run%2.lock").arg(cataloguePath).arg(id.value()));
    file->setStaleLockTime(0); // only the end of the program that holds it frees it
    return file;
}

} // namespace

RunLock::RunLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) {}

Result<RunLock> RunLock::take(const QString &cataloguePath, RunId id)
{
    std::unique_ptr<QLockFile> file = fileOf(cataloguePath, id);
    if (file->tryLock(kPatienceMs))
        return RunLock(std::move(file));
    if (file->error() == QLockFile::LockFailedError) {
        return Error{ErrorCode::Busy,
                     QStringLiteral("Run %1 is under way in another window or program. Cancel it "
                                    "there, or wait for its end.")
                         .arg(id.value())};
    }
    return Error{ErrorCode::Io,
                 QStringLiteral("Run %1 was not started: nothing can be written in the folder of "
                                "%2.")
                     .arg(id.value())
                     .arg(cataloguePath)};
}

bool RunLock::isHeld(const QString &cataloguePath, RunId id)
{
    const std::unique_ptr<QLockFile> file = fileOf(cataloguePath, id);
    return !file->tryLock(0) && file->error() == QLockFile::LockFailedError;
}

} // namespace colophon::batch
