// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workpages.h"

#include "assignments/assignmentsscreen.h"
#include "base/layoutmemory.h"
#include "base/theme.h"
#include "configuration/alertseveritiespage.h"
#include "configuration/codetablepage.h"
#include "configuration/configurationscreen.h"
#include "configuration/libraryprofilepage.h"
#include "dashboard/dashboardscreen.h"
#include "dashboard/duepanel.h"
#include "dashboard/runspanel.h"
#include "editor/editorpage.h"
#include "editor/editorpane.h"
#include "headings/headingcommands.h"
#include "jobs/jobscreen.h"
#include "people/mailpage.h"
#include "people/peoplepage.h"
#include "reminders/duenotifier.h"
#include "reminders/remindercommands.h"
#include "reminders/reminderscreen.h"
#include "rules/indicationfilter.h"
#include "rules/processespage.h"
#include "rules/rulecommands.h"
#include "rules/rulesscreen.h"
#include "search/searchpage.h"
#include "sets/setcommands.h"
#include "sets/setsscreen.h"
#include "shell/exchangecommands.h"
#include "shell/rail.h"
#include "shell/recordscreen.h"
#include "shell/topstrip.h"
#include "widgets/messagebar.h"
#include "work/assignmentbar.h"
#include "work/notespane.h"
#include "work/postman.h"
#include "work/workcommands.h"
#include "zones/networkfieldspage.h"
#include "zones/zoneactions.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace colophon::ui {

WorkPages::WorkPages(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
                     Settings &settings, QWidget *parent)
    : QWidget(parent), m_context{workspace, commands, dialogs, settings, m_navigation},
      m_strip(new TopStrip(workspace, this)), m_bar(new MessageBar(this)), m_rail(new Rail(this)),
      m_stack(new QStackedWidget(this))
{
    addScreens();
    addCommands();
    addWork();
    addConfigurationPages();
    listenToNavigation();
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    auto *beside = new QSplitter(this);
    beside->setHandleWidth(1);
    beside->setChildrenCollapsible(false);
    beside->addWidget(m_stack);
    beside->addWidget(m_notes);
    beside->setStretchFactor(0, 1);
    beside->setSizes({px(this, 1048), px(this, 316)});
    m_notes->setMinimumWidth(px(this, 240));
    m_notes->setMaximumWidth(px(this, 480));
    rememberLayout(*beside, settings, kNotesSplitter);
    body->addWidget(m_rail);
    body->addWidget(beside, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_bar);
    layout->addLayout(body, 1);
}

void WorkPages::addScreens()
{
    Workspace &workspace = m_context.workspace;
    m_search =
        new SearchPage(workspace, m_context.commands, m_context.dialogs, m_context.settings, this);
    m_editor = new EditorPage(m_context, this);
    m_record = new RecordScreen(m_context, this);
    m_configuration = new ConfigurationScreen(m_context, this);
    m_exchange =
        new ExchangeCommands(m_context, *m_bar, *this, [this] { return m_search->request(); });
    auto *zones = new ZoneActions(m_context, *m_bar, *this);
    connect(zones, &ZoneActions::deleted, m_editor, &EditorPage::closeRecords);

    m_dashboard = new DashboardScreen(m_context, this);
    m_assignments = new AssignmentsScreen(m_context, this);
    addRailScreen(ScreenId::Dashboard, m_dashboard, "dashboard", "layout-dashboard",
                  tr("Dashboard"), tr("&Dashboard"));
    addRailScreen(ScreenId::Search, m_search, "search", "search", tr("Search"), tr("&Search"));
    addRailScreen(ScreenId::Editor, m_editor, "editor", "square-pen", tr("Editor"),
                  tr("MD &Editor"));
    addReminders();
    addRailScreen(ScreenId::Assignments, m_assignments, "assignments", "user-check",
                  tr("Assignments"), tr("&Assignments"));
    m_sets = new SetsScreen(m_context, this);
    addRailScreen(ScreenId::Sets, m_sets, "sets", "list-checks", tr("Sets"), tr("&Sets"));
    addJobs();
    auto *rules = new RulesScreen(m_context, this);
    addRailScreen(ScreenId::Rules, rules, "rules", "braces", tr("Rules"), tr("&Rules"));
    auto *ruleCommands = new RuleCommands(m_context, *m_editor, this);
    connect(ruleCommands, &RuleCommands::editRequested, rules, &RulesScreen::edit);
    addScreen(ScreenId::Record, m_record);
    addScreen(ScreenId::Configuration, m_configuration);

    new HeadingCommands(m_context, *m_editor, this);
    connect(m_search, &SearchPage::editRequested, &m_navigation, &Navigation::edit);
    connect(m_search, &SearchPage::shown, this, [this] { showScreen(ScreenId::Search); });
    addIndicationFilter();
    auto *sets = new SetCommands(
        m_context, [this] { return m_search->request(); }, this);
    m_search->addToResultBar(m_context.commands.find(QStringLiteral("set.saveResult")));
    connect(sets, &SetCommands::setsChanged, m_sets, &SetsScreen::refresh);
    connect(m_search, &SearchPage::importRequested, m_exchange, &ExchangeCommands::importRecords);
}

