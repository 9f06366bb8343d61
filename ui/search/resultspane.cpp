// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/resultspane.h"

#include "search/emptyresults.h"
#include "search/facetpane.h"
#include "search/resultbar.h"
#include "search/wording.h"
#include "widgets/messagebar.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

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

ResultsPane::ResultsPane(Workspace &workspace, CommandRegistry &commands, Settings &settings,
                         QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_commands(commands), m_settings(settings),
      m_model(workspace), m_facetReader(std::make_unique<store::ConnectionThread>(
                              workspace.path(), QStringLiteral("facets"))),
      m_facets(new FacetPane), m_bar(new ResultBar), m_message(new MessageBar),
      m_view(new ResultView(m_model)), m_empty(new EmptyResults), m_body(new QStackedWidget),
      m_column(new QVBoxLayout)
{
    m_sortOfWords = sortOf(settings.get(kSortOfWords), search::Sort::Relevance);
    m_sortOfAll = sortOf(settings.get(kSortOfAll), search::Sort::Title);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowAfterMs);
    build();
    connectParts();
    connect(&workspace, &Workspace::zoneChanged, this, [this] {
        if (m_started)
            run();
    });
    connect(&workspace, &Workspace::recordsChanged, this, [this] {
        if (m_started)
            m_model.refresh();
    });
}

ResultsPane::~ResultsPane() = default;

void ResultsPane::build()
{
    m_message->setObjectName(QStringLiteral("searchMessage"));
    m_body->setObjectName(QStringLiteral("searchBody"));
    m_body->addWidget(m_view);
    m_body->addWidget(m_empty);
    auto *beside = new QHBoxLayout(this);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(m_facets);
    beside->addLayout(m_column, 1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_bar);
    m_column->addWidget(m_message);
    m_column->addWidget(m_body, 1);
}

void ResultsPane::connectParts()
{
    connect(m_facets, &FacetPane::choicesChanged, this, &ResultsPane::run);
    connect(m_bar, &ResultBar::sortChosen, this, &ResultsPane::chooseSort);
    connect(m_bar, &ResultBar::stopRequested, this, &ResultsPane::onStop);
    connect(m_bar, &ResultBar::allChosen, this, [this](bool chosen) {
        if (chosen)
            m_view->selectAll();
        else
            m_view->clearSelection();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        emit selectionChanged();
        showCount();
        const int selected = m_view->selectedCount();
        m_bar->setAllChecked(selected == 0                    ? Qt::Unchecked
                             : selected == m_model.rowCount() ? Qt::Checked
                                                              : Qt::PartiallyChecked);
    });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_place = m_view->place(); });
    connect(&m_model, &ResultModel::arrived, this, &ResultsPane::onArrived);
    connect(&m_model, &ResultModel::failed, this, &ResultsPane::onFailed);
    connect(&m_model, &ResultModel::totalChanged, this, [this] {
        showCount();
        emit answered();
    });
    connect(&m_slow, &QTimer::timeout, this, &ResultsPane::onSlow);
}

void ResultsPane::putAbove(QWidget *widget)
{
    m_column->insertWidget(0, widget);
}

void ResultsPane::setQuery(search::Index index, const QString &text)
{
    m_index = index;
    m_text = text.trimmed();
    m_facets->forgetChoices();
}

/// What is searched, with its index written out; as it stands where it can't be read.
QString ResultsPane::query() const
{
    const Result<search::QueryTree> tree = search::queryFrom(m_text, m_index);
    return tree ? search::textOf(*tree) : m_text;
}

void ResultsPane::run()
{
    m_started = true;
    emit began();
    m_message->hide();
    m_bar->setSort(sort(), !m_text.isEmpty());
    m_model.search(request());
    m_slow.start();
}

search::Request ResultsPane::request() const
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

search::Sort ResultsPane::sort() const
{
    return m_text.isEmpty() ? m_sortOfAll : m_sortOfWords;
}

void ResultsPane::chooseSort(search::Sort sort)
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

void ResultsPane::onArrived(bool sameSearch)
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
    emit answered();
}

void ResultsPane::countFacets()
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

void ResultsPane::onFailed(const Error &error, bool more)
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
    if (error.code == ErrorCode::InvalidInput) {
        say(MessageBar::Kind::Error, tr("The search did not run."), error.detail,
            tr("Show the Place"), [this] { emit placeOfFaultRequested(); });
        return;
    }
    say(MessageBar::Kind::Error, tr("The search did not run."), error.detail, tr("Try Again"),
        [this] { run(); });
}

void ResultsPane::onSlow()
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

void ResultsPane::onStop()
{
    m_model.stop();
    endLoading();
    say(MessageBar::Kind::Info, tr("The search was stopped."),
        m_model.shown() ? tr("The results shown are those of the search before.") : QString(),
        tr("Search Again"), [this] { run(); });
    showCount();
}

void ResultsPane::endLoading()
{
    m_slow.stop();
    m_bar->setSearching(false);
    m_view->setPlaceholders(false);
}

void ResultsPane::showRows()
{
    m_body->setCurrentWidget(m_view);
}

void ResultsPane::showNoRecords()
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

void ResultsPane::showNothingFound()
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
    m_empty->addButton(tr("List All Records"), [this] { emit listOfAllRequested(); });
    m_body->setCurrentWidget(m_empty);
}

void ResultsPane::showCount()
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
    const int selected = m_view->selectedCount();
    //: what was found, and how many rows are selected: "214 found in 0.04 s · 3 selected"
    setStatus(selected > 1 ? tr("%1 · %2 selected").arg(found, number(selected)) : found);
}

void ResultsPane::say(MessageBar::Kind kind, const QString &what, const QString &why,
                      const QString &button, const std::function<void()> &pressed)
{
    const QString text =
        QStringLiteral("<b>%1</b> %2").arg(what.toHtmlEscaped(), why.toHtmlEscaped());
    m_message->showMessage(kind, text, button.isEmpty() ? QStringList() : QStringList{button},
                           [pressed](int) { pressed(); });
}

void ResultsPane::setStatus(const QString &text)
{
    if (text == m_status)
        return;
    m_status = text;
    emit statusTextChanged(text);
}

void ResultsPane::focusOnceThere()
{
    m_focusWanted = true;
}

void ResultsPane::focusResults()
{
    m_focusWanted = m_model.isSearching();
    if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(0));
    m_view->setFocus();
}

} // namespace colophon::ui
