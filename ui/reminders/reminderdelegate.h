// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace colophon::ui {

/// Paints the cells of Manage Reminders: overdue dates red, today's bold, links in Type and Title,
/// the status and the zone as badges, the ⋮ button. Everything it shows by colour is in the row's
/// sentence too.
class ReminderDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The cell under the mouse: a link there is underlined.
    void setHot(const QModelIndex &index) { m_hot = index; }

private:
    void paintCheck(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintText(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    void paintPills(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;

    QPersistentModelIndex m_hot;
};

} // namespace colophon::ui