void WorkPages::addIndicationFilter()
{
    const auto results = [this] {
        return std::optional(
            IndicationFilter::Source{m_search->request(), tr("the records of this search")});
    };
    const auto set = [this]() -> std::optional<IndicationFilter::Source> {
        const search::RecordSet *chosen = m_sets->chosen();
        if (chosen == nullptr)
            return {};
        search::Request request;
        request.zone = chosen->zone;
        request.text = search::queryOfSet(chosen->name);
        request.viewer = {m_context.workspace.user().id, m_context.workspace.clock().now()};
        return IndicationFilter::Source{request,
                                        tr("the records of the set “%1”").arg(chosen->name)};
    };
    auto *filter = new IndicationFilter(m_context, results, set, this);
    m_search->addToResultBar(m_context.commands.find(QStringLiteral("result.filterByRule")),
                             Qt::ToolButtonIconOnly);
    m_sets->addToBar(m_context.commands.find(QStringLiteral("set.filterByRule")));
    connect(filter, &IndicationFilter::setsChanged, m_sets, &SetsScreen::refresh);
}

void WorkPages::addReminders()
{
    m_reminderDesk = new ReminderDesk(m_context.workspace, this);
    m_reminderCommands = new ReminderCommands(m_context, *m_reminderDesk, *this);
    auto *screen = new ReminderScreen(m_context, *m_reminderDesk, *m_reminderCommands, this);
    addRailScreen(ScreenId::Reminders, screen, "reminders", "bell", tr("Reminders"),
                  tr("&Reminders"));
    auto *notifier = new DueNotifier(*m_reminderDesk, m_context.settings, m_notice, this);
    notifier->start();
}

void WorkPages::addJobs()
{
    auto *desk = new JobDesk(m_context.workspace, this);
    addRailScreen(ScreenId::Jobs, new JobScreen(m_context, *desk, this), "jobs", "cog", tr("Jobs"),
                  tr("&Monitor Jobs"));
    connect(desk, &JobDesk::ended, m_reminderDesk, &ReminderDesk::tellChanged);
    desk->carryOnInterrupted();
    addDashboardPanels(*desk);
}

void WorkPages::addDashboardPanels(JobDesk &desk)
{
    auto *due = new DuePanel(*m_reminderDesk, m_dashboard);
    m_dashboard->addMiddlePanel(due);
    connect(due, &DuePanel::editRequested, m_reminderCommands, &ReminderCommands::edit);
    connect(due, &DuePanel::viewRequested, &m_navigation, &Navigation::view);
    connect(due, &DuePanel::linkActivated, this, [this] { showScreen(ScreenId::Reminders); });
    auto *runs = new RunsPanel(desk, m_dashboard);
    m_dashboard->addSidePanel(runs);
    connect(runs, &RunsPanel::linkActivated, this, [this] { showScreen(ScreenId::Jobs); });
}

/// A page of Configuration is an addPage() here.
void WorkPages::addConfigurationPages()
{
    const QStringList general{tr("Resources"), tr("General")};
    const auto codes = [this, &general](const char *id, const QString &title,
                                        reminders::CodeKind kind) {
        m_configuration->addPage({QLatin1String(id), general, title, [this, kind](QWidget *parent) {
                                      return new CodeTablePage(m_context, kind, parent);
                                  }});
    };
    codes("reminder-types", tr("Reminder Types"), reminders::CodeKind::Type);
    codes("reminder-statuses", tr("Reminder Statuses"), reminders::CodeKind::Status);
    m_configuration->addPage({QStringLiteral("alerts"), general, tr("Alerts"),
                              [this](QWidget *parent) -> ConfigurationPage * {
                                  return new AlertSeveritiesPage(m_context, parent);
                              }});
    m_configuration->addPage({QStringLiteral("library-profile"), general, tr("Library Profile"),
                              [this](QWidget *parent) -> ConfigurationPage * {
                                  return new LibraryProfilePage(m_context, parent);
                              }});
    m_configuration->addPage(
        {QStringLiteral("network-fields"),
         {tr("Resources"), tr("Cataloging")},
         tr("Network and Local Fields"),
         [this](QWidget *parent) { return new NetworkFieldsPage(m_context.workspace, parent); }});
    m_configuration->addPage(
        {QStringLiteral("processes"),
         {tr("Resources"), tr("Cataloging")},
         tr("Normalization Processes"),
         [this](QWidget *parent) { return new ProcessesPage(m_context, parent); }});
    m_configuration->addPage(
        {QStringLiteral("email"), {tr("Institution")}, tr("Email"), [this](QWidget *parent) {
             return new MailPage(m_context, parent);
         }});
    m_configuration->addPage(
        {QStringLiteral("people"), {tr("People")}, tr("People"), [this](QWidget *parent) {
             return new PeoplePage(m_context, parent);
         }});
    QAction *all = m_context.commands.add(QStringLiteral("configure.all"), tr("&All Settings"), {},
                                          QKeySequence(QStringLiteral("Ctrl+,")));
    connect(all, &QAction::triggered, this, [this] { showScreen(ScreenId::Configuration); });
}

