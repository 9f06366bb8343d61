// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/contenteditor.h"

#include "base/theme.h"
#include "marc/fieldtext.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QSignalBlocker>
#include <QSyntaxHighlighter>

#include <algorithm>

namespace colophon::ui {

namespace {

class CodeHighlighter final : public QSyntaxHighlighter {
public:
    CodeHighlighter(QTextDocument *document, const QColor &colour) : QSyntaxHighlighter(document)
    {
        m_format.setForeground(colour);
        m_format.setFontWeight(QFont::Bold);
    }

protected:
    void highlightBlock(const QString &text) override
    {
        for (const marc::TextSpan &span : marc::spans(text))
            setFormat(int(span.codeStart), int(span.codeLength), m_format);
    }

private:
    QTextCharFormat m_format;
};

bool isGridKey(const QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
        return true;
    default:
        return false;
    }
}

} // namespace

ContentEditor::ContentEditor(bool coded, QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("contentEditor"));
    setAccessibleName(tr("Content of the field"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(1);
    if (coded)
        new CodeHighlighter(document(), Tokens::of(this).accent);
    else
        setFont(monoFont(this, 12));
    connect(this, &QPlainTextEdit::textChanged, this, [this] { emit typed(line()); });
}

QString ContentEditor::line() const
{
    return toPlainText().replace(u'\n', u' ');
}

void ContentEditor::setLine(const QString &line)
{
    if (line == this->line())
        return;
    const QSignalBlocker quiet(this); // it comes from the record
    setPlainText(line);
}

void ContentEditor::insertSubfield()
{
    QTextCursor cursor = textCursor();
    const QString before = line().left(cursor.position());
    cursor.insertText(before.isEmpty() || before.endsWith(u' ') ? QStringLiteral("$")
                                                                : QStringLiteral(" $"));
    setTextCursor(cursor);
}

void ContentEditor::deleteSubfield()
{
    const QString text = line();
    const int at = textCursor().position();
    for (const marc::TextSpan &span : marc::spans(text)) {
        const qsizetype end = span.valueStart + span.valueLength;
        if (at < span.codeStart || at > end)
            continue;
        // The blank before the next code goes too.
        const qsizetype behind = end < text.size() && text.at(end) == u' ' ? end + 1 : end;
        QTextCursor cursor = textCursor();
        cursor.setPosition(int(span.codeStart));
        cursor.setPosition(int(behind), QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        return;
    }
}

bool ContentEditor::goToSubfield(int by)
{
    const QList<marc::TextSpan> spans = marc::spans(line());
    const int at = textCursor().position();
    qsizetype current = spans.size() - 1;
    while (current > 0 && spans.at(current).codeStart > at)
        --current;
    const qsizetype wanted = current + by;
    if (wanted < 0 || wanted >= spans.size())
        return false;
    // Before the punctuation that a template has there, behind a value.
    const marc::TextSpan &span = spans.at(wanted);
    const QString value = line().mid(span.valueStart, span.valueLength);
    const bool filled =
        std::any_of(value.cbegin(), value.cend(), [](QChar c) { return c.isLetterOrNumber(); });
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(span.valueStart + (filled ? span.valueLength : 0)));
    setTextCursor(cursor);
    return true;
}

static bool isUndoKey(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo);
}

/// Undo and redo are the record's: each key is a step of its own there, merged by the second.
bool ContentEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isUndoKey(static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void ContentEditor::keyPressEvent(QKeyEvent *event)
{
    if (isGridKey(event) || isUndoKey(event)) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ContentEditor::insertFromMimeData(const QMimeData *source)
{
    insertPlainText(
        source->text().replace(QStringLiteral("\r\n"), QStringLiteral(" ")).replace(u'\n', u' '));
}

} // namespace colophon::ui
