// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searchpage.h"

#include "search/browsepane.h"
#include "search/querypane.h"
#include "search/recordview.h"
#include "search/resultbar.h"
#include "search/resultspane.h"
#include "search/searchmemory.h"
#include "search/valuechoices.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace colophon::ui {

SearchPage::SearchPage(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
                       Settings &settings, QWidget *parent)
    : Screen(parent), m_workspace(workspace), m_commands(commands),
      m_memory(new SearchMemory(workspace, commands, dialogs, this)),
      m_results(new ResultsPane(workspace, commands, settings)), m_query(new QueryPane),
      m_tabs(new QTabBar), m_browse(new BrowsePane(workspace, false)),
      m_record(new RecordView(workspace)), m_pages(new QStackedWidget)
{
    setObjectName(QStringLiteral("searchPage"));
    build();
    connectParts();
    addCommands();
}

SearchPage::~SearchPage() = default;

QString SearchPage::title() const
{
    return tr("Repository Search");
}

void SearchPage::activate()
{
    if (readsRecord())
        m_record->setFocus();
    else if (m_pages->currentWidget() == m_browse)
        m_browse->setFocus();
    else
        focusResults();
}

QList<MmsId> SearchPage::recordsInFront() const
{
    if (readsRecord())
        return {m_record->mmsId()};
    return m_pages->currentWidget() == m_browse ? QList<MmsId>()
                                                : m_results->view().selectedRecords();
}

void SearchPage::addToResultBar(QAction *action, Qt::ToolButtonStyle style)
{
    m_results->bar().addCommand(action, style);
}

void SearchPage::build()
{
    m_query->hide();
    m_results->putAbove(m_query);
    m_pages->setObjectName(QStringLiteral("searchPages"));
    m_pages->addWidget(m_results);
    m_pages->addWidget(m_record);
    m_pages->addWidget(m_browse);
    m_tabs->setObjectName(QStringLiteral("searchTabs"));
    m_tabs->setAccessibleName(tr("Repository Search"));
    m_tabs->addTab(tr("Results"));
    m_tabs->addTab(tr("Browse Headings"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_tabs);
    all->addWidget(m_pages, 1);
}

void SearchPage::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &SearchPage::showTab);
    connect(m_browse, &BrowsePane::searchRequested, this, [this](const QString &query) {
        runSearch(search::Index::Keywords, query);
        focusResults();
    });
    connect(m_query, &QueryPane::searchRequested, this, [this](const QString &query) {
        runSearch(search::Index::Keywords, query);
        if (!query.isEmpty())
            m_results->focusOnceThere();
    });
    connect(m_memory, &SearchMemory::searchRequested, this, &SearchPage::searchAgain);
    connect(m_memory, &SearchMemory::failed, this, [this](const QString &what, const Error &error) {
        m_results->say(MessageBar::Kind::Error, what, error.detail);
    });
    connect(m_results, &ResultsPane::began, this, [this] {
        if (readsRecord())
            leaveRecord();
        showResults();
    });
    connect(m_results, &ResultsPane::answered, this, &SearchPage::keepSearch);
    connect(m_results, &ResultsPane::selectionChanged, this, &SearchPage::recordsInFrontChanged);
    connect(m_results, &ResultsPane::statusTextChanged, this, &SearchPage::statusTextChanged);
    connect(m_results, &ResultsPane::placeOfFaultRequested, this, [this] { showQueryPane(true); });
    connect(m_results, &ResultsPane::listOfAllRequested, this,
            [this] { runSearch(search::Index::Keywords, {}); });
    connect(m_results, &ResultsPane::importRequested, this, &SearchPage::importRequested);
    ResultView &view = m_results->view();
    connect(&view, &ResultView::viewRequested, this, &SearchPage::openRecord);
    connect(&view, &ResultView::editRequested, this, &SearchPage::editChosen);
    connect(&view, &ResultView::menuRequested, this, &SearchPage::openMenu);
    connect(view.selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SearchPage::adaptCommands);
    connect(m_record, &RecordView::searchRequested, this, [this](const QString &query) {
        runSearch(search::Index::Keywords, query);
        focusResults();
    });
    connect(m_record, &RecordView::networkRequested, this, [this](MmsId network) {
        m_record->open(network);
        adaptCommands();
    });
    connect(m_record, &RecordView::failed, this, [this](MmsId, const Error &error) {
        leaveRecord();
        m_results->say(MessageBar::Kind::Error, tr("The record was not opened."), error.detail);
    });
}

void SearchPage::searchAgain(store::ZoneKind zone, const QString &query)
{
    emit shown();
    m_results->setQuery(search::Index::Keywords, query); // before the zone: its change searches too
    if (m_workspace.zone().kind == zone || !m_results->hasRun()) {
        m_workspace.setZone(zone);
        m_results->run();
    } else {
        m_workspace.setZone(zone);
    }
    if (m_query->isVisibleTo(this))
        m_query->setQuery(query);
    m_results->focusOnceThere();
}

