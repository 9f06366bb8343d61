// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderdelegate.h"

#include "base/theme.h"
#include "reminders/remindermodel.h"
#include "widgets/badge.h"

#include <QApplication>
#include <QPainter>

namespace colophon::ui {

namespace {

constexpr int kPadding = 10;

std::pair<QColor, QColor> coloursOf(const Tokens &tokens, StatusLook look)
{
    switch (look) {
    case StatusLook::Standard:
        return {tokens.accent, tokens.accentSoft};
    case StatusLook::Closing:
        return {tokens.ok, tokens.okBg};
    case StatusLook::Other:
        return {tokens.warn, tokens.warnBg};
    case StatusLook::Neutral:
        break;
    }
    return {tokens.text2, tokens.alt};
}

bool isLink(ReminderColumn column)
{
    return column == ReminderColumn::Type || column == ReminderColumn::Title;
}

} // namespace

QSize ReminderDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {px(option.widget, 80), px(option.widget, 32)};
}

void ReminderDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.widget);
    const QModelIndex check = index.siblingAtColumn(int(ReminderColumn::Check));
    const bool checked = check.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const bool selected = checked || option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, selected ? tokens.sel : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.line);
    switch (ReminderColumn(index.column())) {
    case ReminderColumn::Check:
        paintCheck(*painter, option, index);
        break;
    case ReminderColumn::Status:
    case ReminderColumn::Zone:
        paintPills(*painter, option, index);
        break;
    case ReminderColumn::Menu: {
        const int size = px(option.widget, 16);
        QRect dots(0, 0, size, size);
        dots.moveCenter(option.rect.center());
        if (index.data(int(ReminderRole::Row)).isValid())
            icon(QStringLiteral("ellipsis-vertical"), tokens.text).paint(painter, dots);
        break;
    }
    default:
        paintText(*painter, option, index);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void ReminderDelegate::paintCheck(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const QVariant state = index.data(Qt::CheckStateRole);
    if (!state.isValid())
        return;
    QStyleOptionButton box;
    const int size = px(option.widget, 16);
    box.rect = QRect(0, 0, size, size);
    box.rect.moveCenter(option.rect.center());
    box.palette = option.palette;
    box.state = QStyle::State_Enabled
                | (state.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, option.widget);
}

void ReminderDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.widget);
    const auto column = ReminderColumn(index.column());
    const QString text = index.data(Qt::DisplayRole).toString();
    QRect where =
        option.rect.adjusted(px(option.widget, kPadding), 0, -px(option.widget, kPadding), -1);
    QFont font = textFont(option.widget, 13);
    QColor ink = tokens.text;
    if (!index.data(int(ReminderRole::Row)).isValid()) {
        // Still being read: a grey bar where the text will stand.
        const int height = px(option.widget, 8);
        painter.fillRect(
            QRect(where.left(), where.center().y() - height / 2, where.width() / 2, height),
            tokens.line);
        return;
    }
    if (isLink(column)) {
        ink = tokens.accent;
        if (column == ReminderColumn::Type)
            font.setWeight(QFont::Medium);
        font.setUnderline(m_hot == index);
    } else if (column == ReminderColumn::Date && index.data(int(ReminderRole::Overdue)).toBool()) {
        ink = tokens.err;
    } else if (column == ReminderColumn::Date && index.data(int(ReminderRole::DueToday)).toBool()) {
        font.setWeight(QFont::DemiBold);
    } else if (column == ReminderColumn::Person || column == ReminderColumn::CreatedBy) {
        ink = tokens.text2;
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, where.width()));
}

void ReminderDelegate::paintPills(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const auto *row = index.data(int(ReminderRole::Row)).value<const reminders::ReminderRow *>();
    if (row == nullptr)
        return;
    const int left = option.rect.left() + px(option.widget, kPadding);
    const int middle = option.rect.center().y();
    if (ReminderColumn(index.column()) == ReminderColumn::Zone) {
        paintBadge(painter, option.widget, badgeOf(row->zone), badgeText(row->zone), left, middle);
        return;
    }
    const auto look = StatusLook(index.data(int(ReminderRole::StatusLook)).toInt());
    const auto [ink, paper] = coloursOf(Tokens::of(option.widget), look);
    const QFont font = textFont(option.widget, 11, QFont::DemiBold);
    const QString text = QFontMetrics(font).elidedText(
        row->status, Qt::ElideRight, option.rect.width() - px(option.widget, 2 * kPadding + 8));
    paintPill(painter, option.widget, ink, paper, text, left, middle);
}

} // namespace colophon::ui
