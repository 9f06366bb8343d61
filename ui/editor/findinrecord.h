// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/findtext.h"

#include <QFrame>

#include <functional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace colophon::ui {

class RecordGrid;

/// Find and replace in the record in front: a bar over the grid. Enter goes on, Shift+Enter back,
/// Escape closes.
class FindInRecord final : public QFrame {
    Q_OBJECT
public:
    /// `grid` gives the grid in front, or null.
    explicit FindInRecord(std::function<RecordGrid *()> grid, QWidget *parent = nullptr);

    void open(bool replacing);
    /// Another record is in front, or it changed.
    void follow();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    marc::FindRequest request() const;
    void search();
    void go(int by);
    void showHit();
    void replaceOne();
    void replaceAll();
    void closeBar();

    std::function<RecordGrid *()> m_grid;
    QLineEdit *m_what;
    QLineEdit *m_with;
    QCheckBox *m_case;
    QCheckBox *m_expression;
    QLabel *m_count;
    QWidget *m_replaceRow;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
    QList<marc::Hit> m_hits;
    int m_at = -1;
};

} // namespace colophon::ui
