// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searchpage.h"

#include "base/theme.h"
#include "search/browsepane.h"
#include "search/emptyresults.h"
#include "search/facetpane.h"
#include "search/querypane.h"
#include "search/recordview.h"
#include "search/resultbar.h"
#include "search/searchmemory.h"
#include "search/sets.h"
#include "search/wording.h"
#include "widgets/messagebar.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <array>

namespace colophon::ui {

namespace {

/// A search that is done before this shows no sign of having taken time.
constexpr int kSlowAfterMs = 300;

const Setting<QString> kSortOfWords{"search/sort", QStringLiteral("relevance")};
const Setting<QString> kSortOfAll{"search/sortOfAll", QStringLiteral("title")};

struct SortWord {
    search::Sort sort;
    const char *word;
};
constexpr std::array kSortWords{
    SortWord{search::Sort::Relevance, "relevance"}, SortWord{search::Sort::Title, "title"},
    SortWord{search::Sort::Name, "name"},           SortWord{search::Sort::Year, "year"},
    SortWord{search::Sort::Changed, "changed"},
};

QString wordOf(search::Sort sort)
{
    for (const SortWord &known : kSortWords) {
        if (known.sort == sort)
            return QLatin1String(known.word);
    }
    return {};
}

search::Sort sortOf(const QString &word, search::Sort fallback)
{
    for (const SortWord &known : kSortWords) {
        if (word == QLatin1String(known.word))
            return known.sort;
    }
    return fallback;
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

SearchPage::SearchPage(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
                       Settings &settings, QWidget *parent)
    : Screen(parent), m_workspace(workspace), m_commands(commands), m_settings(settings),
      m_model(workspace), m_facetReader(std::make_unique<store::ConnectionThread>(
                              workspace.path(), QStringLiteral("facets")))
{
    setObjectName(QStringLiteral("searchPage"));
    m_sortOfWords = sortOf(settings.get(kSortOfWords), search::Sort::Relevance);
    m_sortOfAll = sortOf(settings.get(kSortOfAll), search::Sort::Title);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowAfterMs);
    m_memory = new SearchMemory(workspace, commands, dialogs, this);
    build();
    addCommands();
    connectModel();
    connect(&workspace, &Workspace::zoneChanged, this, [this] {
        if (m_started)
            run();
    });
    connect(&workspace, &Workspace::recordsChanged, this, [this] {
        if (m_started)
            m_model.refresh();
    });
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
    QList<MmsId> records;
    if (m_pages->currentWidget() == m_browse)
        return records;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows()) {
        if (const ResultRow *const row = m_model.row(index))
            records.append(row->row.mmsId);
    }
    return records;
}

void SearchPage::addToResultBar(QAction *action, Qt::ToolButtonStyle style)
{
    m_bar->addCommand(action, style);
}

void SearchPage::build()
{
    m_bar = new ResultBar;
    m_message = new MessageBar;
    m_message->setObjectName(QStringLiteral("searchMessage"));
    m_view = new ResultView(m_model);
    m_empty = new EmptyResults;
    m_record = new RecordView(m_workspace);
    m_body = new QStackedWidget;
    m_body->setObjectName(QStringLiteral("searchBody"));
    m_body->addWidget(m_view);
    m_body->addWidget(m_empty);
    m_facets = new FacetPane;
    m_query = new QueryPane;
    m_query->hide();
    auto *results = new QWidget;
    auto *beside = new QHBoxLayout(results);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(m_facets);
    auto *layout = new QVBoxLayout;
    beside->addLayout(layout, 1);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_query);
    layout->addWidget(m_bar);
    layout->addWidget(m_message);
    layout->addWidget(m_body, 1);
    m_pages = new QStackedWidget;
    m_pages->setObjectName(QStringLiteral("searchPages"));
    m_pages->addWidget(results);
    m_pages->addWidget(m_record);
    m_browse = new BrowsePane(m_workspace, false);
    m_pages->addWidget(m_browse);
    m_tabs = new QTabBar;
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
    connect(m_tabs, &QTabBar::currentChanged, this, &SearchPage::showTab);
    connect(m_browse, &BrowsePane::searchRequested, this, [this](const QString &query) {
        runSearch(search::Index::Keywords, query);
        focusResults();
    });

