// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the grid: on whole fields, subfields and the clipboard.
#include "editor/contenteditor.h"
#include "editor/recordgrid.h"
#include "editor/stackededitor.h"
#include "marc/fieldlines.h"
#include "marc/fieldtext.h"
#include "marc/linkage.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>

#include <algorithm>

namespace colophon::ui {

void RecordGrid::addField()
{
    commitCell();
    follow(m_steps.add(currentIndex().row()), FieldModel::TagColumn, true);
}

bool RecordGrid::mayAddLocal() const
{
    return m_session.zone().kind == store::ZoneKind::Institution;
}

void RecordGrid::addLocalField()
{
    commitCell();
    if (mayAddLocal())
        follow(m_steps.addLocal(currentIndex().row()), FieldModel::TagColumn, true);
}

void RecordGrid::deleteFields()
{
    commitCell();
    follow(m_steps.remove(selectedFieldRows()));
}

void RecordGrid::duplicateField()
{
    commitCell();
    follow(m_steps.duplicate(selectedFieldRows()));
}

void RecordGrid::moveField(int by)
{
    commitCell();
    const QList<int> rows = selectedFieldRows();
    const int column = currentIndex().column();
    const int first = m_steps.moveBy(rows, by);
    if (first < 0)
        return;
    goTo(first, column, false);
    if (rows.size() > 1) // they stay selected, to be moved on
        selectionModel()->select(
            QItemSelection(m_model->index(first, column),
                           m_model->index(first + int(rows.size()) - 1, column)),
            QItemSelectionModel::ClearAndSelect);
}

void RecordGrid::sortFields(bool parallelsBeside)
{
    commitCell();
    const int row = currentIndex().row();
    if (m_steps.sort(parallelsBeside) >= 0)
        goTo(row, FieldModel::ContentColumn, false);
}

void RecordGrid::addSubfield()
{
    openContent();
    if (ContentEditor *editor = openEditor())
        editor->insertSubfield();
    else if (StackedEditor *stack = openStack())
        stack->insertSubfield();
}

void RecordGrid::deleteSubfield()
{
    openContent();
    if (ContentEditor *editor = openEditor())
        editor->deleteSubfield();
    else if (StackedEditor *stack = openStack())
        stack->deleteSubfield();
}

void RecordGrid::goToSubfield(int by)
{
    if (ContentEditor *editor = openEditor()) {
        editor->goToSubfield(by);
    } else if (StackedEditor *stack = openStack()) {
        stack->goToSubfield(by);
    } else {
        openContent(); // at the end of the last one
        if (ContentEditor *opened = openEditor(); opened != nullptr && by > 0) {
            opened->moveCursor(QTextCursor::Start);
            opened->goToSubfield(0);
        }
    }
}

void RecordGrid::moveToParallel()
{
    commitCell();
    follow(m_steps.toParallel(currentIndex().row()), FieldModel::ContentColumn, true);
}

void RecordGrid::moveFromParallel()
{
    commitCell();
    follow(m_steps.fromParallel(currentIndex().row()));
}

void RecordGrid::linkFields()
{
    commitCell();
    const QList<int> rows = selectedFieldRows();
    if (rows.size() == 2)
        follow(m_steps.link(rows.at(0), rows.at(1)));
}

void RecordGrid::unlinkField()
{
    commitCell();
    follow(m_steps.unlink(currentIndex().row()));
}

void RecordGrid::goToPartner()
{
    const qsizetype partner = marc::partnerOf(m_session.record(), currentIndex().row() - 1);
    if (partner >= 0)
        goTo(int(partner) + 1, FieldModel::ContentColumn, false);
}

/// The line that is edited in the grid, which keeps the clipboard commands to itself.
static QLineEdit *lineIn(const QWidget *grid)
{
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    return line != nullptr && grid->isAncestorOf(line) ? line : nullptr;
}

void RecordGrid::copyFields()
{
    if (ContentEditor *editor = openEditor())
        editor->copy();
    else if (QLineEdit *line = lineIn(this))
        line->copy();
    else if (const QString lines = marc::toLines(m_steps.fields(selectedFieldRows()));
             !lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines);
}

void RecordGrid::cutFields()
{
    if (ContentEditor *editor = openEditor()) {
        editor->cut();
    } else if (QLineEdit *line = lineIn(this)) {
        line->cut();
    } else {
        copyFields();
        deleteFields();
    }
}

void RecordGrid::pasteFields()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (lineIn(this) == nullptr && !marc::fieldsFromLines(text).isEmpty()) {
        pasteFieldsBelow();
        return;
    }
    if (QLineEdit *line = lineIn(this)) {
        line->paste();
        return;
    }
    openContent();
    if (ContentEditor *editor = openEditor())
        editor->paste();
    else if (StackedEditor *stack = openStack())
        stack->insertText(text);
}

void RecordGrid::pasteFieldsBelow()
{
    commitCell();
    const QList<marc::Field> fields = marc::fieldsFromLines(QGuiApplication::clipboard()->text());
    const int row = m_steps.insert(currentIndex().row(), fields, tr("Paste fields"));
    if (row < 0)
        return;
    goTo(row + int(fields.size()) - 1, FieldModel::ContentColumn, false);
}

void RecordGrid::insertText(const QString &text)
{
    const bool wasOpen = openEditor() != nullptr;
    const bool back = m_left.isValid() && m_left.row() == currentIndex().row();
    openContent();
    if (ContentEditor *editor = openEditor()) {
        if (!wasOpen && back) {
            QTextCursor cursor = editor->textCursor();
            cursor.setPosition(qMin(m_caret, int(editor->toPlainText().size())));
            editor->setTextCursor(cursor);
        }
        editor->insertPlainText(marc::escaped(text));
    } else if (StackedEditor *stack = openStack())
        stack->insertText(text);
}

void RecordGrid::goToFirstEmpty()
{
    const QList<marc::Field> fields = m_session.record().fields();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QList<marc::Subfield> &subfields = fields.at(i).subfields();
        if (std::any_of(subfields.cbegin(), subfields.cend(), [](const marc::Subfield &subfield) {
                return subfield.value.trimmed().isEmpty();
            })) {
            goTo(int(i) + 1, FieldModel::ContentColumn, false);
            return;
        }
    }
}

void RecordGrid::showHit(const marc::Hit &hit)
{
    goTo(int(hit.field) + 1, FieldModel::ContentColumn, true);
    if (StackedEditor *stack = openStack()) {
        stack->select(int(hit.subfield), int(hit.start), int(hit.length));
        return;
    }
    ContentEditor *editor = openEditor();
    if (editor == nullptr)
        return;
    qsizetype start = hit.start;
    qsizetype end = hit.start + hit.length;
    if (hit.subfield >= 0) {
        const QList<marc::TextSpan> spans = marc::spans(editor->line());
        if (hit.subfield >= spans.size())
            return;
        // What stands for a dollar sign or a brace in the line is longer than the character.
        const marc::Field &field = m_session.record().fields().at(hit.field);
        const QString &value = field.subfields().at(hit.subfield).value;
        const auto inLine = [&](qsizetype at) {
            const marc::Field part =
                marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', value.left(at)}});
            return spans.at(hit.subfield).valueStart + marc::toText(part).size() - 3;
        };
        start = inLine(hit.start);
        end = inLine(hit.start + hit.length);
    }
    QTextCursor cursor = editor->textCursor();
    cursor.setPosition(int(start));
    cursor.setPosition(int(end), QTextCursor::KeepAnchor);
    editor->setTextCursor(cursor);
}

} // namespace colophon::ui
