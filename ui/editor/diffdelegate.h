// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/fielddelegate.h"

namespace colophon::ui {

/// Paints the rows of the split editor: what differs is marked, the gutter shows what can be copied
/// across. The left cells are edited as those of the grid are.
class DiffDelegate final : public FieldDelegate {
    Q_OBJECT
public:
    using FieldDelegate::FieldDelegate;

    static constexpr int kGutterWidth = 58;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// A click on an arrow copies.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

signals:
    void copyRequested(int row, bool toLeft);

private:
    void paintGutter(QPainter *painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;
    QRect arrowRect(const QStyleOptionViewItem &option, bool toLeft, bool both) const;
};

} // namespace colophon::ui
