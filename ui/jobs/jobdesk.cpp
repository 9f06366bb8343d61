// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobdesk.h"

#include "jobs/jobwording.h"

namespace colophon::ui {

JobDesk::JobDesk(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

void JobDesk::submit(QObject *context, const batch::Submission &submission,
                     std::function<void(const Result<batch::RunId> &)> done)
{
    m_workspace.writer().run(
        context,
        [submission, actor = m_workspace.actor()](store::Connection &connection) {
            return batch::submit(connection, actor, submission);
        },
        [this, job = submission.job, done = std::move(done)](const Result<batch::RunId> &id) {
            if (id)
                start(*id, job);
            done(id);
        });
}

void JobDesk::start(batch::RunId id, const QString &job)
{
    m_running.insert(id.value());
    emit changed();
    m_workspace.jobs().start(
        JobWording::name(job), this,
        [path = m_workspace.path(), actor = m_workspace.actor(), id](jobs::Progress &progress) {
            return batch::carryOn(path, actor, id, progress);
        },
        [this, id, job](const Result<batch::Run> &run) {
            m_running.remove(id.value());
            // Paused while the window lives: Cancel in the status bar was pressed.
            if (run && run->state == batch::State::Paused) {
                cancel(id);
                start(id, job);
                return;
            }
            finish(run);
        });
}

void JobDesk::finish(const Result<batch::Run> &run)
{
    m_workspace.tellRecordsChanged();
    if (run)
        emit ended(*run);
    else
        emit failed(run.error().detail);
    emit changed();
}

void JobDesk::cancel(batch::RunId id)
{
    m_workspace.writer().run(
        this, [id](store::Connection &connection) { return batch::wishCancelled(connection, id); },
        [this](const Result<void> &wished) {
            if (!wished)
                emit failed(wished.error().detail);
        });
}

void JobDesk::undo(const batch::Run &run)
{
    m_running.insert(run.id.value());
    emit changed();
    m_workspace.jobs().start(
        tr("Undoing %1").arg(JobWording::name(run.job)), this,
        [path = m_workspace.path(), actor = m_workspace.actor(), id = run.id](
            jobs::Progress &progress) { return batch::takeBack(path, actor, id, progress); },
        [this, id = run.id](const Result<batch::Run> &undone) {
            m_running.remove(id.value());
            if (undone && undone->state == batch::State::Undoing)
                leaveUndo(id); // Cancel in the status bar was pressed
            else
                finish(undone);
        });
}

void JobDesk::leaveUndo(batch::RunId id)
{
    m_workspace.writer().run(
        this,
        [id, actor = m_workspace.actor()](store::Connection &connection) -> Result<batch::Run> {
            COLOPHON_TRY(batch::leaveUndo(connection, actor, id));
            return batch::runWith(connection, id);
        },
        [this](const Result<batch::Run> &run) { finish(run); });
}

void JobDesk::carryOn(const batch::Run &run)
{
    start(run.id, run.job);
}

void JobDesk::carryOnInterrupted()
{
    if (m_workspace.isReadOnly())
        return;
    m_workspace.reader().run(
        this,
        [user = m_workspace.user().id](store::Connection &connection) {
            return batch::interrupted(connection, user);
        },
        [this](const Result<QList<batch::Run>> &runs) {
            if (!runs)
                return;
            for (const batch::Run &run : *runs) {
                if (run.state == batch::State::Undoing)
                    undo(run);
                else
                    carryOn(run);
                emit carriedOn(run);
            }
        });
}

} // namespace colophon::ui