/// The registry outlives the page: a page for another catalogue takes over the commands of the
/// former.
QAction *SearchPage::command(const QString &id, const QString &text, const QString &icon,
                             const QList<QKeySequence> &keys)
{
    QAction *action = m_commands.find(id);
    if (!action)
        action = m_commands.add(id, text, icon, keys.value(0));
    if (keys.size() > 1)
        action->setShortcuts(keys);
    return action;
}

void SearchPage::addCommands()
{
    const QKeySequence altLeft(Qt::ALT | Qt::Key_Left);
    m_edit =
        command(QStringLiteral("result.edit"), tr("Edit Record"), QStringLiteral("square-pen"),
                {QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    m_open = command(QStringLiteral("result.view"), tr("View Record"), QStringLiteral("eye"),
                     {QKeySequence(Qt::Key_Enter), QKeySequence(Qt::Key_Return)});
    m_copy =
        command(QStringLiteral("result.copyMmsId"), tr("Copy MMS ID"), QStringLiteral("copy"), {});
    m_back = command(QStringLiteral("result.back"), tr("Back to the Results"),
                     QStringLiteral("arrow-left"), {altLeft, QKeySequence(Qt::Key_Escape)});
    m_edit->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_open->setShortcutContext(Qt::WidgetShortcut);
    m_back->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_edit);
    m_results->view().addAction(m_open);
    m_record->addAction(m_back);
    m_record->setCommands(m_commands, m_back, m_edit, m_copy);
    connect(m_edit, &QAction::triggered, this, &SearchPage::editChosen);
    connect(m_open, &QAction::triggered, this, &SearchPage::openRecord);
    connect(m_copy, &QAction::triggered, this, &SearchPage::copyChosen);
    connect(m_back, &QAction::triggered, this, &SearchPage::leaveRecord);

    QAction *const headings = command(QStringLiteral("browse.headings"), tr("Browse &Headings"),
                                      QStringLiteral("library"), {});
    connect(headings, &QAction::triggered, this, [this] {
        emit shown();
        browse(search::HeadingKind::Names, {});
    });
    m_advanced = command(QStringLiteral("search.advanced"), tr("&Advanced Search"),
                         QStringLiteral("sliders-horizontal"), {});
    m_advanced->setCheckable(true);
    connect(m_advanced, &QAction::toggled, this, [this](bool on) {
        if (on)
            emit shown();
        showQueryPane(on);
    });
    connect(m_memory->historyCommand(), &QAction::triggered, this, [this] {
        emit shown();
        m_results->bar().openMenu(m_memory->menu());
    });
    auto *save = new QPushButton(tr("Save Search…"));
    save->setObjectName(QStringLiteral("saveSearch"));
    save->setProperty("plain", true);
    connect(save, &QPushButton::clicked, m_memory->saveCommand(), &QAction::trigger);
    connect(m_memory->saveCommand(), &QAction::changed, save,
            [this, save] { save->setEnabled(m_memory->saveCommand()->isEnabled()); });
    save->setEnabled(m_memory->saveCommand()->isEnabled());
    m_query->addButton(save);
    auto *simple = new QPushButton(tr("Simple search"));
    simple->setObjectName(QStringLiteral("simpleSearch"));
    simple->setProperty("plain", true);
    connect(simple, &QPushButton::clicked, this, [this] { m_advanced->setChecked(false); });
    m_query->addButton(simple);
    m_results->bar().addCommand(m_advanced);
    m_results->bar().addMenu(m_memory->historyCommand(), m_memory->menu());
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("resultMenu"));
    connect(m_menu, &QMenu::aboutToHide, this, [this] { m_results->view().setMenuOpen({}); });
    adaptCommands();
}

void SearchPage::adaptCommands()
{
    const bool some = readsRecord() || m_results->view().currentIndex().isValid();
    const QString why = some ? QString() : tr("Choose a record in the results first.");
    for (QAction *action : {m_edit, m_open, m_copy}) {
        action->setEnabled(some);
        action->setStatusTip(why);
    }
    m_tabs->setVisible(!readsRecord());
    m_back->setEnabled(readsRecord());
    m_back->setStatusTip(readsRecord() ? QString() : tr("The results are shown already."));
    emit recordsInFrontChanged();
}

void SearchPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_results->hasRun())
        runSearch(search::Index::Keywords, {});
}

void SearchPage::keyPressEvent(QKeyEvent *event)
{
    // Back to the words, which the window's search field has.
    QAction *const focus = m_commands.find(QStringLiteral("search.focus"));
    if (event->key() == Qt::Key_Escape && focus)
        focus->trigger();
    else
        QWidget::keyPressEvent(event);
}

void SearchPage::runSearch(search::Index index, const QString &text)
{
    m_results->setQuery(index, text);
    const QString query = m_results->query();
    if (!m_query->isHidden() && m_query->query() != query)
        m_query->setQuery(query);
    m_results->run();
}

