// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "rules/tree.h"
#include "store/recordstore.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QToolButton;

namespace colophon::ui {

class PreviewList;
class RuleCount;

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

    /// Which records are counted and run on.
    RuleCount &counting() { return *m_counting; }

private:
    enum class View { Changes, Before, After };
    void build();
    void refresh();
    void take(const store::StoredRecord &stored, const Result<marc::Record> &made, bool holds,
              bool orderMatters);
    void showLines();
    void showMatched(const QList<MmsId> &matched);
    void step(int by);
    void choose();
    void firstRecord();

    ScreenContext m_context;
    QString m_text;
    rules::Dialect m_dialect = rules::Dialect::Normalization;
    MmsId m_mmsId;
    QList<MmsId> m_matched;
    marc::Record m_before;
    marc::Record m_after;
    View m_view = View::Changes;
    int m_round = 0; ///< late answers are known by it
    QTimer m_pause;

    RuleCount *m_counting;
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
