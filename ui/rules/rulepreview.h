// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "normalization/catalogrun.h"
#include "rules/tree.h"
#include "search/sets.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace colophon::ui {

class PreviewList;

/// The right of the workbench: what the rule as it is typed makes of a record, and of how many
/// records of the catalogue. Everything is worked out beside the window and nothing is saved.
class RulePreview final : public QWidget {
    Q_OBJECT
public:
    RulePreview(const ScreenContext &context, QWidget *parent = nullptr);

    /// The rule text now; the preview follows 250 ms after the last call.
    void setText(const QString &text, rules::Dialect dialect);
    void showRecord(MmsId mmsId);
    MmsId record() const { return m_mmsId; }

    /// The records that the boxes name, as a run takes them.
    struct Wanted {
        store::Zone zone;
        QString query; ///< empty: all of the zone
        QString set;   ///< the name of the set that the query asks for
    };
    Wanted wanted() const;
    /// The sets that there are now.
    void readSets();

signals:
    void countChanged(qint64 matched, qint64 records);

private:
    enum class View { Changes, Before, After };
    void build();
    void refresh();
    void take(const store::StoredRecord &stored, const Result<marc::Record> &made, bool holds,
              bool orderMatters);
    void showLines();
    void count();
    void showCount(const normalization::CatalogRunReport &report, qint64 milliseconds);
    void step(int by);
    void choose();
    void keepAsSet();
    void writeSet(const QString &name);
    void firstRecord();
    void fillSets();

    ScreenContext m_context;
    QString m_text;
    rules::Dialect m_dialect = rules::Dialect::Normalization;
    MmsId m_mmsId;
    QList<MmsId> m_matched;
    store::Zone m_matchedZone;
    QList<search::RecordSet> m_sets;
    marc::Record m_before;
    marc::Record m_after;
    View m_view = View::Changes;
    int m_round = 0; ///< late answers are known by it
    QTimer m_pause;

    QComboBox *m_zone;
    QLineEdit *m_query;
    QPushButton *m_count;
    QLabel *m_found;
    QProgressBar *m_share;
    QPushButton *m_keep;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_title;
    QLabel *m_number;
    QPushButton *m_choose;
    QPushButton *m_open;
    QLabel *m_foot;
    PreviewList *m_list;
};

} // namespace colophon::ui