void WorkPages::addRailScreen(ScreenId id, Screen *screen, const char *name, const char *iconName,
                              const QString &label, const QString &command)
{
    addScreen(id, screen);
    const QString word = QLatin1String(name);
    m_rail->addScreen(id, QStringLiteral("rail") + word.at(0).toUpper() + word.mid(1),
                      QLatin1String(iconName), label);
    connect(screen, &Screen::railCountChanged, this,
            [this, id](const RailCount &count) { m_rail->setCount(id, count); });
    QAction *action =
        m_context.commands.add(QStringLiteral("screen.") + word, command, QLatin1String(iconName),
                               QKeySequence(QStringLiteral("Ctrl+%1").arg(int(id) + 1)));
    connect(action, &QAction::triggered, this, [this, id] { showScreen(id); });
}

void WorkPages::addScreen(ScreenId id, Screen *screen)
{
    m_stack->addWidget(screen);
    m_screens.insert(id, screen);
    connect(screen, &Screen::statusTextChanged, this, [this, screen](const QString &text) {
        if (current() == screen)
            emit statusTextChanged(text);
    });
    connect(screen, &Screen::titleChanged, this, [this, screen] {
        if (current() == screen)
            emit screenChanged(screen->title());
    });
    connect(screen, &Screen::recordsInFrontChanged, this, [this, screen] {
        if (current() == screen)
            m_navigation.setRecordsInFront(screen->recordsInFront());
    });
}

void WorkPages::addCommands()
{
    const auto add = [this](const char *id, const QString &text, const char *keys, auto slot) {
        QAction *action = m_context.commands.add(QLatin1String(id), text, QString(),
                                                 QKeySequence(QLatin1String(keys)));
        connect(action, &QAction::triggered, this, slot);
    };
    add("search.focus", tr("&Find in the Catalogue"), "Ctrl+L", [this] { m_strip->focusSearch(); });
    add("record.openByMmsId", tr("&Open by MMS ID…"), "Ctrl+O", [this] { openByMmsId(); });
}

/// Notes, assignments and mail reach over the screens.
void WorkPages::addWork()
{
    EditorDesk desk;
    desk.hasUnsaved = [this](MmsId mmsId) {
        const EditSession *session = m_editor->sessionOf(mmsId);
        return session != nullptr && session->isDirty();
    };
    desk.save = [this](MmsId mmsId, std::function<void(bool)> done) {
        m_editor->saveRecord(mmsId, std::move(done));
    };
    desk.keepDraft = [this](MmsId mmsId, std::function<void()> done) {
        m_editor->keepDraft(mmsId, std::move(done));
    };
    desk.showAnew = [this](MmsId mmsId) { m_editor->showAnew(mmsId); };
    m_work = new WorkCommands(m_context, desk, this);
    m_notes = new NotesPane(m_context, this);
    auto *bar =
        new AssignmentBar(m_context.workspace,
                          m_context.commands.find(QStringLiteral("assignment.release")), m_editor);
    m_editor->pane().addAboveGrid(bar);
    connect(m_editor, &EditorPage::currentChanged, bar, [bar](const EditSession *session) {
        bar->showRecord(session == nullptr ? MmsId() : session->mmsId());
    });
    connect(&m_navigation, &Navigation::recordsInFrontChanged, m_notes,
            [this] { m_notes->showRecord(m_navigation.recordsInFront().value(0)); });
    QAction *focus = m_context.commands.add(QStringLiteral("view.notes"), tr("&Notes"), {},
                                            QKeySequence(QStringLiteral("Alt+2")));
    const auto open = [this] {
        showNotes(true);
        m_notes->focusNotes();
    };
    connect(focus, &QAction::triggered, this, open);
    connect(m_work, &WorkCommands::notesWanted, this, [this, open] {
        if (m_notes->isVisible())
            showNotes(false);
        else
            open();
    });
    connect(m_notes, &NotesPane::closeRequested, this, [this] {
        showNotes(false);
        current()->activate();
    });
    m_notes->hide(); // showScreen() shows it
    connect(m_assignments, &AssignmentsScreen::assignRequested, m_work, &WorkCommands::assign);
    connect(m_assignments, &AssignmentsScreen::releaseRequested, m_work, &WorkCommands::release);
    connect(m_assignments, &AssignmentsScreen::nudgeRequested, m_work, &WorkCommands::nudge);
    new Postman(m_context.workspace, this);
}

