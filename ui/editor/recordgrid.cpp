// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/recordgrid.h"

#include "base/theme.h"
#include "editor/contenteditor.h"
#include "editor/stackededitor.h"
#include "marc/linkage.h"

#include <QApplication>
#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>

#include <algorithm>

namespace colophon::ui {

RecordGrid::RecordGrid(EditSession &session, QWidget *parent)
    : QTableView(parent), m_session(session), m_model(new FieldModel(session, this)),
      m_delegate(new FieldDelegate(this)), m_steps(session)
{
    setObjectName(QStringLiteral("recordGrid"));
    setAccessibleName(tr("MARC fields"));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setUpColumns();
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed
                    | QAbstractItemView::SelectedClicked);
    setTabKeyNavigation(false);
    setWordWrap(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    connect(m_delegate, &FieldDelegate::cellFull, this, [this] {
        QMetaObject::invokeMethod(
            this, [this] { step(1); }, Qt::QueuedConnection);
    });
    connect(&session, &EditSession::rowWanted, this, [this](int row) {
        if (indexWidget(currentIndex()) == nullptr && row < m_model->rowCount()
            && currentIndex().row() != row)
            setCurrentIndex(m_model->index(row, qMax(0, currentIndex().column())));
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this] { fitRow(currentIndex().row()); });
    setCurrentIndex(m_model->index(0, FieldModel::ContentColumn));
}

void RecordGrid::setUpColumns()
{
    setShowGrid(false);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(px(this, 22));
    verticalHeader()->setDefaultSectionSize(px(this, 22));
    horizontalHeader()->setMinimumSectionSize(10);
    horizontalHeader()->resizeSection(FieldModel::TagColumn,
                                      px(this, FieldDelegate::kTagColumnWidth));
    horizontalHeader()->resizeSection(FieldModel::Indicator1Column, px(this, 23));
    horizontalHeader()->resizeSection(FieldModel::Indicator2Column, px(this, 23));
    horizontalHeader()->setStretchLastSection(true);
}

void RecordGrid::setBlanksAsHash(bool on)
{
    m_delegate->setBlanksAsHash(on);
    viewport()->update();
}

ContentEditor *RecordGrid::openEditor() const
{
    return qobject_cast<ContentEditor *>(indexWidget(currentIndex()));
}

StackedEditor *RecordGrid::openStack() const
{
    return qobject_cast<StackedEditor *>(indexWidget(currentIndex()));
}

void RecordGrid::commitCell()
{
    const QModelIndex index = currentIndex();
    if (QWidget *editor = indexWidget(index)) {
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
        fitRow(index.row());
    }
}

void RecordGrid::fitRow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const QModelIndex content = m_model->index(row, FieldModel::ContentColumn);
    int height = sizeHintForIndex(content).height();
    if (const auto *stack = qobject_cast<StackedEditor *>(indexWidget(content)))
        height = qMax(height, stack->sizeHint().height());
    if (rowHeight(row) != height)
        setRowHeight(row, height);
}

void RecordGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (previous.isValid() && previous.row() != current.row())
        fitRow(previous.row());
    fitRow(current.row());
    viewport()->update();
}

void RecordGrid::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    viewport()->update(); // a row with one selected cell is shown as selected
}

void RecordGrid::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitRow(currentIndex().row());
}

void RecordGrid::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    if (const auto *content = qobject_cast<ContentEditor *>(editor)) {
        m_left = currentIndex();
        m_caret = content->textCursor().position();
    }
    const bool inside = editor != nullptr && editor->isAncestorOf(QApplication::focusWidget());
    QTableView::closeEditor(editor, hint);
    if (currentIndex().column() == FieldModel::ContentColumn)
        m_steps.nameScript(currentIndex().row());
    if (inside) // in a line of a stack, which Qt would not look for
        setFocus();
}

bool RecordGrid::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool wasOpen = indexWidget(index) != nullptr;
    if (trigger == AnyKeyPressed && !wasOpen && index.column() == FieldModel::ContentColumn) {
        // The first key goes on where the content ends; a key of a command opens nothing.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->text().isEmpty() || !key->text().at(0).isPrint()
            || (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == Qt::ControlModifier)
            return false;
    }
    if (!wasOpen) {
        m_session.endStep();
        m_before = m_session.undoStack().index();
    }
    const bool opened = QTableView::edit(index, trigger, event);
    if (StackedEditor *stack = qobject_cast<StackedEditor *>(indexWidget(index));
        opened && !wasOpen && stack != nullptr) {
        fitRow(index.row());
        connect(stack, &StackedEditor::heightChanged, this,
                [this, row = QPersistentModelIndex(index)] { fitRow(row.row()); });
    }
    return opened;
}

