// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/resultview.h"

#include "base/theme.h"
#include "search/resultmodel.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace colophon::ui {

ResultView::ResultView(ResultModel &model, QWidget *parent) : QListView(parent), m_model(model)
{
    setObjectName(QStringLiteral("resultsList"));
    setAccessibleName(tr("Search results"));
    setModel(&model);
    setItemDelegate(&m_delegate);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    adaptScrollStep();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ResultView::tellLookedAt);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ResultView::tellLookedAt);
    connect(&model, &QAbstractItemModel::modelReset, this, &ResultView::tellLookedAt);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        setHot({});
        m_pressed = {};
    });
}

QStyleOptionViewItem ResultView::optionFor(const QModelIndex &index) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return option;
}

ResultView::Hit ResultView::hitAt(const QPoint &place) const
{
    const QModelIndex index = indexAt(place);
    if (!index.isValid())
        return {};
    return {index, m_delegate.partAt(optionFor(index), index, place)};
}

void ResultView::setHot(const Hit &hit)
{
    if (hit.index == m_hot.index && hit.part == m_hot.part)
        return;
    if (m_hot.index.isValid())
        update(m_hot.index);
    m_hot = hit;
    m_delegate.setHot(hit.index, hit.part);
    if (hit.index.isValid())
        update(hit.index);
    viewport()->setCursor(hit.part == ResultPart::Title ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ResultView::mouseMoveEvent(QMouseEvent *event)
{
    setHot(hitAt(event->position().toPoint()));
    QListView::mouseMoveEvent(event);
}

bool ResultView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHot({});
    return QListView::viewportEvent(event);
}

/// A check box adds its row to the selection or takes it out; elsewhere a click chooses one row.
QItemSelectionModel::SelectionFlags ResultView::selectionCommand(const QModelIndex &index,
                                                                 const QEvent *event) const
{
    if (event != nullptr && event->type() == QEvent::MouseButtonPress) {
        const auto *const press = static_cast<const QMouseEvent *>(event);
        if (press->modifiers() == Qt::NoModifier
            && hitAt(press->position().toPoint()).part == ResultPart::Check)
            return QItemSelectionModel::Toggle;
    }
    return QListView::selectionCommand(index, event);
}

void ResultView::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    m_pressed = event->button() == Qt::LeftButton ? hitAt(event->position().toPoint()) : Hit{};
}

void ResultView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const Hit pressed = std::exchange(m_pressed, {});
    const Hit hit = hitAt(event->position().toPoint());
    if (!hit.index.isValid() || hit.index != pressed.index || hit.part != pressed.part)
        return;
    if (hit.part == ResultPart::Title)
        emit viewRequested(hit.index);
    else if (hit.part == ResultPart::Edit)
        emit editRequested(hit.index);
    else if (hit.part == ResultPart::Menu)
        emit menuRequested(hit.index);
}

void ResultView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Hit hit = hitAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && hit.index.isValid() && hit.part == ResultPart::None)
        emit viewRequested(hit.index);
}

void ResultView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        emit menuRequested(index);
}

void ResultView::keyPressEvent(QKeyEvent *event)
{
    // Escape is the window's (it goes to the search field), and Enter is a command: neither is for
    // QAbstractItemView, which would swallow them.
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return
        || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void ResultView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        adaptScrollStep();
        scheduleDelayedItemsLayout(); // the rows have another height
    }
}

void ResultView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    tellLookedAt();
}

void ResultView::adaptScrollStep()
{
    verticalScrollBar()->setSingleStep(px(this, 25));
}

void ResultView::dataChanged(const QModelIndex &first, const QModelIndex &last,
                             const QList<int> &roles)
{
    QAbstractItemView::dataChanged(first, last, roles);
}

void ResultView::tellLookedAt()
{
    if (m_model.rowCount() == 0)
        return;
    const QModelIndex first = indexAt(QPoint(1, 0));
    const QModelIndex last = indexAt(QPoint(1, viewport()->height() - 1));
    m_model.lookAt(first.isValid() ? first.row() : 0,
                   last.isValid() ? last.row() : m_model.rowCount() - 1);
}

QPoint ResultView::menuPlace(const QModelIndex &index) const
{
    const QRect button = m_delegate.rectOf(ResultPart::Menu, optionFor(index), index);
    return viewport()->mapToGlobal(QPoint(button.left(), button.bottom() + 1));
}

void ResultView::setMenuOpen(const QModelIndex &index)
{
    m_delegate.setMenuOpen(index);
    viewport()->update();
}

/// By stretches: a list of a million indexes is not made.
static QList<std::pair<int, int>> stretchesOf(const QItemSelection &selection)
{
    QList<std::pair<int, int>> stretches;
    for (const QItemSelectionRange &range : selection)
        stretches.append({range.top(), range.bottom()});
    std::sort(stretches.begin(), stretches.end());
    return stretches;
}

QList<MmsId> ResultView::selectedRecords() const
{
    QList<MmsId> records;
    for (const auto &[first, last] : stretchesOf(selectionModel()->selection())) {
        for (int row = first; row <= last; ++row)
            records.append(m_model.mmsIdAt(m_model.index(row)));
    }
    return records;
}

int ResultView::selectedCount() const
{
    int count = 0;
    for (const auto &[first, last] : stretchesOf(selectionModel()->selection()))
        count += last - first + 1;
    return count;
}

ResultView::Place ResultView::place() const
{
    return {m_model.mmsIdAt(currentIndex()), verticalScrollBar()->value()};
}

void ResultView::restore(const Place &place)
{
    const QModelIndex index = m_model.indexOf(place.current);
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    doItemsLayout();
    verticalScrollBar()->setValue(place.scroll);
}

void ResultView::setPlaceholders(bool shown)
{
    m_placeholders = shown;
    viewport()->update();
}

void ResultView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!m_placeholders || m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    QRect row(0, 0, viewport()->width(), px(this, 75));
    for (int i = 0; row.top() < viewport()->height(); row.translate(0, row.height()), ++i)
        paintPlaceholder(painter, *this, row, i);
}

} // namespace colophon::ui
