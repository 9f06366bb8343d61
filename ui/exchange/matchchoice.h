// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/overlay.h"
#include "normalization/ruleshelf.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace colophon::ui {

/// What an import does with records that are in the zone already: by what they are found, and what
/// becomes of one, several and none. Part of the import dialog.
class MatchChoice final : public QWidget {
    Q_OBJECT
public:
    explicit MatchChoice(QWidget *parent = nullptr);

    /// The merge rules among them can be chosen.
    void offerRules(const QList<normalization::StoredRule> &rules);
    exchange::MatchRule rule() const;

private:
    void followChoice();

    QComboBox *m_by;
    QComboBox *m_onMatch;
    QCheckBox *m_addSeveral;
    QCheckBox *m_addNew;
};

} // namespace colophon::ui