void WorkPages::showNotes(bool shown)
{
    m_context.settings.set(kNotesShown, shown);
    adaptNotes();
}

/// Beside records only: on the other screens the pane would have nothing to show.
void WorkPages::adaptNotes()
{
    const auto isIn = [this](ScreenId id) { return current() == m_screens.value(id); };
    const bool records = isIn(ScreenId::Search) || isIn(ScreenId::Editor) || isIn(ScreenId::Record)
                         || isIn(ScreenId::Reminders) || isIn(ScreenId::Assignments);
    m_notes->setVisible(records && m_context.settings.get(kNotesShown));
}

void WorkPages::listenToNavigation()
{
    connect(m_rail, &Rail::chosen, this, &WorkPages::showScreen);
    connect(m_strip, &TopStrip::searchRequested, this,
            [this](search::Index index, const QString &text) {
                showScreen(ScreenId::Search);
                m_search->runSearch(index, text);
                m_search->focusResults();
            });
    connect(&m_navigation, &Navigation::screenWanted, this, &WorkPages::showScreen);
    connect(&m_navigation, &Navigation::editWanted, this, &WorkPages::edit);
    connect(&m_navigation, &Navigation::viewWanted, this, [this](MmsId mmsId) {
        //: behind the button Back: a screen's title
        m_record->open(mmsId, m_screens.key(current()), tr("to %1").arg(current()->title()));
        showScreen(ScreenId::Record);
    });
    connect(&m_navigation, &Navigation::searchWanted, this,
            [this](store::ZoneKind zone, const QString &query) {
                m_context.workspace.setZone(zone);
                showScreen(ScreenId::Search);
                m_search->runSearch(search::Index::Keywords, query);
                m_search->focusResults();
            });
    connect(&m_navigation, &Navigation::configurationWanted, this, [this](const QString &page) {
        showScreen(ScreenId::Configuration);
        m_configuration->showPage(page);
    });
    connect(&m_navigation, &Navigation::messageWanted, this,
            [this](const QString &richText, bool error) {
                m_bar->showMessage(error ? MessageBar::Kind::Error : MessageBar::Kind::Info,
                                   richText, {tr("Close")}, [this](int) { m_bar->hide(); });
            });
}

Screen *WorkPages::current() const
{
    return static_cast<Screen *>(m_stack->currentWidget());
}

void WorkPages::showScreen(ScreenId id)
{
    Screen *screen = m_screens.value(id);
    if (screen == nullptr)
        return;
    m_stack->setCurrentWidget(screen);
    m_rail->setCurrent(id);
    adaptNotes();
    m_reminderCommands->setSearching(id == ScreenId::Search);
    screen->activate();
    m_navigation.setRecordsInFront(screen->recordsInFront());
    emit screenChanged(screen->title());
    emit statusTextChanged(screen->statusText());
}

void WorkPages::edit(MmsId mmsId)
{
    showScreen(ScreenId::Editor);
    m_editor->openRecord(mmsId);
}

void WorkPages::openByMmsId()
{
    m_context.dialogs.askText(
        this, tr("Open by MMS ID"), tr("MMS ID:"), [this](const QString &text, bool accepted) {
            if (!accepted)
                return;
            const Result<MmsId> mmsId = MmsId::parse(text);
            if (mmsId) {
                m_bar->hide();
                edit(*mmsId);
            } else {
                m_navigation.say(
                    tr("<b>No record was opened.</b> %1").arg(mmsId.error().detail.toHtmlEscaped()),
                    true);
            }
        });
}

void WorkPages::prepareToClose(std::function<void()> done)
{
    QStringList lost;
    for (const Screen *screen : std::as_const(m_screens))
        lost += screen->unsaved();
    if (lost.isEmpty()) {
        m_editor->saveOpenDrafts(std::move(done));
        return;
    }
    lost.sort();
    m_context.dialogs.ask(this,
                          {tr("Close without saving?"),
                           tr("Not saved yet: %1.").arg(QLocale().createSeparatedList(lost)),
                           {tr("Close Without Saving"), tr("Cancel")},
                           true},
                          [this, done](int answer) {
                              if (answer == 0)
                                  m_editor->saveOpenDrafts(done);
                          });
}

} // namespace colophon::ui
