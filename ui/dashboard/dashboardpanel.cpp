// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/dashboardpanel.h"

#include "base/theme.h"
#include "widgets/badge.h"

#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace colophon::ui {

int DashboardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DashboardModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DashboardRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title.isEmpty() ? tr("[No title]") : row.title;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList said{row.title.isEmpty() ? tr("[No title]") : row.title,
                         badgeText(row.zone) + u' ' + row.mmsId.toString(), row.mark, row.detail,
                         row.when};
        said.removeAll(QString());
        return said.join(QStringLiteral(", "));
    }
    case MmsIdRole:
        return row.mmsId.value();
    case MaterialRole:
        return row.material;
    case ZoneRole:
        return int(row.zone);
    case MarkRole:
        return row.mark;
    case DetailRole:
        return row.detail;
    case WhenRole:
        return row.when;
    default:
        return {};
    }
}

void DashboardModel::setRows(const QList<DashboardRow> &rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() == m_rows.size() && !rows.isEmpty()) {
        m_rows = rows;
        emit dataChanged(index(0), index(int(rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

namespace {

class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool detail = !index.data(DashboardModel::DetailRole).toString().isEmpty();
        return {px(option.widget, 200), px(option.widget, detail ? 66 : 48)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QWidget *view = option.widget;
        const Tokens &t = Tokens::of(view);
        const QRect row = option.rect;
        const bool focused = option.state.testFlag(QStyle::State_Selected) && view->hasFocus();
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->fillRect(row, focused ? t.sel : hovered ? t.hover : t.surface);
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
        const int side = px(view, 16);
        icon(materialIcon(index.data(DashboardModel::MaterialRole).toString()), t.text2)
            .paint(painter, row.left() + px(view, 12), row.top() + px(view, 8), side, side);
        const QString when = index.data(DashboardModel::WhenRole).toString();
        painter->setFont(textFont(view, 12));
        painter->setPen(t.text2);
        const int wide = painter->fontMetrics().horizontalAdvance(when);
        const QRect first(row.left() + px(view, 36), row.top() + px(view, 6),
                          row.width() - px(view, 36 + 12), px(view, 20));
        painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, when);
        painter->setFont(textFont(view, 13, QFont::Medium));
        painter->setPen(t.accent);
        const int room = first.width() - wide - px(view, 12);
        painter->drawText(
            first, Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
        const int middle = row.top() + px(view, 35);
        painter->setFont(monoFont(view, 12));
        painter->setPen(t.text2);
        const QString number = QString::number(index.data(DashboardModel::MmsIdRole).toLongLong());
        int x = first.left();
        const int numberWidth = painter->fontMetrics().horizontalAdvance(number);
        painter->drawText(QRect(x, middle - px(view, 10), numberWidth + 4, px(view, 20)),
                          Qt::AlignVCenter, number);
        x += numberWidth + px(view, 8);
        const auto kind = store::ZoneKind(index.data(DashboardModel::ZoneRole).toInt());
        x += paintBadge(*painter, view, badgeOf(kind), badgeText(kind), x, middle) + px(view, 8);
        painter->setFont(textFont(view, 12, QFont::DemiBold));
        painter->setPen(t.accent);
        painter->drawText(QRect(x, middle - px(view, 10), row.right() - x, px(view, 20)),
                          Qt::AlignVCenter, index.data(DashboardModel::MarkRole).toString());
        painter->setFont(textFont(view, 12));
        painter->setPen(t.text2);
        painter->drawText(
            QRect(first.left(), row.top() + px(view, 44), first.width(), px(view, 18)),
            Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data(DashboardModel::DetailRole).toString(),
                                              Qt::ElideRight, first.width()));
        painter->restore();
    }
};

} // namespace

DashboardPanel::DashboardPanel(const QString &name, const QString &iconName, const QString &title,
                               const QString &link, const QString &empty, QWidget *parent)
    : PanelFrame(name, iconName, title, link, parent), m_model(new DashboardModel(this)),
      m_view(new QListView(this))
{
    m_view->setObjectName(name);
    m_view->setAccessibleName(title);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    body()->addWidget(m_view, 1);
    m_empty = addSentence(empty);
    const auto open = [this](const QModelIndex &index) {
        emit opened(MmsId::fromStored(index.data(DashboardModel::MmsIdRole).toLongLong()));
    };
    connect(m_view, &QListView::clicked, this, open);
    connect(m_view, &QListView::activated, this, open);
    setRows({}, 0);
}

void DashboardPanel::setRows(const QList<DashboardRow> &rows, qsizetype total)
{
    m_model->setRows(rows);
    setHeadWords(total == 0 ? QString() : QString::number(total));
    m_view->setVisible(!rows.isEmpty());
    m_empty->setVisible(rows.isEmpty());
}

void DashboardPanel::focusRows()
{
    m_view->setFocus();
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(0));
}

} // namespace colophon::ui
