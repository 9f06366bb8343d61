// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/assignment.h"

#include <QDate>
#include <QFrame>
#include <QList>
#include <QString>
#include <QWidget>

namespace colophon::ui {

/// An assignment that is open for longer is called old, days.
constexpr int kOldAfterDays = 14;

/// How many records each person has to work on, as bars: up to two weeks, and older. A click, or
/// Enter on the bar that has the focus, chooses the person.
class PeopleBars final : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        UserId person;
        QString name;
        int recent = 0;
        int old = 0;
    };

    explicit PeopleBars(QWidget *parent = nullptr);

    /// The busiest first. `me` is called "You".
    void setAssignments(const QList<workflow::Assignment> &open, UserId me, QDate today);
    const QList<Bar> &bars() const { return m_bars; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(UserId person);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void setBars(const QList<Bar> &bars);
    QRect rowRect(int row) const;
    QString sentence(const Bar &bar) const;

    QList<Bar> m_bars;
    int m_current = 0;
};

/// The bars in a frame with their heading.
QFrame *framed(PeopleBars &bars, QWidget *parent);

} // namespace colophon::ui
