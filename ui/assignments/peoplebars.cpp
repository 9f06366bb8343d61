// SPDX-License-Identifier: GPL-3.0-or-later
#include "assignments/peoplebars.h"

#include "base/theme.h"
#include "widgets/avatar.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {
constexpr int kRow = 30;
constexpr int kLegend = 30;
constexpr int kNames = 180;
constexpr int kMostPeople = 8;
} // namespace

PeopleBars::PeopleBars(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("peopleBars"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Open assignments per cataloger"));
}

void PeopleBars::setAssignments(const QList<workflow::Assignment> &open, UserId me, QDate today)
{
    QList<Bar> bars;
    for (const workflow::Assignment &one : open) {
        auto bar = std::find_if(bars.begin(), bars.end(),
                                [&one](const Bar &known) { return known.person == one.holder; });
        if (bar == bars.end()) {
            bars.append({one.holder, one.holder == me ? tr("You") : one.holderName, 0, 0});
            bar = std::prev(bars.end());
        }
        const qint64 days = one.since.toLocalTime().date().daysTo(today);
        (days > kOldAfterDays ? bar->old : bar->recent) += 1;
    }
    std::stable_sort(bars.begin(), bars.end(), [](const Bar &a, const Bar &b) {
        return a.recent + a.old > b.recent + b.old;
    });
    setBars(bars.mid(0, kMostPeople));
}

void PeopleBars::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_current = qBound(0, m_current, qMax(0, int(bars.size()) - 1));
    QStringList said;
    for (const Bar &bar : bars)
        said.append(sentence(bar));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QString PeopleBars::sentence(const Bar &bar) const
{
    return tr("%1: %2, of which older than 14 days %3")
        .arg(bar.name)
        .arg(bar.recent + bar.old)
        .arg(bar.old);
}

QSize PeopleBars::sizeHint() const
{
    return {px(this, 480), px(this, kRow) * int(m_bars.size()) + px(this, kLegend + 8)};
}

QSize PeopleBars::minimumSizeHint() const
{
    return {px(this, 280), sizeHint().height()};
}

QRect PeopleBars::rowRect(int row) const
{
    return {0, px(this, 4) + row * px(this, kRow), width(), px(this, kRow)};
}

void PeopleBars::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int most = 1;
    for (const Bar &bar : m_bars)
        most = std::max(most, bar.recent + bar.old);
    const int left = px(this, kNames);
    const double unit = double(width() - left - px(this, 50)) / most;
    for (int i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars.at(i);
        const QRect row = rowRect(i);
        if (hasFocus() && i == m_current) {
            painter.setPen(QPen(t.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(row.adjusted(2, 2, -2, -2), 4, 4);
        }
        const int size = px(this, 20);
        const QRect circle(px(this, 12), row.center().y() - size / 2, size, size);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.sel);
        painter.drawEllipse(circle);
        painter.setPen(t.accent);
        painter.setFont(textFont(this, 9, QFont::DemiBold));
        painter.drawText(circle, Qt::AlignCenter, initialsOf(bar.name));
        painter.setPen(t.text);
        painter.setFont(textFont(this, 13));
        const QRect name(px(this, 40), row.top(), left - px(this, 48), row.height());
        painter.drawText(name, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, name.width()));
        const int height = px(this, 14);
        const int top = row.center().y() - height / 2;
        const int recent = int(bar.recent * unit);
        const int old = int(bar.old * unit);
        painter.fillRect(QRect(left, top, recent, height), t.accent);
        painter.fillRect(QRect(left + recent, top, old, height), t.warnSolid);
        painter.setFont(textFont(this, 13, QFont::DemiBold));
        painter.drawText(
            QRect(left + recent + old + px(this, 8), row.top(), px(this, 40), row.height()),
            Qt::AlignVCenter, QString::number(bar.recent + bar.old));
    }
    const int square = px(this, 10);
    const int middle = height() - px(this, kLegend) / 2;
    int x = px(this, 12);
    painter.setFont(textFont(this, 12));
    for (const auto &[colour, word] : {std::pair(t.accent, tr("Up to 14 days")),
                                       {t.warnSolid, tr("Open longer than 14 days")}}) {
        painter.fillRect(QRect(x, middle - square / 2, square, square), colour);
        painter.setPen(t.text2);
        const int wide = painter.fontMetrics().horizontalAdvance(word);
        painter.drawText(
            QRect(x + square + px(this, 6), middle - px(this, 10), wide + 4, px(this, 20)),
            Qt::AlignVCenter, word);
        x += square + wide + px(this, 24);
    }
}

void PeopleBars::mouseReleaseEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_bars.size(); ++i) {
        if (!rowRect(i).contains(event->pos()))
            continue;
        m_current = i;
        update();
        emit chosen(m_bars.at(i).person);
    }
}

void PeopleBars::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step != 0 && !m_bars.isEmpty()) {
        m_current = qBound(0, m_current + step, int(m_bars.size()) - 1);
        update();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
                || event->key() == Qt::Key_Space)
               && m_current < m_bars.size()) {
        emit chosen(m_bars.at(m_current).person);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool PeopleBars::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QPoint at = static_cast<QHelpEvent *>(event)->pos();
        for (int i = 0; i < m_bars.size(); ++i) {
            if (rowRect(i).contains(at))
                QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                                   sentence(m_bars.at(i)), this);
        }
        return true;
    }
    return QWidget::event(event);
}

QFrame *framed(PeopleBars &bars, QWidget *parent)
{
    auto *panel = new QFrame(parent);
    panel->setObjectName(QStringLiteral("panel"));
    auto *heading = new QLabel(PeopleBars::tr("Open assignments per cataloger"), panel);
    heading->setFont(textFont(parent, 13, QFont::DemiBold));
    heading->setContentsMargins(px(parent, 8), 0, 0, 0);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(px(parent, 4), px(parent, 10), px(parent, 4), 0);
    layout->addWidget(heading);
    layout->addWidget(&bars);
    layout->addStretch(1);
    return panel;
}

} // namespace colophon::ui
