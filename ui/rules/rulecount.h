// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "normalization/catalogrun.h"
#include "rules/tree.h"
#include "search/sets.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace colophon::ui {

/// Records that a rule is counted on and run on.
struct WantedRecords {
    store::Zone zone;
    QString query; ///< empty: all of the zone
    QString set;   ///< the name of the set that the query asks for
};

/// How many of the records chosen a rule would change or, of an indication rule, holds for; these
/// can be kept as a set. Counts beside the window, with progress and Cancel in the status bar.
/// Thread rule: the window's thread.
class RuleCount final : public QWidget {
    Q_OBJECT
public:
    explicit RuleCount(const ScreenContext &context, QWidget *parent = nullptr);

    void setText(const QString &text, rules::Dialect dialect);
    WantedRecords wanted() const;
    /// The sets that there are now.
    void readSets();

signals:
    void counted(const QList<MmsId> &matched, qint64 records);

private:
    void build();
    void fillSets();
    void count();
    void showCount(const normalization::CatalogRunReport &report, qint64 milliseconds);
    void keepAsSet();
    void writeSet(const QString &name);

    ScreenContext m_context;
    QString m_text;
    rules::Dialect m_dialect = rules::Dialect::Normalization;
    QList<MmsId> m_matched;
    store::Zone m_matchedZone;
    QList<search::RecordSet> m_sets;
    QComboBox *m_zone;
    QLineEdit *m_query;
    QPushButton *m_count;
    QLabel *m_found;
    QProgressBar *m_share;
    QPushButton *m_keep;
};

} // namespace colophon::ui
