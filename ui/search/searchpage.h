// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/settings.h"
#include "base/workspace.h"
#include "search/search.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace colophon::ui {

class MessageBar;
class ResultModel;

/// Repository Search: what was found in the zone of the scope switch. Before the first search, all
/// its records by title.
class SearchPage final : public QWidget {
    Q_OBJECT
public:
    explicit SearchPage(Workspace &workspace, QWidget *parent = nullptr);

    void runSearch(search::Index index, const QString &text);
    void focusResults();
    QString statusText() const { return m_status; }
    /// What is shown now, for exporting it.
    search::Request request() const { return m_request; }

signals:
    void editRequested(MmsId mmsId);
    void importRequested();
    void statusTextChanged(const QString &text);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void buildResults();
    void search();
    void showCount(qint64 count);
    void openMenu(const QModelIndex &index, const QPoint &at);

    Workspace &m_workspace;
    search::Request m_request;
    ResultModel *m_model;
    QListView *m_view;
    QLabel *m_count;
    QComboBox *m_sort;
    MessageBar *m_bar;
    QStackedWidget *m_stack;
    QLabel *m_emptyText;
    QPushButton *m_emptyButton;
    QString m_status;
    qint64 m_milliseconds = 0;
};

} // namespace colophon::ui
