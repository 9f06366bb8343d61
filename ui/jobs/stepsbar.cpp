// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/stepsbar.h"

#include "base/theme.h"

#include <QPainter>

namespace colophon::ui {

StepsBar::StepsBar(const QStringList &steps, QWidget *parent) : QWidget(parent), m_steps(steps)
{
    setObjectName(QStringLiteral("stepsBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCurrent(0);
}

QSize StepsBar::sizeHint() const
{
    return {px(this, 900), px(this, 28)};
}

void StepsBar::setCurrent(int step)
{
    m_current = step;
    setAccessibleName(
        tr("Step %1 of %2, %3").arg(step + 1).arg(m_steps.size()).arg(m_steps.at(step)));
    update();
}

void StepsBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int size = px(this, 22);
    const int middle = height() / 2;
    int left = 0;
    for (int i = 0; i < int(m_steps.size()); ++i) {
        const QRect circle(left, middle - size / 2, size, size);
        const bool current = i == m_current;
        painter.setPen(QPen(i <= m_current ? tokens.accent : tokens.lineStrong, 1));
        painter.setBrush(current ? tokens.accent : i < m_current ? tokens.sel : tokens.surface);
        painter.drawEllipse(circle.adjusted(0, 0, -1, -1));
        if (i < m_current) {
            icon(QStringLiteral("check"), tokens.accent)
                .paint(&painter,
                       circle.adjusted(px(this, 5), px(this, 5), -px(this, 5), -px(this, 5)));
        } else {
            painter.setFont(textFont(this, 12, QFont::DemiBold));
            painter.setPen(current ? tokens.onAccent : tokens.text2);
            painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
        }
        painter.setFont(textFont(this, 13, current ? QFont::DemiBold : QFont::Normal));
        painter.setPen(current ? tokens.text : tokens.text2);
        const int wide = QFontMetrics(painter.font()).horizontalAdvance(m_steps.at(i));
        painter.drawText(QRect(circle.right() + px(this, 8), 0, wide + 2, height()),
                         Qt::AlignVCenter, m_steps.at(i));
        left = circle.right() + px(this, 20) + wide;
        if (i + 1 < int(m_steps.size())) {
            painter.setPen(i < m_current ? tokens.accent : tokens.lineStrong);
            painter.drawLine(left, middle, left + px(this, 60), middle);
            left += px(this, 72);
        }
    }
}

} // namespace colophon::ui
