// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/rulework.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace colophon::ui {

/// Which indication rule filters, and what the set of the records that it holds for is called.
/// Gathers only: who opens it filters.
class IndicationDialog final : public QDialog {
    Q_OBJECT
public:
    /// `what` says which records, as in "the records of this search"; `taken` names the sets that
    /// there are.
    IndicationDialog(const QList<RuleChoice> &rules, const QString &what, const QStringList &taken,
                     QWidget *parent);

    const normalization::StoredRule &rule() const;
    QString setName() const;

private:
    void build(const QString &what);
    void choose();
    QString freeName(const QString &name) const;
    void check();

    QList<RuleChoice> m_rules;
    QStringList m_taken;
    QString m_offered; ///< the set's name as long as nobody typed another
    QListWidget *m_list;
    QLineEdit *m_name;
    QPushButton *m_filter;
};

} // namespace colophon::ui
