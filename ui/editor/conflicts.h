// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"

#include <functional>

namespace colophon::ui {

/// What is done when somebody saved a record while it was changed here: the question, and the three
/// sides laid side by side. The outcome is an undoable step in the session.
/// Thread rule: the window's thread; the sides are read by the workspace's reader.
class Conflicts final : public QObject {
    Q_OBJECT
public:
    /// The parent is the widget that the dialogs stand over.
    Conflicts(Workspace &workspace, QWidget *parent);

    /// After a save that was refused. `notOne` is called where nobody has saved (somebody else
    /// holds the record, say).
    void resolve(EditSession &session, const std::function<void()> &notOne);
    /// Compare and Merge at once.
    void merge(EditSession &session);

private:
    void read(EditSession &session,
              const std::function<void(EditSession &, const cataloging::Conflict &)> &then);
    void ask(EditSession &session, const cataloging::Conflict &conflict);
    void showSides(EditSession &session, const cataloging::Conflict &conflict);

    Workspace &m_workspace;
    QWidget *m_window;
};

} // namespace colophon::ui