    connect(m_query, &QueryPane::searchRequested, this, [this](const QString &query) {
        runSearch(search::Index::Keywords, query);
        if (query.isEmpty())
            return;
        m_focusWanted = true;
    });
    connect(m_memory, &SearchMemory::searchRequested, this,
            [this](store::ZoneKind zone, const QString &query) {
                emit shown();
                m_index = search::Index::Keywords;
                m_text = query; // before the zone: its change searches as well
                m_facets->forgetChoices();
                if (m_workspace.zone().kind == zone)
                    run();
                else
                    m_workspace.setZone(zone);
                if (m_query->isVisibleTo(this))
                    m_query->setQuery(query);
                m_focusWanted = true;
            });
    connect(m_memory, &SearchMemory::failed, this, [this](const QString &what, const Error &error) {
        say(MessageBar::Kind::Error, what, error.detail);
    });
    connect(m_facets, &FacetPane::choicesChanged, this, &SearchPage::run);
    connect(m_bar, &ResultBar::sortChosen, this, &SearchPage::chooseSort);
    connect(m_bar, &ResultBar::stopRequested, this, &SearchPage::onStop);
    connect(m_view, &ResultView::viewRequested, this, &SearchPage::openRecord);
    connect(m_view, &ResultView::editRequested, this, &SearchPage::editChosen);
    connect(m_view, &ResultView::menuRequested, this, &SearchPage::openMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SearchPage::adaptCommands);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        emit recordsInFrontChanged();
        showCount();
        const qsizetype selected = m_view->selectionModel()->selectedRows().size();
        m_bar->setAllChecked(selected == 0                    ? Qt::Unchecked
                             : selected == m_model.rowCount() ? Qt::Checked
                                                              : Qt::PartiallyChecked);
    });
    connect(m_bar, &ResultBar::allChosen, this, [this](bool chosen) {
        if (chosen)
            m_view->selectAll();
        else
            m_view->clearSelection();
    });
    connect(m_record, &RecordView::failed, this, [this](MmsId, const Error &error) {
        leaveRecord();
        say(MessageBar::Kind::Error, tr("The record was not opened."), error.detail);
    });
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
    m_view->addAction(m_open);
    m_record->addAction(m_back);
    m_record->setCommands(m_back, m_edit, m_copy);
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
        m_bar->openMenu(m_memory->menu());
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
    m_bar->addCommand(m_advanced);
    m_bar->addMenu(m_memory->historyCommand(), m_memory->menu());
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("resultMenu"));
    connect(m_menu, &QMenu::aboutToHide, this, [this] { m_view->setMenuOpen({}); });
    adaptCommands();
}

void SearchPage::adaptCommands()
{
    const bool some = readsRecord() || m_view->currentIndex().isValid();
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

void SearchPage::connectModel()
{
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_place = m_view->place(); });
    connect(&m_model, &ResultModel::arrived, this, &SearchPage::onArrived);
    connect(&m_model, &ResultModel::failed, this, &SearchPage::onFailed);
    connect(&m_model, &ResultModel::totalChanged, this, [this] {
        showCount();
        keepSearch();
    });
    connect(&m_slow, &QTimer::timeout, this, &SearchPage::onSlow);
}

void SearchPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_started)
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
    m_index = index;
    m_text = text.trimmed();
    m_facets->forgetChoices();
    if (!m_query->isHidden() && m_query->query() != query())
        m_query->setQuery(query());
    run();
}

void SearchPage::showQueryPane(bool shown)
{
    m_advanced->setChecked(shown);
    if (shown == !m_query->isHidden())
        return;
    m_query->setVisible(shown);
    if (!shown) {
        m_view->setFocus();
        return;
    }
    showResults();
    readChoices();
    m_query->setQuery(query());
    m_query->focusFirst();
}

/// What is searched, with its index written out; as it stands where it can't be read.
QString SearchPage::query() const
{
    const Result<search::QueryTree> tree = search::queryFrom(m_text, m_index);
    return tree ? search::textOf(*tree) : m_text;
}

/// The people and sets that conditions can name.
void SearchPage::readChoices()
{
    m_workspace.reader().run(
        this,
        [user = m_workspace.user().id](store::Connection &c) -> Result<ValueChoices> {
            const Result<QList<store::User>> people = store::users(c);
            COLOPHON_TRY(people);
            const Result<QList<search::RecordSet>> sets = search::setsFor(c, user);
            COLOPHON_TRY(sets);
            ValueChoices choices;
            for (const store::User &person : *people) {
                for (const search::IndexInfo &info : search::indexes()) {
                    if (info.kind == search::ValueKind::Person && person.id != user)
                        choices[info.index].append(person.name.isEmpty() ? person.login
                                                                         : person.name);
                }
            }
            for (const search::RecordSet &set : *sets)
                choices[search::Index::Set].append(set.name);
            return choices;
        },
        [this](Result<ValueChoices> choices) {
            if (choices)
                m_query->setChoices(*choices);
        });
}

