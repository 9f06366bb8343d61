// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/diffmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace colophon::ui {

class Badge;
class DiffDelegate;

/// The split editor: the open record at the left, another record or version at the right, fields
/// aligned, differences marked and copied across by key or arrow.
class SplitView final : public QWidget {
    Q_OBJECT
public:
    SplitView(EditSession &left, const SplitSide &right, bool blanksAsHash,
              QWidget *parent = nullptr);

    DiffModel &model() { return *m_model; }
    QTableView &table() { return *m_table; }
    void copyCurrent(bool toLeft);
    /// The next (1) or former (-1) row that differs.
    void goToDifference(int by);
    void commitCell();
    /// Another proposal in the place of the former one.
    void propose(const SplitSide &right);
    /// The keys go to the button that takes the proposal.
    void focusTake();

signals:
    void closeRequested();
    /// The proposal at the right is to become of the left record.
    void takeRequested();
    void chooseRequested(const QPoint &globalPosition);
    void swapRequested();
    void mergeRequested();
    /// The row of the left record's grid that is at hand.
    void leftRowChanged(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    /// What is said of a record above its side.
    struct Head {
        QLabel *name;
        QLabel *detail;
    };
    Head addHead(QWidget *heads, const SplitSide &of, const QString &role);
    QWidget *buildBar();
    QWidget *buildHeads(const SplitSide &right);
    QWidget *buildFoot();
    void setUpTable(bool blanksAsHash);
    void fitColumns();
    void showCount();
    void step(int by);
    void editCell();

    DiffModel *m_model;
    DiffDelegate *m_delegate;
    QTableView *m_table;
    QToolButton *m_all = nullptr;
    QToolButton *m_differences = nullptr;
    QLabel *m_place = nullptr;
    Head m_leftHead = {};
    Head m_rightHead = {};
    QPushButton *m_take = nullptr; ///< of a proposal
    int m_row = 0;                 ///< the current row, kept over a new alignment
};

} // namespace colophon::ui
