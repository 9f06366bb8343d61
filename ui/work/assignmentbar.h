// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "workflow/assignment.h"

#include <QFrame>

class QLabel;
class QAction;

namespace colophon::ui {

/// Over the grid: whose the record in front is to work on, from whom, since when and why, and the
/// way out of it. Hidden where it isn't assigned.
class AssignmentBar final : public QFrame {
    Q_OBJECT
public:
    /// `release` is the command that the link at the right triggers.
    AssignmentBar(Workspace &workspace, QAction *release, QWidget *parent = nullptr);

    void showRecord(MmsId mmsId);

private:
    void refresh();
    void show(const std::optional<workflow::Assignment> &assignment);

    Workspace &m_workspace;
    QAction *m_release;
    MmsId m_mmsId;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_link;
};

/// "Assigned to you by Daniel Reyes on 16 Nov 2026": rich text, with the note where there is one.
QString assignmentSentence(const workflow::Assignment &assignment, UserId me);

} // namespace colophon::ui
