// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/completion.h"

#include "base/theme.h"
#include "editor/fieldmodel.h"
#include "marc/fieldtext.h"
#include "schema/material.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStandardItemModel>

namespace colophon::ui {

namespace {

using schema::Code;

constexpr int kRowsShown = 9;

const schema::Definitions &definitionsAt(const QModelIndex &cell)
{
    const QString leader = cell.siblingAtColumn(FieldModel::ContentColumn)
                               .sibling(0, FieldModel::ContentColumn)
                               .data(Qt::EditRole)
                               .toString();
    return schema::Definitions::marc21(
        schema::kindOf(marc::Leader(leader)).value_or(schema::RecordKind::Bibliographic));
}

QList<Code> subfieldsOf(const schema::FieldDefinition &definition)
{
    QList<Code> codes;
    for (const schema::Subfield &subfield : definition.subfields) {
        if (!subfield.obsolete)
            codes.append({QString(subfield.code), subfield.name, false});
    }
    return codes;
}

/// Areas are written with hyphens up to seven characters.
QString written(const QString &list, const QString &code)
{
    return list == QLatin1String("geographic-areas") ? code.leftJustified(7, u'-') : code;
}

ContentChoices codesFor(const schema::CodeList &list, const marc::TextSpan &span,
                        const QString &typed, bool all)
{
    ContentChoices found;
    found.start = span.valueStart;
    found.length = span.valueLength;
    if ((typed.isEmpty() && !all) || list.find(typed) != nullptr)
        return found;
    for (Code code : list.complete(typed)) {
        code.code = written(list.name(), code.code);
        if (!code.obsolete && code.code != typed)
            found.choices.append(code);
    }
    return found;
}

} // namespace

ContentChoices choicesAt(const schema::Definitions &definitions, const marc::Tag &tag,
                         const QString &text, qsizetype caret, bool all)
{
    const schema::FieldDefinition *definition = definitions.field(tag);
    if (definition == nullptr || caret < 1 || caret > text.size())
        return {};
    if (text.at(caret - 1) == u'$') {
        ContentChoices found;
        found.choices = subfieldsOf(*definition);
        found.start = caret;
        found.subfields = true;
        return found;
    }
    for (const marc::TextSpan &span : marc::spans(text)) {
        if (span.codeLength == 0 || caret < span.codeStart + span.codeLength
            || caret > span.valueStart + span.valueLength)
            continue;
        const schema::CodeList *list = definitions.codeList(tag, span.code);
        if (list == nullptr)
            return {};
        const QString typed =
            text.mid(span.valueStart, std::max<qsizetype>(0, caret - span.valueStart)).trimmed();
        return codesFor(*list, span, typed, all);
    }
    return {};
}

void Completion::attach(QWidget *editor, const QModelIndex &cell)
{
    new Completion(editor, cell);
}

Completion::Completion(QWidget *editor, const QModelIndex &cell)
    : QObject(editor), m_editor(editor), m_cell(cell), m_definitions(definitionsAt(cell)),
      m_completer(new QCompleter(this)), m_choices(new QStandardItemModel(this))
{
    if (const Result<marc::Tag> tag =
            marc::Tag::parse(cell.siblingAtColumn(FieldModel::TagColumn).data().toString()))
        m_tag = *tag;
    m_completer->setModel(m_choices);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kRowsShown);
    m_completer->setWidget(editor);
    m_completer->popup()->setObjectName(QStringLiteral("completionPopup"));
    m_completer->popup()->setAccessibleName(tr("Suggestions"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(index.data(Qt::UserRole).toString()); });
    editor->installEventFilter(this);
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        listenToTag(line);
    else if (auto *content = qobject_cast<QPlainTextEdit *>(editor))
        listenToContent(content);
}

void Completion::listenToTag(QLineEdit *edit)
{
    if (m_cell.column() == FieldModel::TagColumn)
        connect(edit, &QLineEdit::textEdited, this, &Completion::offerTags);
}

void Completion::listenToContent(QPlainTextEdit *edit)
{
    if (m_cell.data(FieldModel::IsFixedRole).toBool())
        return;
    // Behind the editor's own work, when the caret stands where it will.
    connect(
        edit, &QPlainTextEdit::textChanged, this,
        [this] {
            if (m_editor->hasFocus())
                offerContent(false);
        },
        Qt::QueuedConnection);
}

void Completion::offerTags(const QString &typed)
{
    QList<Code> choices;
    if (!typed.isEmpty() && typed.size() < 3) {
        for (const schema::FieldDefinition *field : m_definitions.complete(typed))
            choices.append({field->tag.toString(), field->name, false});
    }
    offer(choices, false);
}

void Completion::offerIndicator()
{
    const schema::FieldDefinition *definition = m_definitions.field(m_tag);
    if (definition == nullptr)
        return;
    QList<Code> choices;
    const int number = m_cell.column() == FieldModel::Indicator1Column ? 1 : 2;
    for (const Code &code : definition->indicator(number).values) {
        if (!code.obsolete && code.code.size() == 1)
            choices.append(code);
    }
    offer(choices, true);
}

void Completion::offerContent(bool all)
{
    auto *edit = static_cast<QPlainTextEdit *>(m_editor);
    m_content =
        choicesAt(m_definitions, m_tag, edit->toPlainText(), edit->textCursor().position(), all);
    offer(m_content.choices, !m_content.subfields);
}

void Completion::offer(const QList<Code> &choices, bool chooseFirst)
{
    if (choices.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_choices->clear();
    for (const Code &code : choices) {
        const QString shown = QString(code.code).replace(u' ', u'#');
        auto *item = new QStandardItem(QStringLiteral("%1   %2").arg(shown, code.name));
        item->setData(code.code, Qt::UserRole);
        item->setEditable(false);
        m_choices->appendRow(item);
    }
    QRect place = m_editor->rect();
    if (auto *edit = qobject_cast<QPlainTextEdit *>(m_editor))
        place = edit->cursorRect();
    place.setWidth(px(m_editor, 340));
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(chooseFirst ? m_completer->completionModel()->index(0, 0)
                                                      : QModelIndex());
}

void Completion::take(const QString &code)
{
    if (auto *line = qobject_cast<QLineEdit *>(m_editor)) {
        line->setText(code);
        emit line->textEdited(code); // as if typed: the grid goes on to the next cell
        return;
    }
    takeIntoContent(code);
}

void Completion::takeIntoContent(const QString &code)
{
    auto *edit = static_cast<QPlainTextEdit *>(m_editor);
    const QString text = edit->toPlainText();
    QTextCursor cursor = edit->textCursor();
    cursor.setPosition(int(std::min(m_content.start, text.size())));
    cursor.setPosition(int(std::min(m_content.start + m_content.length, text.size())),
                       QTextCursor::KeepAnchor);
    cursor.insertText(m_content.subfields ? code + u' ' : code);
    edit->setTextCursor(cursor);
}

bool Completion::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_editor && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool asked = (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier)
                           || (key->key() == Qt::Key_Down && key->modifiers() == Qt::AltModifier);
        if (asked && m_cell.column() == FieldModel::ContentColumn) {
            offerContent(true);
            return true;
        }
        if (asked && m_cell.column() != FieldModel::TagColumn) {
            offerIndicator();
            return true;
        }
    }
    return QObject::eventFilter(object, event);
}

} // namespace colophon::ui