void RecordGrid::goTo(int row, int column, bool editing)
{
    commitCell();
    const QModelIndex index = m_model->index(row, column);
    if (!index.isValid())
        return;
    // Also where the cell is the current one already: nothing else stays selected.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
    setFocus();
    if (!editing || !m_model->flags(index).testFlag(Qt::ItemIsEditable))
        return;
    QTableView::edit(index);
    if (ContentEditor *editor = openEditor())
        editor->moveCursor(QTextCursor::End);
}

void RecordGrid::openContent()
{
    if (openEditor() == nullptr && openStack() == nullptr)
        goTo(currentIndex().row(), FieldModel::ContentColumn, true);
}

void RecordGrid::follow(int row, int column, bool editing)
{
    if (row >= 0)
        goTo(qMin(row, m_model->rowCount() - 1), column, editing);
}

/// To the next or the former cell that can be edited; a cell that was open leaves the next one
/// open. False where there is none.
bool RecordGrid::step(int by)
{
    const bool editing = indexWidget(currentIndex()) != nullptr;
    const int count = m_model->rowCount() * FieldModel::ColumnCount;
    int place = currentIndex().row() * FieldModel::ColumnCount + currentIndex().column() + by;
    while (place >= 0 && place < count
           && !m_model
                   ->flags(m_model->index(place / FieldModel::ColumnCount,
                                          place % FieldModel::ColumnCount))
                   .testFlag(Qt::ItemIsEditable)
           && !m_session.isReadOnly())
        place += by;
    if (place < 0 || place >= count)
        return false;
    goTo(place / FieldModel::ColumnCount, place % FieldModel::ColumnCount, editing);
    return true;
}

/// Tab is a key like any other here.
bool RecordGrid::focusNextPrevChild(bool)
{
    return false;
}

/// Gives up the cell's edit as steps that were undone, so that redo brings back what was typed.
void RecordGrid::escape()
{
    QWidget *editor = indexWidget(currentIndex());
    if (editor == nullptr)
        return;
    closeEditor(editor, QAbstractItemDelegate::NoHint); // what this adds goes with the rest
    while (m_session.undoStack().index() > m_before)
        m_session.undoStack().undo();
    fitRow(currentIndex().row());
    setFocus();
}

void RecordGrid::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Tab:
        if (!step(1))
            QTableView::focusNextPrevChild(true); // behind the last cell: out of the grid
        return;
    case Qt::Key_Backtab:
        if (!step(-1))
            QTableView::focusNextPrevChild(false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        goTo(qMin(currentIndex().row() + 1, m_model->rowCount() - 1), FieldModel::ContentColumn,
             false);
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        // With Ctrl Qt would leave the former field selected, for the next command to hit.
        if (event->modifiers() == Qt::ControlModifier) {
            goTo(event->key() == Qt::Key_Home ? 0 : m_model->rowCount() - 1,
                 currentIndex().column(), false);
            return;
        }
        break;
    case Qt::Key_F2:
        goTo(currentIndex().row(), currentIndex().column(), true);
        return;
    case Qt::Key_Escape:
        escape();
        return;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

/// Fields are dragged by their tags; everywhere else the mouse selects.
void RecordGrid::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    setDragEnabled(index.column() == FieldModel::TagColumn
                   && m_model->flags(index).testFlag(Qt::ItemIsDragEnabled));
    QTableView::mousePressEvent(event);
}

void RecordGrid::dropEvent(QDropEvent *event)
{
    if (event->source() != this || m_session.isReadOnly()) {
        QTableView::dropEvent(event);
        return;
    }
    const QModelIndex over = indexAt(event->position().toPoint());
    int before = over.isValid() ? over.row() : m_model->rowCount();
    if (over.isValid() && event->position().y() > visualRect(over).center().y())
        ++before;
    const int row = m_steps.moveTo(selectedFieldRows(), before);
    event->setDropAction(Qt::CopyAction); // nothing is left to take away at the source
    event->accept();
    follow(row, FieldModel::TagColumn);
}

QList<int> RecordGrid::selectedFieldRows() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = qMax(1, range.top()); row <= range.bottom(); ++row) {
            if (!rows.contains(row))
                rows.append(row);
        }
    }
    if (rows.isEmpty() && currentIndex().row() > 0)
        rows.append(currentIndex().row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace colophon::ui
