// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/diffdelegate.h"

#include "base/theme.h"
#include "editor/diffmodel.h"
#include "editor/fieldline.h"

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>

namespace colophon::ui {

namespace {

using State = DiffModel::State;

QColor backgroundOf(const Tokens &tokens, const QStyleOptionViewItem &option,
                    const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const auto state = State(index.data(DiffModel::StateRole).toInt());
    if (index.column() == DiffModel::Gutter || !index.data(DiffModel::HasFieldRole).toBool())
        return tokens.alt;
    if (view != nullptr && view->currentIndex().row() == index.row())
        return tokens.sel;
    if (state == State::OnlyLeft || state == State::OnlyRight)
        return tokens.okBg;
    return index.data(FieldModel::IsLocalRole).toBool() ? tokens.izRow : tokens.surface;
}

const DiffModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const DiffModel *>(index.model());
}

} // namespace

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {px(option.widget, 42), px(option.widget, 22)};
}

QRect DiffDelegate::arrowRect(const QStyleOptionViewItem &option, bool toLeft, bool both) const
{
    const int width = px(option.widget, 24);
    const int height = px(option.widget, 18);
    const QPoint centre = option.rect.center();
    const int shift = both ? width / 2 + 1 : 0;
    return {centre.x() - width / 2 + (toLeft ? -shift : shift), centre.y() - height / 2, width,
            height};
}

void DiffDelegate::paintGutter(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.widget);
    const DiffModel &model = modelOf(index);
    const State state = model.state(index.row());
    if (state == State::Same) {
        painter->setPen(tokens.text3);
        painter->drawText(option.rect, Qt::AlignCenter, QStringLiteral("="));
        return;
    }
    const int side = px(option.widget, 14);
    const QRect middle(option.rect.center() - QPoint(side / 2, side / 2), QSize(side, side));
    if (state == State::LocalKept) {
        icon(QStringLiteral("landmark"), tokens.iz).paint(painter, middle);
        return;
    }
    const bool left = model.mayCopy(index.row(), true);
    const bool right = model.mayCopy(index.row(), false);
    for (const bool toLeft : {true, false}) {
        if (!(toLeft ? left : right))
            continue;
        const QRect box = arrowRect(option, toLeft, left && right);
        painter->setPen(tokens.lineStrong);
        painter->setBrush(tokens.surface);
        painter->drawRoundedRect(box, 3, 3);
        painter->setPen(tokens.accent);
        painter->drawText(box, Qt::AlignCenter, toLeft ? QStringLiteral("←") : QStringLiteral("→"));
    }
}

void DiffDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.widget);
    const int margin = px(option.widget, 8);
    const QRect cell = option.rect.adjusted(margin, 0, -margin / 2, 0);
    const QString text = index.data().toString();
    FieldLine line = index.data(FieldModel::IsFixedRole).toBool()
                         ? fixedLine(text, option.widget, blanksAsHash())
                         : codedLine(text, option.widget);
    for (const marc::Run &run : index.data(DiffModel::RunsRole).value<QList<marc::Run>>())
        line.mark(run.start, run.length, tokens.warnBg);
    QTextLayout layout;
    layOut(layout, line, textFont(option.widget, 13), cell.width(), false);
    painter->setClipRect(cell);
    painter->setPen(tokens.text);
    const qreal height = QFontMetricsF(layout.font()).height();
    layout.draw(painter,
                QPointF(cell.left(), cell.top() + qMax(0.0, (px(option.widget, 22) - height) / 2)));
    painter->setClipping(false);
}

void DiffDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.widget);
    painter->save();
    painter->fillRect(option.rect, backgroundOf(tokens, option, index));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.line);
    if (index.column() == DiffModel::Gutter) {
        paintGutter(painter, option, index);
    } else if (index.data(DiffModel::HasFieldRole).toBool()) {
        painter->fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height()),
                          tokens.line);
        const bool tag =
            index.column() == DiffModel::LeftTag || index.column() == DiffModel::RightTag;
        if (index.column() == DiffModel::LeftContent || index.column() == DiffModel::RightContent) {
            paintContent(painter, option, index);
        } else {
            const QString text = index.data().toString();
            const bool differs =
                !index.data(DiffModel::RunsRole).value<QList<marc::Run>>().isEmpty();
            if (differs)
                painter->fillRect(option.rect.adjusted(2, 2, -2, -3), tokens.warnBg);
            if (tag)
                painter->fillRect(
                    QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                    index.data(FieldModel::ZoneRole).toInt() == int(store::ZoneKind::Institution)
                        ? tokens.iz
                        : tokens.nz);
            painter->setFont(monoFont(option.widget, 12, tag ? QFont::Bold : QFont::Normal));
            painter->setPen(tokens.text);
            painter->drawText(option.rect, Qt::AlignCenter, text);
        }
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

bool DiffDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                               const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (index.column() != DiffModel::Gutter || event->type() != QEvent::MouseButtonRelease)
        return FieldDelegate::editorEvent(event, model, option, index);
    const bool left = modelOf(index).mayCopy(index.row(), true);
    const bool right = modelOf(index).mayCopy(index.row(), false);
    const QPoint at = static_cast<QMouseEvent *>(event)->pos();
    for (const bool toLeft : {true, false}) {
        if ((toLeft ? left : right) && arrowRect(option, toLeft, left && right).contains(at)) {
            emit copyRequested(index.row(), toLeft);
            return true;
        }
    }
    return false;
}

} // namespace colophon::ui
