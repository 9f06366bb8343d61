// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/radiorowdelegate.h"

#include "base/theme.h"

#include <QApplication>
#include <QPainter>

namespace colophon::ui {

void RadioRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    cell.state.setFlag(QStyle::State_HasFocus, false);
    if (index.column() != 0) {
        QStyledItemDelegate::paint(painter, cell, index);
        return;
    }
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const Tokens &tokens = Tokens::of(option.widget);
    const int side = px(option.widget, 14);
    const int margin = px(option.widget, 8);
    painter->fillRect(option.rect, chosen ? tokens.sel : tokens.surface);
    const QRect circle(option.rect.left() + margin, option.rect.center().y() - side / 2, side,
                       side);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(chosen ? tokens.accent : tokens.lineStrong, 1.5));
    painter->setBrush(tokens.surface);
    painter->drawEllipse(QRectF(circle).adjusted(0.75, 0.75, -0.75, -0.75));
    if (chosen) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.accent);
        const double inner = side / 4.0;
        painter->drawEllipse(QRectF(circle).adjusted(inner, inner, -inner, -inner));
    }
    painter->restore();
    painter->setPen(tokens.text);
    painter->setFont(option.font);
    const QRect words = option.rect.adjusted(margin + side + px(option.widget, 6), 0, -margin, 0);
    painter->drawText(
        words, Qt::AlignVCenter | Qt::AlignLeft,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
}

} // namespace colophon::ui
