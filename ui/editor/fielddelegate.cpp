// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fielddelegate.h"

#include "base/theme.h"
#include "editor/alertmarks.h"
#include "editor/completion.h"
#include "editor/contenteditor.h"
#include "editor/fieldline.h"
#include "editor/fieldmodel.h"
#include "editor/stackededitor.h"
#include "marc/fieldtext.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>

namespace colophon::ui {

namespace {

/// The row that the keys go to, or one of several that are selected.
bool isSelectedRow(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view != nullptr
           && (view->currentIndex().row() == index.row()
               || view->selectionModel()->rowIntersectsSelection(index.row(), {}));
}

bool isCurrentRow(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view != nullptr && view->currentIndex().row() == index.row();
}

FieldLine lineOf(const QModelIndex &index, const QWidget *widget, bool hash)
{
    const QString text = index.data().toString();
    if (index.data(FieldModel::IsFixedRole).toBool()) {
        FieldLine line = fixedLine(text, widget, hash);
        QTextCharFormat words;
        words.setForeground(Tokens::of(widget).text2);
        line.append(QStringLiteral("    ") + index.data(FieldModel::InWordsRole).toString(), words);
        return line;
    }
    FieldLine line = codedLine(text, widget);
    if (const QString partner = index.data(FieldModel::PartnerRole).toString();
        !partner.isEmpty()) {
        QTextCharFormat beside;
        beside.setForeground(Tokens::of(widget).text3);
        line.append(QStringLiteral("    ⇄  ") + QChar(0x2068) + partner + QChar(0x2069), beside);
    }
    return line;
}

} // namespace

FieldDelegate::FieldDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void FieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.widget);
    const bool local = index.data(FieldModel::IsLocalRole).toBool();
    const bool selected = isSelectedRow(option, index);
    painter->save();
    const bool faulty = index.column() != FieldModel::ContentColumn
                        && index.data(FieldModel::MarkRole).toInt() == int(schema::Severity::Error);
    painter->fillRect(option.rect, selected ? tokens.sel
                                   : faulty ? tokens.errBg
                                   : local  ? tokens.izRow
                                            : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.line);
    painter->fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height()),
                      tokens.line);
    if (index.column() == FieldModel::ContentColumn) {
        paintContent(painter, option, index);
    } else {
        if (index.column() == FieldModel::TagColumn) {
            const bool institution =
                index.data(FieldModel::ZoneRole).toInt() == int(store::ZoneKind::Institution);
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                              institution ? tokens.iz : tokens.nz);
        }
        QString text = index.data().toString();
        const bool blank = index.column() != FieldModel::TagColumn && text == QLatin1String(" ");
        if (blank)
            text = m_blanksAsHash ? QStringLiteral("#") : QString();
        painter->setFont(
            monoFont(option.widget, 12,
                     index.column() == FieldModel::TagColumn ? QFont::Bold : QFont::Normal));
        painter->setPen(blank ? tokens.text3 : tokens.text);
        QRect cell(option.rect.left(), option.rect.top(), option.rect.width(),
                   px(option.widget, 22));
        if (index.column() == FieldModel::TagColumn)
            cell.setLeft(cell.left() + px(option.widget, kTagColumnWidth - 42));
        painter->drawText(cell, Qt::AlignCenter, text);
    }
    paintMarks(*painter, option, index);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void FieldDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const int margin = px(option.widget, 8);
    const QRect cell = option.rect.adjusted(margin, 0, -margin / 2, 0);
    const FieldLine line = lineOf(index, option.widget, m_blanksAsHash);
    QTextLayout layout;
    layOut(layout, line, textFont(option.widget, 13), cell.width(), isCurrentRow(option, index));
    painter->setClipRect(cell);
    painter->setPen(Tokens::of(option.widget).text);
    const qreal lineHeight = QFontMetricsF(layout.font()).height();
    layout.draw(painter, QPointF(cell.left(),
                                 cell.top() + qMax(0.0, (px(option.widget, 22) - lineHeight) / 2)));
    painter->setClipping(false);
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int row = px(option.widget, 22);
    if (index.column() != FieldModel::ContentColumn || !isCurrentRow(option, index))
        return {px(option.widget, 42), row};
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view->visualRect(index).width() - px(option.widget, 12);
    QTextLayout layout;
    layOut(layout, lineOf(index, option.widget, m_blanksAsHash), textFont(option.widget, 13), width,
           true);
    const qreal height = layout.lineCount() * QFontMetricsF(layout.font()).height();
    return {width, qMax(row, qRound(height) + px(option.widget, 6))};
}

