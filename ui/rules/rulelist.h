// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalization/ruleshelf.h"

#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace colophon::ui {

/// The rules that the catalogue keeps, by kind, with a filter. Emits what the person chose; the
/// selection follows select().
class RuleList final : public QWidget {
    Q_OBJECT
public:
    explicit RuleList(QAction *create, QWidget *parent = nullptr);

    void show(const QList<normalization::StoredRule> &rules);
    void select(normalization::RuleId id);
    bool isEmpty() const { return m_rules.isEmpty(); }

signals:
    void chosen(normalization::RuleId id);

private:
    void fill();
    QTreeWidgetItem *itemOf(normalization::RuleId id) const;

    QList<normalization::StoredRule> m_rules;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
};

} // namespace colophon::ui