void SearchPage::run()
{
    m_started = true;
    if (readsRecord())
        leaveRecord();
    showResults();
    m_message->hide();
    m_bar->setSort(sort(), !m_text.isEmpty());
    m_model.search(request());
    m_slow.start();
}

search::Request SearchPage::request() const
{
    search::Request request;
    request.zone = m_workspace.zone();
    request.index = m_index;
    request.text = m_text;
    request.sort = sort();
    request.narrow = search::narrowBy(m_facets->choices());
    request.viewer = {m_workspace.user().id, m_workspace.clock().now()};
    return request;
}

search::Sort SearchPage::sort() const
{
    return m_text.isEmpty() ? m_sortOfAll : m_sortOfWords;
}

void SearchPage::chooseSort(search::Sort sort)
{
    if (m_text.isEmpty()) {
        m_sortOfAll = sort;
        m_settings.set(kSortOfAll, wordOf(sort));
    } else {
        m_sortOfWords = sort;
        m_settings.set(kSortOfWords, wordOf(sort));
    }
    run();
}

void SearchPage::onArrived(bool sameSearch)
{
    endLoading();
    m_message->hide();
    if (m_model.rowCount() > 0)
        showRows();
    else if (m_text.isEmpty() && m_facets->choices().isEmpty())
        showNoRecords();
    else
        showNothingFound();
    if (sameSearch)
        m_view->restore(m_place);
    if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(0));
    if (!sameSearch)
        m_view->scrollToTop();
    showCount();
    if (std::exchange(m_focusWanted, false))
        focusResults();
    countFacets();
    keepSearch();
}

/// To the history, once it is known how many there are.
void SearchPage::keepSearch()
{
    if (!m_model.shown() || m_text.isEmpty()) {
        m_memory->setShown(m_workspace.zone().kind, {});
        return;
    }
    m_memory->setShown(m_workspace.zone().kind, query());
    if (m_model.total())
        m_memory->remember(
            {m_workspace.zone().kind, query(), *m_model.total(), m_workspace.clock().now()});
}

void SearchPage::countFacets()
{
    if (!m_model.shown())
        return;
    search::Request request = *m_model.shown();
    const search::FacetChoices choices = m_facets->choices();
    const quint64 token = ++m_facetToken;
    m_facetReader->run(
        this,
        [request, choices](store::Connection &c) { return search::facetsOf(c, request, choices); },
        [this, token](Result<QList<search::FacetGroup>> groups) {
            // Results without facets are no worse; the next search counts them anew.
            if (token == m_facetToken && groups)
                m_facets->setFacets(*groups);
        });
}

void SearchPage::onFailed(const Error &error, bool more)
{
    endLoading();
    if (more) {
        say(MessageBar::Kind::Error, tr("More results were not read."), error.detail,
            tr("Try Again"), [this] {
                m_message->hide();
                m_model.retryMore();
            });
        return;
    }
    showRows();
    m_bar->setCount(tr("No results"), {});
    setStatus({});
    if (error.code == ErrorCode::InvalidInput && m_query->isHidden()) {
        say(MessageBar::Kind::Error, tr("The search did not run."), error.detail,
            tr("Show the Place"), [this] { showQueryPane(true); });
        return;
    }
    say(MessageBar::Kind::Error, tr("The search did not run."), error.detail, tr("Try Again"),
        [this] { run(); });
}

void SearchPage::onSlow()
{
    if (!m_model.isSearching())
        return;
    const store::Zone &zone = m_workspace.zone();
    const QString count = number(zone.recordCount);
    m_bar->setSearching(true, zone.kind == store::ZoneKind::Institution
                                  ? tr("Searching %1 Institution records").arg(count)
                                  : tr("Searching %1 Network records").arg(count));
    if (m_model.rowCount() == 0) {
        showRows();
        m_view->setPlaceholders(true);
    }
}

void SearchPage::onStop()
{
    m_model.stop();
    endLoading();
    say(MessageBar::Kind::Info, tr("The search was stopped."),
        m_model.shown() ? tr("The results shown are those of the search before.") : QString(),
        tr("Search Again"), [this] { run(); });
    showCount();
}