QWidget *FieldDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *mutableThis =
        const_cast<FieldDelegate *>(this); // the signals of an editor are the delegate's to send
    if (index.column() == FieldModel::ContentColumn
        && index.data(FieldModel::RightToLeftRole).toBool()) {
        auto *editor = new StackedEditor(parent);
        connect(editor, &StackedEditor::typed, mutableThis,
                [mutableThis, editor] { emit mutableThis->commitData(editor); });
        return editor;
    }
    if (index.column() == FieldModel::ContentColumn) {
        auto *editor = new ContentEditor(!index.data(FieldModel::IsFixedRole).toBool(), parent);
        connect(editor, &ContentEditor::typed, mutableThis,
                [mutableThis, editor] { emit mutableThis->commitData(editor); });
        Completion::attach(editor, index);
        return editor;
    }
    auto *editor = new QLineEdit(parent);
    const int length = index.column() == FieldModel::TagColumn ? 3 : 1;
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setMaxLength(length);
    editor->setFrame(false);
    editor->setStyleSheet(
        QStringLiteral("QLineEdit { border: none; padding: 0; min-height: 0; border-radius: 0; }"));
    editor->setFont(monoFont(parent, 12));
    editor->setAlignment(Qt::AlignCenter);
    editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    const QPersistentModelIndex cell(index);
    connect(editor, &QLineEdit::textEdited, mutableThis,
            [mutableThis, editor, length, cell](const QString &text) {
                if (text.size() < length)
                    return;
                emit mutableThis->cellFull(cell); // the grid commits the cell and goes on
            });
    Completion::attach(editor, index);
    return editor;
}

void FieldDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *content = qobject_cast<ContentEditor *>(editor)) {
        // While one types the model says the same in other words ("$a" for "$a "): only another
        // record's text is news.
        marc::Field typed;
        marc::setFromText(typed, content->line());
        if (content->document()->isEmpty() || index.data(FieldModel::IsFixedRole).toBool()
            || marc::toText(typed) != text)
            content->setLine(text);
        if (!content->hasFocus()) // typing goes on behind what is there
            content->moveCursor(QTextCursor::End);
        return;
    }
    if (auto *stack = qobject_cast<StackedEditor *>(editor)) {
        stack->setLine(text);
        return;
    }
    if (auto *cell = qobject_cast<QLineEdit *>(editor)) {
        cell->setText(text.trimmed());
        cell->selectAll();
    }
}

void FieldDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                 const QModelIndex &index) const
{
    if (const auto *content = qobject_cast<ContentEditor *>(editor))
        model->setData(index, content->line(), Qt::EditRole);
    else if (const auto *stack = qobject_cast<StackedEditor *>(editor))
        model->setData(index, stack->line(), Qt::EditRole);
    else if (const auto *cell = qobject_cast<QLineEdit *>(editor))
        model->setData(index, cell->text(), Qt::EditRole);
}

/// Tab, Enter and Escape are the grid's (it knows where to go); the default would move on by itself
/// and close the editor first.
bool FieldDelegate::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Escape:
            return QCoreApplication::sendEvent(parent(), event);
        default:
            return false;
        }
    }
    if (event->type() == QEvent::ShortcutOverride)
        return false;
    // Within the editor the focus may go from value to value.
    if (event->type() == QEvent::FocusOut && qobject_cast<StackedEditor *>(object) != nullptr)
        return false;
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace colophon::ui
