// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace colophon::ui {

/// Paints a MARC row (zone edge, tag, indicators, coloured subfields) and makes its cell editors. A
/// value stands between U+2068 and U+2069, so that Arabic or Hebrew text doesn't pull the
/// punctuation around it to the wrong side.
class FieldDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Of the tag's column: zone edge 3, alert 22, tag 42.
    static constexpr int kTagColumnWidth = 67;

    explicit FieldDelegate(QObject *parent);

    void setBlanksAsHash(bool on) { m_blanksAsHash = on; }
    bool blanksAsHash() const { return m_blanksAsHash; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    bool eventFilter(QObject *object, QEvent *event) override;

signals:
    /// A tag or an indicator is complete: go on to the next cell.
    void cellFull(const QModelIndex &index) const;

private:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;

    bool m_blanksAsHash = true;
};

} // namespace colophon::ui
