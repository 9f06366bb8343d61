// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/resultrow.h"

#include <QHash>
#include <QPersistentModelIndex>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace colophon::ui {

struct Tokens;
struct WorkState;

/// What can be clicked in a result row.
enum class ResultPart { None, Check, Title, Edit, Menu };

/// What stands for a row that is not read yet: bars in the places of its texts. `number` varies
/// their length.
void paintPlaceholder(QPainter &painter, const QWidget &view, const QRect &row, int number);

/// Paints a result row: check box (it is in the selection), material, title and its original
/// script, name, imprint; zone, MMS ID and kind; what is being worked on it; Edit and the ⋮ button.
/// All places come from one function, so that what is painted is what is hit. Thread rule: the
/// window's thread.
class ResultDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The clickable part at a place of the row whose rectangle is in `option`.
    ResultPart partAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QPoint &place) const;
    QRect rectOf(ResultPart part, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const;

    /// The row under the mouse and its part, painted as such.
    void setHot(const QModelIndex &index, ResultPart part);
    /// The row whose ⋮ menu is open.
    void setMenuOpen(const QModelIndex &index) { m_menuOpen = index; }

private:
    struct Places;
    struct Canvas;
    static Places places(const QStyleOptionViewItem &option, const ResultRow &row);
    void paintText(const Canvas &canvas) const;
    void paintLink(const Canvas &canvas) const;
    void paintWork(const Canvas &canvas) const;
    void paintState(const Canvas &canvas, const WorkState &state, QRect where) const;
    void paintButtons(const Canvas &canvas, const QModelIndex &index) const;
    void drawIcon(const Canvas &canvas, const QString &name, const QColor &colour,
                  const QRect &where) const;

    QPersistentModelIndex m_hot;
    QPersistentModelIndex m_menuOpen;
    ResultPart m_hotPart = ResultPart::None;
    mutable QHash<QString, QPixmap> m_pixmaps;
};

} // namespace colophon::ui
