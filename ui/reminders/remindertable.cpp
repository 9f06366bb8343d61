// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/remindertable.h"

#include "base/theme.h"
#include "reminders/reminderdelegate.h"
#include "reminders/remindermodel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>

namespace colophon::ui {

namespace {

bool isActive(const QModelIndex &index)
{
    if (!index.isValid())
        return false;
    switch (ReminderColumn(index.column())) {
    case ReminderColumn::Check:
    case ReminderColumn::Type:
    case ReminderColumn::Title:
    case ReminderColumn::Menu:
        return true;
    default:
        return false;
    }
}

} // namespace

ReminderTable::ReminderTable(QWidget *parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("reminderTable"));
    setAccessibleName(tr("Reminders"));
    setItemDelegate(new ReminderDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(px(this, 32));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setFixedHeight(px(this, 28));
}

void ReminderTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    // The mock's columns; the text takes the rest, at least as wide as the title.
    const auto width = [this](ReminderColumn column, int pixels) {
        setColumnWidth(int(column), px(this, pixels));
    };
    const bool wide = viewport()->width() > px(this, 1400);
    setColumnHidden(int(ReminderColumn::Person), !wide);
    width(ReminderColumn::Check, 36);
    width(ReminderColumn::Date, 118);
    width(ReminderColumn::Type, 128);
    width(ReminderColumn::Title, viewport()->width() > px(this, 1150) ? 276 : 200);
    width(ReminderColumn::Status, 104);
    width(ReminderColumn::Zone, 58);
    width(ReminderColumn::Person, 124);
    width(ReminderColumn::CreatedBy, 124);
    width(ReminderColumn::Menu, 42);
    int rest = viewport()->width();
    for (int column = 0; column < kReminderColumns; ++column) {
        if (column != int(ReminderColumn::Text) && !isColumnHidden(column))
            rest -= columnWidth(column);
    }
    setColumnWidth(int(ReminderColumn::Text), std::max(px(this, 120), rest));
}

void ReminderTable::setHot(const QModelIndex &index)
{
    static_cast<ReminderDelegate *>(itemDelegate())->setHot(index);
    viewport()->setCursor(isActive(index) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void ReminderTable::mouseMoveEvent(QMouseEvent *event)
{
    setHot(indexAt(event->position().toPoint()));
    QTableView::mouseMoveEvent(event);
}

void ReminderTable::leaveEvent(QEvent *event)
{
    setHot({});
    QTableView::leaveEvent(event);
}

void ReminderTable::mousePressEvent(QMouseEvent *event)
{
    m_pressed = indexAt(event->position().toPoint());
    QTableView::mousePressEvent(event);
}

void ReminderTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid() || index != m_pressed)
        return;
    switch (ReminderColumn(index.column())) {
    case ReminderColumn::Check:
        toggle(index);
        break;
    case ReminderColumn::Type:
        emit editWanted(index.row());
        break;
    case ReminderColumn::Title:
        emit viewWanted(index.row());
        break;
    case ReminderColumn::Menu:
        emit menuWanted(index.row(), viewport()->mapToGlobal(visualRect(index).bottomLeft()));
        break;
    default:
        break;
    }
}

void ReminderTable::toggle(const QModelIndex &index)
{
    const QModelIndex check = index.siblingAtColumn(int(ReminderColumn::Check));
    const bool on = check.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model()->setData(check, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void ReminderTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::SelectAll)) {
        emit allWanted();
        return;
    }
    const QModelIndex index = currentIndex();
    const bool plain =
        event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (!index.isValid() || !plain) {
        QTableView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_F2:
        emit editWanted(index.row());
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit viewWanted(index.row());
        break;
    case Qt::Key_Space:
        toggle(index);
        break;
    case Qt::Key_Delete:
        emit deleteWanted(index.row());
        break;
    default:
        QTableView::keyPressEvent(event);
    }
}

void ReminderTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (index.isValid())
        emit menuWanted(index.row(), event->reason() == QContextMenuEvent::Mouse
                                         ? event->globalPos()
                                         : viewport()->mapToGlobal(visualRect(index).center()));
}

} // namespace colophon::ui
