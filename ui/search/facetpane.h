// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/facets.h"

#include <QSet>
#include <QTreeView>
#include <QWidget>

class QLabel;
class QPushButton;
class QStandardItem;
class QStandardItemModel;

namespace colophon::ui {

/// The pane beside the results that narrows them: a group for each facet, its values with check
/// boxes and counts. It shows what it is given and tells what was chosen.
/// Thread rule: the window's thread.
class FacetPane : public QWidget {
    Q_OBJECT
public:
    explicit FacetPane(QWidget *parent = nullptr);

    /// The counts of the results now shown; what is chosen stays checked.
    void setFacets(const QList<search::FacetGroup> &groups);
    const search::FacetChoices &choices() const { return m_choices; }
    /// Unchecks all without telling of it.
    void forgetChoices();

signals:
    void choicesChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void adapt();
    void addGroup(const search::FacetGroup &group);
    void onItemChanged(QStandardItem *item);
    void onActivated(const QModelIndex &index);

    QLabel *m_icon;
    QLabel *m_title;
    QPushButton *m_clear;
    QTreeView *m_tree;
    QStandardItemModel *m_model;
    search::FacetChoices m_choices;
    QSet<int> m_unfolded; ///< facets of which all values are shown
    QSet<int> m_closed;   ///< facets whose group is closed
    bool m_filling = false;
    QList<search::FacetGroup> m_groups;
};

} // namespace colophon::ui
