// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/queryedit.h"

#include "base/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringListModel>

namespace colophon::ui {

namespace {

/// A value as it must be written behind an index.
QString written(const QString &value)
{
    return value.contains(u' ') ? u'"' + value + u'"' : value;
}

} // namespace

QueryEdit::QueryEdit(const ValueChoices &choices, QWidget *parent)
    : QPlainTextEdit(parent), m_choices(choices), m_completer(new QCompleter(this)),
      m_words(new QStringListModel(this))
{
    setObjectName(QStringLiteral("queryText"));
    setAccessibleName(tr("Query"));
    setPlaceholderText(tr("title:egypt year:1990..1999 NOT subject:\"world war\""));
    setTabChangesFocus(true);
    m_completer->setModel(m_words);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->popup()->setObjectName(QStringLiteral("queryCompletions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &QueryEdit::insert);
    connect(this, &QPlainTextEdit::textChanged, this, &QueryEdit::check);
}

QSize QueryEdit::sizeHint() const
{
    return {px(this, 400), fontMetrics().lineSpacing() * 3 + px(this, 14)};
}

void QueryEdit::setQuery(const QString &query)
{
    setPlainText(query);
    moveCursor(QTextCursor::End);
}

std::optional<search::QueryFault> QueryEdit::fault() const
{
    return search::parseQuery(toPlainText()).fault;
}

/// While the word at the fault is still being typed nothing is underlined.
void QueryEdit::check()
{
    const std::optional<search::QueryFault> fault = this->fault();
    QList<QTextEdit::ExtraSelection> marks;
    if (fault) {
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Tokens::of(this).errSolid);
        mark.format.setForeground(Tokens::of(this).err);
        mark.cursor = textCursor();
        const int end = int(toPlainText().size());
        const int from = std::min(int(fault->position), end);
        // At the end of the text the last character stands for what is missing.
        mark.cursor.setPosition(fault->length == 0 && from == end && end > 0 ? end - 1 : from);
        mark.cursor.setPosition(
            std::min(end, int(fault->position + std::max<qsizetype>(1, fault->length))),
            QTextCursor::KeepAnchor);
        marks.append(mark);
    }
    setExtraSelections(marks);
    emit checked(fault ? fault->reason : QString());
}

QStringList QueryEdit::completions() const
{
    const search::TypedWord typed = search::typedAt(toPlainText(), textCursor().position());
    QStringList words;
    if (!typed.valueOf) {
        for (const search::IndexInfo &info : search::indexes())
            words.append(info.word + u':');
        return words;
    }
    switch (search::infoOf(*typed.valueOf).kind) {
    case search::ValueKind::Flag:
        words = {QStringLiteral("yes"), QStringLiteral("no")};
        break;
    case search::ValueKind::Person:
        words = {QStringLiteral("me"), QStringLiteral("any")};
        break;
    case search::ValueKind::Code:
        if (*typed.valueOf == search::Index::Material)
            words = search::materials();
        break;
    case search::ValueKind::Choice:
        if (*typed.valueOf == search::Index::ReminderState)
            words = search::reminderStates();
        words.append(QStringLiteral("any"));
        break;
    default:
        break;
    }
    for (const ValueChoice &choice : m_choices.value(*typed.valueOf))
        words.append(choice.value);
    return words;
}

void QueryEdit::complete()
{
    const search::TypedWord typed = search::typedAt(toPlainText(), textCursor().position());
    const QString begun = toPlainText().mid(typed.start, typed.length);
    // Values are offered at once, indexes from the second letter on: most words are words.
    if (begun.size() < (typed.valueOf ? 0 : 2)) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(completions());
    m_completer->setCompletionPrefix(begun);
    const bool only = m_completer->completionCount() == 1
                      && m_completer->currentCompletion().compare(begun, Qt::CaseInsensitive) == 0;
    if (m_completer->completionCount() == 0 || only) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0) + px(this, 32));
    m_completer->complete(place);
}

void QueryEdit::insert(const QString &completion)
{
    QTextCursor cursor = textCursor();
    const search::TypedWord typed = search::typedAt(toPlainText(), cursor.position());
    cursor.setPosition(int(typed.start));
    cursor.setPosition(int(typed.start + typed.length), QTextCursor::KeepAnchor);
    cursor.insertText(typed.valueOf ? written(completion) + u' ' : completion);
    setTextCursor(cursor);
    if (!typed.valueOf)
        complete();
}

void QueryEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Enter || event->key() == Qt::Key_Return;
    if (m_completer->popup()->isVisible()) {
        const bool choosing = enter || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab
                              || event->key() == Qt::Key_Backtab;
        // Enter takes a completion only once one was chosen: it mostly means to search.
        if (choosing && (!enter || m_completer->popup()->currentIndex().isValid())) {
            event->ignore();
            return;
        }
        if (enter)
            m_completer->popup()->hide();
    }
    if (enter) {
        emit submitted();
        return;
    }
    const bool asked =
        event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier);
    if (!asked)
        QPlainTextEdit::keyPressEvent(event);
    if (asked || !event->text().isEmpty())
        complete();
}

void QueryEdit::focusInEvent(QFocusEvent *event)
{
    m_completer->setWidget(this);
    QPlainTextEdit::focusInEvent(event);
}

} // namespace colophon::ui
