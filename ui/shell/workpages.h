// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/dialogservice.h"
#include "base/settings.h"
#include "base/workspace.h"

#include <QWidget>

class QButtonGroup;
class QStackedWidget;

namespace colophon::ui {

class EditorPage;
class MessageBar;
class SearchPage;
class TopStrip;

/// Everything inside the window while a catalogue is open: strip, rail, screens, and what reaches
/// over the screens (going from a result to the editor, import, export, backup).
class WorkPages final : public QWidget {
    Q_OBJECT
public:
    enum class Screen { Search, Editor };

    WorkPages(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
              Settings &settings, QWidget *parent = nullptr);

    void showScreen(Screen screen);
    void edit(MmsId mmsId);
    /// Writes open drafts, then calls done.
    void prepareToClose(std::function<void()> done);

signals:
    void statusTextChanged(const QString &text);
    void screenChanged(const QString &title);

private:
    QWidget *buildRail();
    void addCommands();
    void openByMmsId();
    void importRecords();
    void startImport(const QStringList &files, store::ZoneKind zone);
    void exportRecords();
    void backUp();

    Workspace &m_workspace;
    CommandRegistry &m_commands;
    DialogService &m_dialogs;
    Settings &m_settings;
    TopStrip *m_strip;
    SearchPage *m_search;
    EditorPage *m_editor;
    MessageBar *m_bar;
    QStackedWidget *m_stack;
    QButtonGroup *m_rail;
};

} // namespace colophon::ui
