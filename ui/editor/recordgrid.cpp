// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/recordgrid.h"

#include "base/theme.h"
#include "editor/contenteditor.h"
#include "marc/reader.h"
#include "marc/writer.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace colophon::ui {

RecordGrid::RecordGrid(EditSession &session, QWidget *parent)
    : QTableView(parent), m_session(session), m_model(new FieldModel(session, this)),
      m_delegate(new FieldDelegate(session.zone().kind, this))
{
    setObjectName(QStringLiteral("recordGrid"));
    setAccessibleName(tr("MARC fields"));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(px(this, 22));
    verticalHeader()->setDefaultSectionSize(px(this, 22));
    horizontalHeader()->setMinimumSectionSize(10);
    horizontalHeader()->resizeSection(FieldModel::TagColumn, px(this, 48));
    horizontalHeader()->resizeSection(FieldModel::Indicator1Column, px(this, 23));
    horizontalHeader()->resizeSection(FieldModel::Indicator2Column, px(this, 23));
    horizontalHeader()->setStretchLastSection(true);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed
                    | QAbstractItemView::SelectedClicked);
    setTabKeyNavigation(false);
    setWordWrap(true);
    connect(m_delegate, &FieldDelegate::cellFull, this, [this] {
        QMetaObject::invokeMethod(
            this, [this] { step(1); }, Qt::QueuedConnection);
    });
    connect(&session, &EditSession::rowWanted, this, [this](int row) {
        if (openEditor() == nullptr && row < m_model->rowCount() && currentIndex().row() != row)
            setCurrentIndex(m_model->index(row, qMax(0, currentIndex().column())));
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this] { fitRow(currentIndex().row()); });
    setCurrentIndex(m_model->index(0, FieldModel::ContentColumn));
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

void RecordGrid::commitCell()
{
    if (QWidget *editor = indexWidget(currentIndex())) {
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
}

void RecordGrid::fitRow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const int height = sizeHintForIndex(m_model->index(row, FieldModel::ContentColumn)).height();
    if (rowHeight(row) != height)
        setRowHeight(row, height);
}

void RecordGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (previous.isValid() && previous.row() != current.row())
        fitRow(previous.row());
    fitRow(current.row());
    m_before = current.data(Qt::EditRole).toString();
    viewport()->update();
}

void RecordGrid::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitRow(currentIndex().row());
}

void RecordGrid::goTo(int row, int column, bool editing)
{
    commitCell();
    const QModelIndex index = m_model->index(row, column);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
    setFocus();
    if (editing && m_model->flags(index).testFlag(Qt::ItemIsEditable)) {
        edit(index);
        if (ContentEditor *editor = openEditor())
            editor->moveCursor(QTextCursor::End);
    }
}

/// To the next or the former cell that can be edited; a cell that was open leaves the next one
/// open.
void RecordGrid::step(int by)
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
    if (place >= 0 && place < count)
        goTo(place / FieldModel::ColumnCount, place % FieldModel::ColumnCount, editing);
}

/// Gives up the cell's edit as a step of its own, so that redo brings back what was typed.
void RecordGrid::escape()
{
    QWidget *editor = indexWidget(currentIndex());
    if (editor == nullptr)
        return;
    const QModelIndex index = currentIndex();
    closeEditor(editor, QAbstractItemDelegate::NoHint);
    if (index.data(Qt::EditRole).toString() != m_before && m_session.undoStack().canUndo())
        m_session.undoStack().undo();
    setFocus();
}

