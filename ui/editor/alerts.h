// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/dialogservice.h"
#include "base/workspace.h"
#include "editor/alertchecker.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace colophon::ui {

class AlertsPanel;
class EditorPage;

/// The alerts of the MD Editor: checks the open records by MARC 21 and the library's profile, shows
/// those of the record in front in the panel and in the grid, jumps to them and does their fixes.
class Alerts final : public QObject {
    Q_OBJECT
public:
    Alerts(EditorPage &page, Workspace &workspace, CommandRegistry &commands,
           DialogService &dialogs);

    /// Calls `save` at once for a record without errors; one that has some is asked about first.
    void beforeSaving(EditSession &session, std::function<void()> save);

private:
    void addCommands();
    void readProfile();
    AlertChecker *checkerOf(EditSession *session);
    AlertChecker *current();
    void follow(EditSession *session);
    void show();
    void validate();
    void step(int by);
    void jump(int alert);
    void fix(int alert);
    void updateCommands();
    void ask(const AlertChecker &checker, const std::function<void()> &save);

    EditorPage &m_page;
    Workspace &m_workspace;
    CommandRegistry &m_commands;
    DialogService &m_dialogs;
    AlertsPanel *m_panel;
    schema::Profile m_profile;
    QHash<EditSession *, AlertChecker *> m_checkers;
};

} // namespace colophon::ui
