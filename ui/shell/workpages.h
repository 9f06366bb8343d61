// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "reminders/desktopnotice.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;

namespace colophon::ui {

class ConfigurationScreen;
class EditorPage;
class SetsScreen;
class ExchangeCommands;
class MessageBar;
class Rail;
class RecordScreen;
class ReminderCommands;
class ReminderDesk;
class SearchPage;
class AssignmentsScreen;
class DashboardScreen;
class JobDesk;
class NotesPane;
class Postman;
class TopStrip;
class WorkCommands;

/// Everything inside the window while a catalogue is open: strip, rail, screens, and the ways from
/// one screen to another. A new screen is a line in addScreens().
class WorkPages final : public QWidget {
    Q_OBJECT
public:
    WorkPages(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
              Settings &settings, QWidget *parent = nullptr);

    void showScreen(ScreenId screen);
    void edit(MmsId mmsId);
    /// Writes open drafts, then calls done.
    void prepareToClose(std::function<void()> done);

signals:
    void statusTextChanged(const QString &text);
    void screenChanged(const QString &title);

private:
    void addScreens();
    void addConfigurationPages();
    void addIndicationFilter();
    void addReminders();
    void addJobs();
    void addDashboardPanels(JobDesk &desk);
    /// In the rail's order. `name` makes the object name "railNAME" and the command "screen.NAME".
    void addRailScreen(ScreenId id, Screen *screen, const char *name, const char *iconName,
                       const QString &label, const QString &command);
    void addScreen(ScreenId id, Screen *screen);
    void addCommands();
    void addWork();
    void showNotes(bool shown);
    void adaptNotes();
    void listenToNavigation();
    void openByMmsId();
    Screen *current() const;

    Navigation m_navigation;
    ScreenContext m_context;
    TopStrip *m_strip;
    MessageBar *m_bar;
    Rail *m_rail;
    QStackedWidget *m_stack;
    QHash<ScreenId, Screen *> m_screens;
    SearchPage *m_search = nullptr;
    SetsScreen *m_sets = nullptr;
    EditorPage *m_editor = nullptr;
    RecordScreen *m_record = nullptr;
    ConfigurationScreen *m_configuration = nullptr;
    ExchangeCommands *m_exchange = nullptr;
    SessionBusNotice m_notice;
    ReminderDesk *m_reminderDesk = nullptr;
    ReminderCommands *m_reminderCommands = nullptr;
    WorkCommands *m_work = nullptr;
    NotesPane *m_notes = nullptr;
    DashboardScreen *m_dashboard = nullptr;
    AssignmentsScreen *m_assignments = nullptr;
};

} // namespace colophon::ui
