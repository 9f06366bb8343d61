// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace colophon::ui {

/// Where one is among the steps of a page: done ones with a tick, the current one filled.
class StepsBar final : public QWidget {
    Q_OBJECT
public:
    explicit StepsBar(const QStringList &steps, QWidget *parent = nullptr);

    void setCurrent(int step);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_steps;
    int m_current = 0;
};

} // namespace colophon::ui
