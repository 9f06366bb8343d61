// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/dialogservice.h"
#include "base/settings.h"
#include "base/workspace.h"
#include "firstrun/firstrunpage.h"
#include "keyboard/keymap.h"
#include "shell/workpages.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace colophon::ui {

/// The window: menus, status bar, and inside them the first-run page or the screens of the open
/// catalogue.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(DialogService &dialogs, Settings &settings, const QString &login,
               const QString &logFolder, QWidget *parent = nullptr);
    ~MainWindow() override;

    FirstRunPage &firstRun() { return *m_firstRun; }
    void showFirstRun();
    void showWorkspace(std::unique_ptr<Workspace> workspace);
    bool isShowingCatalogue() const { return m_workspace != nullptr; }
    CommandRegistry *commands() { return m_commands.get(); }

signals:
    void appearanceChanged();
    /// Somebody else is to work in the catalogue; what was typed is on the disk.
    void personSwitchWanted();
    /// A new first-run page stands in the window.
    void firstRunShown();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addOwnCommands();
    void buildStatusBar();
    void leaveCatalogue();
    void showCounts();
    void showLocks();
    void resetLayout();
    void setTextPercent(int percent);
    void showKeyboardMap();
    void showPalette();
    void showAbout();

    DialogService &m_dialogs;
    Settings &m_settings;
    FirstRunPage *m_firstRun = nullptr;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CommandRegistry> m_commands;
    std::optional<KeyMap> m_keys;
    WorkPages *m_pages = nullptr;
    QString m_login;
    QString m_logFolder;
    QString m_lastWord; ///< what was announced last, such as "Saved 14:32"
    QLabel *m_zone = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_screen = nullptr;
    QLabel *m_job = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_cancel = nullptr;
    QLabel *m_locks = nullptr;
    QLabel *m_saved = nullptr;
    bool m_draftsWritten = false;
};

} // namespace colophon::ui