search::Request SearchPage::request() const
{
    return m_results->request();
}

QString SearchPage::statusText() const
{
    return m_results->statusText();
}

void SearchPage::showQueryPane(bool shown)
{
    m_advanced->setChecked(shown);
    if (shown == !m_query->isHidden())
        return;
    m_query->setVisible(shown);
    if (!shown) {
        m_results->view().setFocus();
        return;
    }
    showResults();
    readChoices();
    m_query->setQuery(m_results->query());
    m_query->focusFirst();
}

void SearchPage::readChoices()
{
    m_workspace.reader().run(
        this,
        [user = m_workspace.user().id](store::Connection &c) { return valueChoices(c, user); },
        [this](Result<ValueChoices> choices) {
            if (choices)
                m_query->setChoices(*choices);
        });
}

/// To the history, once it is known how many there are.
void SearchPage::keepSearch()
{
    ResultModel &model = m_results->model();
    const store::ZoneKind zone = m_workspace.zone().kind;
    if (!model.shown() || m_results->listsAll()) {
        m_memory->setShown(zone, {});
        return;
    }
    const QString query = m_results->query();
    m_memory->setShown(zone, query);
    if (model.total())
        m_memory->remember({zone, query, *model.total(), m_workspace.clock().now()});
}

void SearchPage::focusResults()
{
    if (readsRecord())
        leaveRecord();
    m_results->focusResults();
}

void SearchPage::showTab(int tab)
{
    if (tab == 0) {
        m_pages->setCurrentIndex(0);
    } else {
        m_pages->setCurrentWidget(m_browse);
        m_browse->setFocus();
    }
    adaptCommands();
}

void SearchPage::showResults()
{
    m_tabs->setCurrentIndex(0);
    m_pages->setCurrentIndex(0);
}

void SearchPage::browse(search::HeadingKind kind, const QString &text)
{
    m_tabs->setCurrentIndex(1);
    m_browse->browse(kind, text);
    m_browse->setFocus();
}

bool SearchPage::readsRecord() const
{
    return m_pages->currentWidget() == m_record;
}

MmsId SearchPage::chosen() const
{
    if (readsRecord())
        return m_record->mmsId();
    return m_results->model().mmsIdAt(m_results->view().currentIndex());
}

void SearchPage::openRecord()
{
    const MmsId mmsId = chosen();
    if (mmsId.isNull())
        return;
    m_results->hideMessage();
    m_pages->setCurrentWidget(m_record);
    m_record->open(mmsId);
    adaptCommands();
}

void SearchPage::leaveRecord()
{
    // Who types in the search field meanwhile goes on typing there.
    const bool focused = m_record->isAncestorOf(QApplication::focusWidget());
    m_pages->setCurrentIndex(0);
    if (focused)
        m_results->view().setFocus();
    adaptCommands();
}

void SearchPage::editChosen()
{
    if (const MmsId mmsId = chosen(); !mmsId.isNull())
        emit editRequested(mmsId);
}

void SearchPage::copyChosen()
{
    const MmsId mmsId = chosen();
    if (mmsId.isNull())
        return;
    QGuiApplication::clipboard()->setText(mmsId.toString());
    emit m_workspace.announced(tr("MMS ID %1 copied").arg(mmsId.toString()));
}

/// Commands of other screens come and go with them: the menu has those that are there.
void SearchPage::fillMenu()
{
    static const QString ids =
        QStringLiteral("result.edit result.view - reminder.add set.add set.remove note.add "
                       "zone.copyToInstitution zone.share zone.link zone.unlink assignment.assign "
                       "assignment.release - result.copyMmsId record.delete");
    m_menu->clear();
    for (const QString &id : ids.split(u' ')) {
        if (id == QLatin1String("-"))
            m_menu->addSeparator();
        else if (QAction *action = m_commands.find(id))
            addToMenu(id, action);
    }
}

/// Assigning has a shorter name here than in the menu bar.
void SearchPage::addToMenu(const QString &id, QAction *command)
{
    if (id != QLatin1String("assignment.assign")) {
        m_menu->addAction(command);
        return;
    }
    QAction *entry = m_menu->addAction(tr("Assign…"), command, &QAction::trigger);
    entry->setIcon(command->icon());
    entry->setEnabled(command->isEnabled());
    entry->setStatusTip(command->statusTip());
}

void SearchPage::openMenu(const QModelIndex &index)
{
    ResultView &view = m_results->view();
    if (!view.selectionModel()->isSelected(index))
        view.setCurrentIndex(index);
    view.setMenuOpen(index);
    fillMenu();
    m_menu->setAccessibleName(
        tr("Actions for %1").arg(index.data(int(ResultRole::Title)).toString()));
    m_menu->popup(view.menuPlace(index));
}

} // namespace colophon::ui
