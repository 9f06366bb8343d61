// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "base/workspace.h"
#include "search/headings.h"
#include "search/search.h"

#include <QWidget>

class QMenu;
class QStackedWidget;
class QTabBar;

namespace colophon::ui {

class BrowsePane;
class QueryPane;
class RecordView;
class ResultsPane;
class SearchMemory;

/// Repository Search: the results of the search that the window's search field runs (ResultsPane),
/// with the conditions above them, the lists of headings behind them and the record that is read
/// from there. Without a search it lists the whole zone by title, so that a newcomer
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
    QString statusText() const override;
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
    void connectParts();
    void addCommands();
    QAction *command(const QString &id, const QString &text, const QString &icon,
                     const QList<QKeySequence> &keys);
    void searchAgain(store::ZoneKind zone, const QString &query);
    void keepSearch();
    void readChoices();

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
    SearchMemory *m_memory;
    ResultsPane *m_results;
    QueryPane *m_query;
    QTabBar *m_tabs; ///< results or headings
    BrowsePane *m_browse;
    RecordView *m_record;
    QStackedWidget *m_pages; ///< the results, a record or the headings
    QAction *m_advanced = nullptr;
    QMenu *m_menu = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_open = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_back = nullptr;
};

} // namespace colophon::ui
