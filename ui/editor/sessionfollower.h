// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"

namespace colophon::ui {

/// Keeps an open record up with what others do to it, in this program or another: who holds it, who
/// has saved it, whether it is gone. Looks when the workspace tells of a change.
/// Thread rule: the window's thread; owned by its session.
class SessionFollower final : public QObject {
    Q_OBJECT
public:
    SessionFollower(Workspace &workspace, EditSession &session);

private:
    void look();
    void take(const Result<cataloging::OpenRecord> &now);

    Workspace &m_workspace;
    EditSession &m_session;
    bool m_looking = false;
    bool m_again = false;
};

} // namespace colophon::ui
