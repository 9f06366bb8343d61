// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace colophon::ui {

/// Lists of rules: a rule's name over a line of what it is. Rows without an id head a group.
class RuleDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole, ///< what the list knows the row by
        SecondLineRole         ///< QString
    };
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace colophon::ui
