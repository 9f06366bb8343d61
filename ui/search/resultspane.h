// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/settings.h"
#include "base/workspace.h"
#include "search/resultmodel.h"
#include "search/resultview.h"
#include "search/search.h"
#include "widgets/messagebar.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace colophon::ui {

class EmptyResults;
class FacetPane;
class ResultBar;

/// A search and what it found: the rows or why there are none, how many and in which order, the
/// facets beside them. Thread rule: the window's thread; nothing here waits.
class ResultsPane : public QWidget {
    Q_OBJECT
public:
    ResultsPane(Workspace &workspace, CommandRegistry &commands, Settings &settings,
                QWidget *parent = nullptr);
    ~ResultsPane() override;

    /// What run() searches in the workspace's zone; an empty text lists it all. The facets chosen
    /// are forgotten.
    void setQuery(search::Index index, const QString &text);
    void run();
    bool hasRun() const { return m_started; }
    /// The text searched, with its index written out.
    QString query() const;
    bool listsAll() const { return m_text.isEmpty(); }
    /// With what the facets leave of it.
    search::Request request() const;

    ResultModel &model() { return m_model; }
    ResultView &view() { return *m_view; }
    ResultBar &bar() { return *m_bar; }
    /// A widget of the page's, above the line with the count.
    void putAbove(QWidget *widget);

    /// On the first row where none is chosen; once they are there, where a search is under way.
    void focusResults();
    /// Leaves the focus where it is until the search under way has its rows.
    void focusOnceThere();
    void say(MessageBar::Kind kind, const QString &what, const QString &why,
             const QString &button = {}, const std::function<void()> &pressed = {});
    void hideMessage() { m_message->hide(); }
    /// "214 found in 0.04 s"
    QString statusText() const { return m_status; }

signals:
    void began();
    /// Rows are there, or it became known how many.
    void answered();
    void selectionChanged();
    void statusTextChanged(const QString &text);
    /// Somebody wants to see where in the query the fault is.
    void placeOfFaultRequested();
    /// The way out of a search that found nothing.
    void listOfAllRequested();
    /// The way out of an empty catalogue, where there is no command "file.import" that is.
    void importRequested();

private:
    void build();
    void connectParts();
    search::Sort sort() const;
    void chooseSort(search::Sort sort);
    void onArrived(bool sameSearch);
    void onFailed(const Error &error, bool more);
    void onSlow();
    void onStop();
    void endLoading();
    void showCount();
    void countFacets();
    void showRows();
    void showNoRecords();
    void showNothingFound();
    void setStatus(const QString &text);

    Workspace &m_workspace;
    CommandRegistry &m_commands;
    Settings &m_settings;
    ResultModel m_model;
    search::Index m_index = search::Index::Keywords;
    QString m_text;
    search::Sort m_sortOfWords = search::Sort::Relevance;
    search::Sort m_sortOfAll = search::Sort::Title;
    bool m_started = false;
    bool m_focusWanted = false;
    QString m_status;
    QTimer m_slow;
    ResultView::Place m_place;

    /// Facets are counted beside the reader, so that no page waits for them.
    std::unique_ptr<store::ConnectionThread> m_facetReader;
    quint64 m_facetToken = 0;

    FacetPane *m_facets;
    ResultBar *m_bar;
    MessageBar *m_message;
    ResultView *m_view;
    EmptyResults *m_empty;
    QStackedWidget *m_body; ///< the rows, or why there are none
    QVBoxLayout *m_column;
};

} // namespace colophon::ui