void SearchPage::endLoading()
{
    m_slow.stop();
    m_bar->setSearching(false);
    m_view->setPlaceholders(false);
}

void SearchPage::showRows()
{
    m_body->setCurrentWidget(m_view);
}

void SearchPage::showNoRecords()
{
    m_empty->setContent(QStringLiteral("book"), tr("No records yet"),
                        tr("File > Import Records… reads MARC files into the %1.")
                            .arg(Wording::zone(m_workspace.zone().kind)));
    m_empty->addButton(tr("Import Records…"), [this] {
        QAction *const import = m_commands.find(QStringLiteral("file.import"));
        if (import)
            import->trigger();
        else
            emit importRequested();
    });
    m_body->setCurrentWidget(m_empty);
}

void SearchPage::showNothingFound()
{
    const store::ZoneKind here = m_workspace.zone().kind;
    const bool institution = here == store::ZoneKind::Institution;
    const store::ZoneKind other =
        institution ? store::ZoneKind::Network : store::ZoneKind::Institution;
    m_empty->setContent(
        QStringLiteral("search"), tr("No record matches “%1”").arg(Wording::isolated(m_text)),
        tr("The %1 has no record with all of these words. A word that ends in * finds "
           "all words that begin so.")
            .arg(Wording::zone(here)));
    if (!m_facets->choices().isEmpty())
        m_empty->addButton(tr("Show All Materials, Years and So On"), [this] {
            m_facets->forgetChoices();
            run();
        });
    m_empty->addButton(institution ? tr("Search the Network Zone")
                                   : tr("Search the Institution Zone"),
                       [this, other] { m_workspace.setZone(other); });
    m_empty->addButton(tr("List All Records"), [this] { runSearch(search::Index::Keywords, {}); });
    m_body->setCurrentWidget(m_empty);
}

void SearchPage::showCount()
{
    if (!m_model.shown())
        return;
    const QString zone = Wording::zone(m_model.shown()->zone.kind);
    const std::optional<qint64> total = m_model.total();
    if (!total) {
        m_bar->setCount(tr("More than %1 records").arg(number(m_model.rowCount())),
                        //: a zone's name: "in the Institution Zone, counting…"
                        tr("in the %1, counting…").arg(zone));
        setStatus(tr("counting…"));
        return;
    }
    m_bar->setCount(*total == 1 ? tr("1 record") : tr("%1 records").arg(number(*total)),
                    //: a zone's name: "in the Institution Zone."
                    tr("in the %1.").arg(zone));
    const double seconds = double(m_model.milliseconds()) / 1000;
    //: how many records a search found: "214 found in 0.04 s"
    const QString found =
        tr("%1 found in %2 s").arg(number(*total), QLocale().toString(seconds, 'f', 2));
    const qsizetype selected = m_view->selectionModel()->selectedRows().size();
    //: what was found, and how many rows are selected: "214 found in 0.04 s · 3 selected"
    setStatus(selected > 1 ? tr("%1 · %2 selected").arg(found, number(selected)) : found);
}

void SearchPage::say(MessageBar::Kind kind, const QString &what, const QString &why,
                     const QString &button, const std::function<void()> &pressed)
{
    const QString text =
        QStringLiteral("<b>%1</b> %2").arg(what.toHtmlEscaped(), why.toHtmlEscaped());
    m_message->showMessage(kind, text, button.isEmpty() ? QStringList() : QStringList{button},
                           [pressed](int) { pressed(); });
}

void SearchPage::setStatus(const QString &text)
{
    if (text == m_status)
        return;
    m_status = text;
    emit statusTextChanged(text);
}

void SearchPage::focusResults()
{
    if (readsRecord())
        leaveRecord();
    m_focusWanted = m_model.isSearching();
    if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(0));
    m_view->setFocus();
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
    const ResultRow *const row = m_model.row(m_view->currentIndex());
    return row ? row->row.mmsId : MmsId();
}

void SearchPage::openRecord()
{
    const MmsId mmsId = chosen();
    if (mmsId.isNull())
        return;
    m_message->hide();
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
        m_view->setFocus();
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
    if (!m_view->selectionModel()->isSelected(index))
        m_view->setCurrentIndex(index);
    m_view->setMenuOpen(index);
    fillMenu();
    m_menu->setAccessibleName(
        tr("Actions for %1").arg(index.data(int(ResultRole::Title)).toString()));
    m_menu->popup(m_view->menuPlace(index));
}

} // namespace colophon::ui