void RecordGrid::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Tab:
        step(1);
        return;
    case Qt::Key_Backtab:
        step(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (indexWidget(currentIndex()) != nullptr)
            goTo(qMin(currentIndex().row() + 1, m_model->rowCount() - 1), FieldModel::ContentColumn,
                 false);
        else
            goTo(currentIndex().row(), FieldModel::ContentColumn, true);
        return;
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

QList<int> RecordGrid::selectedFieldRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedIndexes()) {
        if (index.row() > 0 && !rows.contains(index.row()))
            rows.append(index.row());
    }
    if (rows.isEmpty() && currentIndex().row() > 0)
        rows.append(currentIndex().row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void RecordGrid::addField()
{
    commitCell();
    marc::Record after = m_session.record();
    int row = qMax(0, currentIndex().row());
    while (row < after.fields().size() && FieldModel::isGuarded(after.fields().at(row)))
        ++row; // 001 and 005 keep their place
    const marc::Tag tag = row == 0 ? marc::Tag("500") : after.fields().at(row - 1).tag();
    const marc::Tag fresh = tag.isControl() ? marc::Tag("010") : tag;
    after.fields().insert(row, marc::Field::data(fresh, u' ', u' ', {{u'a', QString()}}));
    m_session.apply(after, tr("Add field"), row + 1);
    goTo(row + 1, FieldModel::TagColumn, true);
}

void RecordGrid::deleteFields()
{
    commitCell();
    marc::Record after = m_session.record();
    QList<int> rows = selectedFieldRows();
    rows.removeIf([&after](int row) { return FieldModel::isGuarded(after.fields().at(row - 1)); });
    if (rows.isEmpty())
        return;
    const QString tag = after.fields().at(rows.constFirst() - 1).tag().toString();
    for (auto row = rows.crbegin(); row != rows.crend(); ++row)
        after.fields().removeAt(*row - 1);
    const int next = qMin(rows.constFirst(), int(after.fields().size()));
    m_session.apply(after, rows.size() == 1 ? tr("Delete %1").arg(tag) : tr("Delete fields"), next);
    goTo(next, FieldModel::ContentColumn, false);
}

void RecordGrid::duplicateField()
{
    commitCell();
    const int row = currentIndex().row();
    marc::Record after = m_session.record();
    if (row < 1 || FieldModel::isGuarded(after.fields().at(row - 1)))
        return;
    const marc::Field copy = after.fields().at(row - 1);
    after.fields().insert(row, copy);
    m_session.apply(after, tr("Duplicate %1").arg(copy.tag().toString()), row + 1);
    goTo(row + 1, FieldModel::ContentColumn, false);
}

void RecordGrid::moveField(int by)
{
    commitCell();
    const int row = currentIndex().row();
    const int target = row + by;
    marc::Record after = m_session.record();
    if (row < 1 || target < 1 || target > after.fields().size()
        || FieldModel::isGuarded(after.fields().at(row - 1))
        || FieldModel::isGuarded(after.fields().at(target - 1)))
        return;
    after.fields().swapItemsAt(row - 1, target - 1);
    m_session.apply(after, tr("Move %1").arg(after.fields().at(target - 1).tag().toString()),
                    target);
    goTo(target, currentIndex().column(), false);
}

void RecordGrid::addSubfield()
{
    if (openEditor() == nullptr)
        goTo(currentIndex().row(), FieldModel::ContentColumn, true);
    if (ContentEditor *editor = openEditor())
        editor->insertSubfield();
}

void RecordGrid::deleteSubfield()
{
    if (openEditor() == nullptr)
        goTo(currentIndex().row(), FieldModel::ContentColumn, true);
    if (ContentEditor *editor = openEditor())
        editor->deleteSubfield();
}

void RecordGrid::copyFields()
{
    if (ContentEditor *editor = openEditor()) {
        editor->copy();
        return;
    }
    marc::Record picked;
    for (const int row : selectedFieldRows())
        picked.fields().append(m_session.record().fields().at(row - 1));
    const Result<QByteArray> lines = marc::toBytes(marc::Format::Mnemonic, picked);
    // Without the leader's line, which is the first.
    if (lines && !picked.fields().isEmpty())
        QGuiApplication::clipboard()->setText(
            QString::fromUtf8(lines->mid(lines->indexOf('\n') + 1)).trimmed());
}

void RecordGrid::cutFields()
{
    if (ContentEditor *editor = openEditor()) {
        editor->cut();
        return;
    }
    copyFields();
    deleteFields();
}

void RecordGrid::pasteFields()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (!text.startsWith(u'=')) {
        if (openEditor() == nullptr)
            goTo(currentIndex().row(), FieldModel::ContentColumn, true);
        if (ContentEditor *editor = openEditor())
            editor->paste();
        return;
    }
    commitCell();
    const Result<QList<marc::ReadItem>> items =
        marc::readAll(marc::Format::Mnemonic, text.toUtf8());
    if (!items || items->isEmpty() || !items->constFirst().record)
        return;
    marc::Record after = m_session.record();
    int row = currentIndex().row();
    for (const marc::Field &field : items->constFirst().record->fields()) {
        if (!FieldModel::isGuarded(field))
            after.fields().insert(row++, field);
    }
    m_session.apply(after, tr("Paste fields"), row);
}

} // namespace colophon::ui
