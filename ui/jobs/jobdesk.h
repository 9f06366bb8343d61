// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "batch/runner.h"

#include <QObject>

#include <functional>

namespace colophon::ui {

/// Starts, carries on, cancels and takes back runs of jobs beside the window, and carries on at the
/// start what a closed program left in between.
/// Thread rule: the window's thread; the work is done in the workspace's jobs.
class JobDesk final : public QObject {
    Q_OBJECT
public:
    explicit JobDesk(Workspace &workspace, QObject *parent = nullptr);

    Workspace &workspace() { return m_workspace; }
    void submit(QObject *context, const batch::Submission &submission,
                std::function<void(const Result<batch::RunId> &)> done);
    void cancel(batch::RunId id);
    void undo(const batch::Run &run);
    /// A run that was paused, or failed for a cause that is gone, from where it stands.
    void carryOn(const batch::Run &run);
    /// What a former program of this person left in between, undoing too.
    void carryOnInterrupted();
    bool isRunning(batch::RunId id) const { return m_running.contains(id.value()); }

signals:
    /// Something about the runs is different now.
    void changed();
    /// A run that a former program left goes on; `left` is how that program left it.
    void carriedOn(const batch::Run &left);
    /// A run has come to an end, or failed: the sentence says how.
    void ended(const batch::Run &run);
    void failed(const QString &sentence);

private:
    void start(batch::RunId id, const QString &job);
    void leaveUndo(batch::RunId id);
    void finish(const Result<batch::Run> &run);

    Workspace &m_workspace;
    QSet<qint64> m_running;
};

} // namespace colophon::ui
