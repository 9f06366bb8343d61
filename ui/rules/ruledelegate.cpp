// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ruledelegate.h"

#include "base/theme.h"

#include <QPainter>

namespace colophon::ui {

QSize RuleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isRule = index.data(IdRole).isValid();
    return {option.rect.width(), px(option.widget, isRule ? 40 : 28)};
}

void RuleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.widget);
    const QRect area = option.rect;
    const bool isRule = index.data(IdRole).isValid();
    if (isRule && option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(area, tokens.sel);
        painter->fillRect(QRect(area.left(), area.top(), px(option.widget, 3), area.height()),
                          tokens.accent);
    } else if (isRule && option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(area, tokens.hover);
    }
    const QRect inner =
        area.adjusted(px(option.widget, isRule ? 28 : 12), 0, -px(option.widget, 8), 0);
    const auto write = [&](const QRect &where, const QString &text, const QFont &font,
                           const QColor &colour) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(where, Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, where.width()));
    };
    if (!isRule) {
        write(inner, index.data().toString(), textFont(option.widget, 12, QFont::DemiBold),
              tokens.text2);
        return;
    }
    const QRect upper = inner.adjusted(0, px(option.widget, 2), 0, -inner.height() / 2);
    const QRect lower = inner.adjusted(0, inner.height() / 2, 0, -px(option.widget, 3));
    write(upper, index.data().toString(), textFont(option.widget, 13, QFont::Medium), tokens.text);
    write(lower, index.data(SecondLineRole).toString(), textFont(option.widget, 11), tokens.text3);
}

} // namespace colophon::ui
