// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/codebox.h"

#include "base/theme.h"
#include "schema/fixedfield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>

#include <algorithm>

namespace colophon::ui {

namespace {

QString withHash(QString text)
{
    return text.replace(u' ', u'#');
}

QString withBlanks(QString text)
{
    return text.replace(u'#', u' ');
}

} // namespace

CodeBox::CodeBox(const schema::Definitions &definitions, const schema::FixedPosition &position,
                 QWidget *parent)
    : QComboBox(parent), m_definitions(definitions), m_position(position)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    fill();
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    view()->setMinimumWidth(px(this, 260));
    connect(this, &QComboBox::activated, this, &CodeBox::takeItem);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &CodeBox::takeTyped);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] {
        if (isSeveral()) // the list is for choosing; codes are typed as they stand
            completer()->popup()->hide();
    });
}

void CodeBox::fill()
{
    QList<schema::Code> codes = m_position.codes;
    if (m_position.kind == schema::FixedPosition::Kind::CodeList) {
        codes = m_definitions.codeList(m_position.codeList)->codes();
        for (schema::Code &code : codes)
            code.code = code.code.leftJustified(m_position.length);
    }
    for (const schema::Code &code : std::as_const(codes)) {
        if (!code.obsolete)
            addItem(withHash(code.code) + QStringLiteral("  ") + code.name, code.code);
    }
}

QString CodeBox::shownText(const QString &text) const
{
    const QString name = schema::meaning(m_definitions, m_position, text);
    if (isSeveral() || name.isEmpty())
        return withHash(text);
    return withHash(text) + QStringLiteral("  ") + name;
}

void CodeBox::setText(const QString &text)
{
    m_text = text;
    const QSignalBlocker blocker(this);
    setCurrentIndex(findData(text));
    if (lineEdit()->text() != shownText(text))
        setEditText(shownText(text));
    lineEdit()->setCursorPosition(0); // the code is what must be seen
    setToolTip(schema::meaning(m_definitions, m_position, text));
}

/// Codes that are given are in the order of the alphabet, to the left, as MARC 21 has them.
QString CodeBox::toggled(const QString &code) const
{
    QStringList codes;
    for (qsizetype at = 0; at + m_position.unit <= m_text.size(); at += m_position.unit) {
        const QString one = m_text.mid(at, m_position.unit);
        if (!one.trimmed().isEmpty() && one.trimmed() != QLatin1String("|") && one != code)
            codes.append(one);
    }
    const bool had = m_text.contains(code) && !code.trimmed().isEmpty();
    if (code.trimmed().isEmpty() || code.startsWith(u'|'))
        return QString(m_position.length, code.at(0));
    if (!had)
        codes.append(code);
    std::sort(codes.begin(), codes.end());
    return codes.join(QString()).left(m_position.length).leftJustified(m_position.length);
}

void CodeBox::takeItem(int item)
{
    const QString code = itemData(item).toString();
    if (code.isEmpty())
        return;
    const QString text = isSeveral() ? toggled(code) : code;
    setText(text);
    emit chosen(text);
}

/// A code as it is, the beginning of a line of the list, or a word of its name.
void CodeBox::takeTyped()
{
    const QString typed = lineEdit()->text();
    if (typed == shownText(m_text)) {
        lineEdit()->setCursorPosition(0);
        return;
    }
    if (isSeveral()) {
        const QString text = withBlanks(typed.section(u' ', 0, 0))
                                 .left(m_position.length)
                                 .leftJustified(m_position.length);
        setText(text);
        emit chosen(text);
        return;
    }
    const QString first = typed.section(QStringLiteral("  "), 0, 0);
    int item = findData(withBlanks(first).leftJustified(m_position.length));
    if (item < 0)
        item = findText(typed, Qt::MatchStartsWith);
    if (item < 0 && typed.size() > 1)
        item = findText(typed, Qt::MatchContains);
    if (item >= 0) {
        takeItem(item);
        return;
    }
    // What MARC 21 does not know may be meant: it is kept where it fits, and the alerts say so.
    if (first.size() <= m_position.length && !first.isEmpty()) {
        const QString text = withBlanks(first).leftJustified(m_position.length);
        setText(text);
        emit chosen(text);
        return;
    }
    setText(m_text);
}

} // namespace colophon::ui
