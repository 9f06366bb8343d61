// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace colophon::ui {

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
        int returned = 0; ///< of which not locked: back at them
    };

    explicit PeopleBars(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
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
    QRect rowRect(int row) const;
    QString sentence(const Bar &bar) const;

    QList<Bar> m_bars;
    int m_current = 0;
};

} // namespace colophon::ui
