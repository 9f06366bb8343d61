// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "search/headings.h"
#include "search/resultmodel.h"
#include "search/resultview.h"
#include "search/search.h"
#include "widgets/messagebar.h"

#include <QTimer>
#include <QWidget>

class QMenu;
class QStackedWidget;
class QTabBar;

namespace colophon::ui {

class BrowsePane;
class EmptyResults;
class FacetPane;
class QueryPane;
class RecordView;
class ResultBar;
class SearchMemory;

/// Repository Search: the results of the search that the window's search field runs, and the record
/// that is read from there. Without a search it lists the whole zone by title, so that a newcomer
/// sees records at once. Commands: result.edit, result.view, result.copyMmsId, result.back.
/// Thread rule: the window's thread; nothing here waits.
class SearchPage : public Screen {
    Q_OBJECT
public:
    SearchPage(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
               Settings &settings, QWidget *parent = nullptr);
    ~SearchPage() override;

    /// Searches the workspace's zone; an empty text lists it all.
    void runSearch(search::Index index, const QString &text);
    /// Puts the focus on the results, on the first one where none is chosen.
    void focusResults();
    /// For the status bar: "214 found in 0.04 s".
    QString statusText() const override { return m_status; }
    QString title() const override;
    void activate() override;
    /// The record that is read, or the chosen one.
    QList<MmsId> recordsInFront() const override;
    /// What is searched now, for exporting it.
    search::Request request() const;
    /// Shows the list of headings from there on (command browse.headings).
    void browse(search::HeadingKind kind, const QString &text);
    /// Advanced search: rows of conditions or a query as text (command search.advanced).
    void showQueryPane(bool shown);
    /// A command at the right of the line above the results.
    void addToResultBar(QAction *action, Qt::ToolButtonStyle style = Qt::ToolButtonTextBesideIcon);

signals:
    /// A command wants this screen in front.
    void shown();
    void editRequested(MmsId mmsId);
    /// The way out of an empty catalogue, where there is no command "file.import" that is.
    void importRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void addCommands();
    QAction *command(const QString &id, const QString &text, const QString &icon,
                     const QList<QKeySequence> &keys);
    void connectModel();
    void run();
    search::Sort sort() const;
    void chooseSort(search::Sort sort);

    void onArrived(bool sameSearch);
    void onFailed(const Error &error, bool more);
    void onSlow();
    void onStop();
    void endLoading();
    void showCount();
    void countFacets();
    void keepSearch();
    QString query() const;
    void readChoices();
    void showRows();
    void showNoRecords();
    void showNothingFound();
    void say(MessageBar::Kind kind, const QString &what, const QString &why,
             const QString &button = {}, const std::function<void()> &pressed = {});
    void setStatus(const QString &text);

    MmsId chosen() const;
    bool readsRecord() const;
    void showTab(int tab);
    void showResults();
    void openRecord();
    void leaveRecord();
    void editChosen();
    void copyChosen();
    void fillMenu();
    void addToMenu(const QString &id, QAction *command);
    void openMenu(const QModelIndex &index);
    void adaptCommands();

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

    SearchMemory *m_memory = nullptr;
    QueryPane *m_query = nullptr;
    QAction *m_advanced = nullptr;
    QTabBar *m_tabs = nullptr; ///< results or headings
    BrowsePane *m_browse = nullptr;
    FacetPane *m_facets = nullptr;
    ResultBar *m_bar = nullptr;
    MessageBar *m_message = nullptr;
    ResultView *m_view = nullptr;
    EmptyResults *m_empty = nullptr;
    RecordView *m_record = nullptr;
    QStackedWidget *m_body = nullptr;  ///< the rows, or why there are none
    QStackedWidget *m_pages = nullptr; ///< the results, or a record
    QMenu *m_menu = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_open = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_back = nullptr;
};

} // namespace colophon::ui
