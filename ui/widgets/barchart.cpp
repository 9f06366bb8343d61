// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/barchart.h"

#include "base/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace colophon::ui {

namespace {

QColor colourOf(const Tokens &tokens, BarChart::Ink ink)
{
    switch (ink) {
    case BarChart::Ink::Error:
        return tokens.errSolid;
    case BarChart::Ink::Accent:
        return tokens.accent;
    case BarChart::Ink::Neutral:
        break;
    }
    return tokens.lineStrong;
}

/// The scale's end: 1, 2 or 5 times a power of ten, above the value.
int roundedUp(int value)
{
    for (int power = 1;; power *= 10) {
        for (const int step : {1, 2, 5}) {
            if (step * power * 2 >= value)
                return step * power * 2;
        }
    }
}

} // namespace

BarChart::BarChart(const QString &title, const std::array<Series, 3> &series, QWidget *parent)
    : QWidget(parent), m_title(title), m_series(series)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    setMinimumHeight(px(this, 110));
}

QSize BarChart::sizeHint() const
{
    return {px(this, 640), px(this, 124)};
}

void BarChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_current = 0;
    QStringList spoken;
    for (qsizetype i = 0; i < bars.size(); ++i) {
        spoken.append(bars.at(i).spoken);
        if (bars.at(i).emphasized)
            m_current = int(i);
    }
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    update();
}

int BarChart::top() const
{
    int most = 1;
    for (const Bar &bar : m_bars)
        most = std::max(most, bar.total());
    return roundedUp(most);
}

QRect BarChart::plot() const
{
    const int legend = px(this, 132);
    return rect().adjusted(px(this, 40), px(this, 22), -legend, -px(this, 28));
}

QRect BarChart::barRect(int bar) const
{
    const QRect area = plot();
    const double column = double(area.width()) / double(std::max<qsizetype>(1, m_bars.size()));
    return QRect(area.left() + int(column * bar), area.top(), int(column), area.height());
}

int BarChart::barAt(const QPoint &position) const
{
    for (int i = 0; i < int(m_bars.size()); ++i) {
        if (barRect(i).adjusted(0, -px(this, 20), 0, px(this, 24)).contains(position))
            return i;
    }
    return -1;
}

void BarChart::paintLegend(QPainter &painter) const
{
    const Tokens &tokens = Tokens::of(this);
    const int left = width() - px(this, 116);
    int y = px(this, 12);
    painter.setFont(textFont(this, 12, QFont::DemiBold));
    painter.setPen(tokens.text);
    painter.drawText(left, y, px(this, 112), px(this, 18), Qt::AlignVCenter, m_title);
    painter.setFont(textFont(this, 12));
    // The mock's order: what lies above in a bar is not what matters most.
    for (const int i : {1, 0, 2}) {
        y += px(this, 20);
        const Series &series = m_series[size_t(i)];
        painter.fillRect(left, y + px(this, 4), px(this, 10), px(this, 10),
                         colourOf(tokens, series.ink));
        painter.setPen(tokens.text2);
        painter.drawText(left + px(this, 16), y, px(this, 96), px(this, 18), Qt::AlignVCenter,
                         series.name);
    }
}

void BarChart::paintScale(QPainter &painter) const
{
    const Tokens &tokens = Tokens::of(this);
    const QRect area = plot();
    painter.setFont(textFont(this, 11));
    for (int part = 0; part <= 2; ++part) {
        const int value = top() * part / 2;
        const int y = area.bottom() - area.height() * part / 2;
        painter.setPen(part == 0 ? tokens.lineStrong : tokens.line);
        painter.drawLine(area.left(), y, area.right(), y);
        painter.setPen(tokens.text2);
        painter.drawText(QRect(0, y - px(this, 8), area.left() - px(this, 8), px(this, 16)),
                         Qt::AlignRight | Qt::AlignVCenter, locale().toString(value));
    }
}

void BarChart::paintBar(QPainter &painter, int bar) const
{
    const Tokens &tokens = Tokens::of(this);
    const Bar &one = m_bars.at(bar);
    const QRect column = barRect(bar);
    const int wide = std::min(px(this, 24), std::max(px(this, 6), column.width() / 2));
    const int left = column.center().x() - wide / 2;
    int foot = column.bottom();
    int sum = 0;
    for (size_t i = 0; i < one.values.size(); ++i) {
        sum += one.values[i];
        const int head = column.bottom() - int(double(column.height()) * sum / top());
        painter.fillRect(left, head, wide, foot - head, colourOf(tokens, m_series[i].ink));
        foot = head;
    }
    painter.setFont(textFont(this, 11));
    painter.setPen(tokens.text);
    painter.drawText(QRect(column.left(), foot - px(this, 17), column.width(), px(this, 16)),
                     Qt::AlignCenter, locale().toString(one.total()));
    painter.setFont(textFont(this, 11, one.emphasized ? QFont::DemiBold : QFont::Normal));
    painter.setPen(one.emphasized ? tokens.text : tokens.text2);
    const QString label =
        QFontMetrics(painter.font()).elidedText(one.label, Qt::ElideRight, column.width());
    painter.drawText(
        QRect(column.left(), column.bottom() + px(this, 3), column.width(), px(this, 16)),
        Qt::AlignCenter, label);
    if (hasFocus() && bar == m_current) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(column.adjusted(1, -px(this, 18), -2, px(this, 22)));
    }
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintScale(painter);
    for (int i = 0; i < int(m_bars.size()); ++i)
        paintBar(painter, i);
    paintLegend(painter);
}

void BarChart::speak(int bar)
{
    m_current = bar;
    setAccessibleName(QStringLiteral("%1. %2").arg(m_title, m_bars.at(bar).spoken));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const int count = int(m_bars.size());
    if (count > 0 && event->key() == Qt::Key_Left)
        speak(std::max(0, m_current - 1));
    else if (count > 0 && event->key() == Qt::Key_Right)
        speak(std::min(count - 1, m_current + 1));
    else if (count > 0
             && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
                 || event->key() == Qt::Key_Space))
        emit chosen(m_current);
    else
        QWidget::keyPressEvent(event);
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position().toPoint());
    if (bar < 0)
        return;
    speak(bar);
    emit chosen(bar);
}

bool BarChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos());
        if (bar >= 0)
            QToolTip::showText(help->globalPos(), m_bars.at(bar).spoken, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace colophon::ui
