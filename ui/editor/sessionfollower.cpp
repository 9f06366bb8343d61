// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/sessionfollower.h"

namespace colophon::ui {

SessionFollower::SessionFollower(Workspace &workspace, EditSession &session)
    : QObject(&session), m_workspace(workspace), m_session(session)
{
    connect(&workspace, &Workspace::recordChanged, this, [this](MmsId mmsId) {
        if (mmsId == m_session.mmsId() || mmsId == m_session.network())
            look();
    });
    connect(&workspace, &Workspace::recordsChanged, this, &SessionFollower::look);
    connect(&workspace, &Workspace::worklistChanged, this, &SessionFollower::look);
    connect(&session, &EditSession::lockRefused, this, &SessionFollower::look);
}

void SessionFollower::look()
{
    if (std::exchange(m_looking, true)) {
        m_again = true; // what is being read may be from before
        return;
    }
    m_workspace.reader().run(
        this,
        [actor = m_workspace.actor(), mmsId = m_session.mmsId()](store::Connection &connection) {
            return cataloging::lookAt(connection, actor, mmsId);
        },
        [this](Result<cataloging::OpenRecord> now) {
            m_looking = false;
            // A save of one's own is under way: it tells itself what it made.
            if (!m_session.isSaving())
                take(now);
            if (std::exchange(m_again, false))
                look();
        });
}

void SessionFollower::take(const Result<cataloging::OpenRecord> &now)
{
    EditSession::Others others = m_session.others();
    if (!now) {
        others.gone = now.error().code == ErrorCode::NotFound;
        m_session.setOthers(others);
        return;
    }
    const bool wasHeld = others.heldBy.has_value();
    others = {now->heldBy, now->networkHeldBy, now->mayChangeNetwork, now->holdsLock};
    m_session.learn(now->stored);
    m_session.setOthers(others);
    if (wasHeld && !others.heldBy) {
        emit m_workspace.announced(
            tr("Record %1 is free and can be edited").arg(m_session.mmsId().toString()));
    }
}

} // namespace colophon::ui
