// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalization/process.h"

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

    void show(const QList<normalization::StoredRule> &rules,
              const QList<normalization::Process> &processes);
    /// How many records it was counted to match; shown until the list is gone.
    void setMatched(normalization::RuleId id, qint64 records);
    void select(normalization::RuleId id);
    /// The uppermost one that is shown; null where there is none.
    normalization::RuleId first() const;

signals:
    void chosen(normalization::RuleId id);

private:
    void fill();
    QTreeWidgetItem *itemOf(normalization::RuleId id) const;

    QString secondLine(const normalization::StoredRule &rule) const;
    QStringList placesOf(normalization::RuleId id) const;

    QList<normalization::StoredRule> m_rules;
    QList<normalization::Process> m_processes;
    QHash<qint64, qint64> m_matched;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
};

} // namespace colophon::ui
