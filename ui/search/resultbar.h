// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/search.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace colophon::ui {

/// The line above the results: how many there are and where, or that a search is under way and its
/// Stop; at the right the order.
/// Thread rule: the window's thread.
class ResultBar : public QWidget {
    Q_OBJECT
public:
    explicit ResultBar(QWidget *parent = nullptr);

    /// A button at the right end.
    void addCommand(QAction *action, Qt::ToolButtonStyle style = Qt::ToolButtonTextBesideIcon);
    /// A button that opens a menu.
    void addMenu(QAction *action, QMenu *menu);
    /// Opens the menu below its button.
    void openMenu(QMenu *menu);
    /// Checks or clears all the rows that are there.
    void setAllChecked(Qt::CheckState state);
    /// "214 records" in bold, "in the Institution Zone." beside it.
    void setCount(const QString &count, const QString &rest);
    void setSearching(bool searching, const QString &what = {});
    /// Shows the order without telling of it. Without words nothing is more relevant than another.
    void setSort(search::Sort sort, bool relevancePossible);

signals:
    /// All rows are to be selected, or none.
    void allChosen(bool chosen);
    void sortChosen(search::Sort sort);
    void stopRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void adapt();

    QStackedLayout *m_left;
    QLabel *m_count;
    QLabel *m_rest;
    QLabel *m_searching;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QComboBox *m_sort;
    QCheckBox *m_all;
};

} // namespace colophon::ui
