// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulecode.h"

#include "base/theme.h"
#include "rules/order.h"
#include "rules/rulelexer.h"
#include "rules/vocabulary.h"

#include <Qsci/qscistyledtext.h>

#include <QKeyEvent>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kLineMargin = 0;
constexpr int kOrderMargin = 1;
constexpr int kFoldMargin = 2;
constexpr int kErrorMark = 8;
constexpr int kWarningMark = 9;
constexpr int kCompletions = 1;
constexpr int kLeastLetters = 2;

QStringList signatures()
{
    QStringList all;
    for (const rules::ActionWord &word : rules::actionWords())
        all.append(QLatin1String(word.word.signature));
    for (const rules::ConditionWord &word : rules::conditionWords())
        all.append(QLatin1String(word.word.signature));
    for (const rules::Word &word : rules::extensionWords())
        all.append(QString::fromUtf8(word.signature));
    std::sort(all.begin(), all.end(), [](const QString &a, const QString &b) {
        return a.compare(b, Qt::CaseInsensitive) < 0;
    });
    return all;
}

/// Arrows alone, without the lines and boxes that Scintilla draws in black and white.
void dressFolding(QsciScintilla &code, const Tokens &tokens)
{
    using Base = QsciScintillaBase;
    for (unsigned long mark = Base::SC_MARKNUM_FOLDEREND; mark <= Base::SC_MARKNUM_FOLDEROPEN;
         ++mark) {
        const long sign = mark == Base::SC_MARKNUM_FOLDER       ? Base::SC_MARK_ARROW
                          : mark == Base::SC_MARKNUM_FOLDEROPEN ? Base::SC_MARK_ARROWDOWN
                                                                : Base::SC_MARK_EMPTY;
        code.SendScintilla(Base::SCI_MARKERDEFINE, mark, sign);
        code.SendScintilla(Base::SCI_MARKERSETFORE, mark, tokens.text3);
        code.SendScintilla(Base::SCI_MARKERSETBACK, mark, tokens.text3);
    }
}

} // namespace

RuleCode::RuleCode(QWidget *parent) : QsciScintilla(parent), m_lexer(new RuleLexer(this))
{
    setObjectName(QStringLiteral("ruleCode"));
    setAccessibleName(tr("Rule text"));
    setFrameShape(QFrame::NoFrame);
    setUtf8(true);
    setLexer(m_lexer);
    setAutoIndent(true);
    setIndentationWidth(2);
    setIndentationsUseTabs(false);
    setTabWidth(2);
    setBraceMatching(QsciScintilla::SloppyBraceMatch);
    setCaretLineVisible(true);
    setEolMode(QsciScintilla::EolUnix);
    setMarginType(kLineMargin, QsciScintilla::NumberMargin);
    setMarginType(kOrderMargin, QsciScintilla::TextMarginRightJustified);
    setFolding(QsciScintilla::PlainFoldStyle, kFoldMargin);
    SendScintilla(SCI_SETMOUSEDWELLTIME, 400L);
    SendScintilla(SCI_AUTOCSETIGNORECASE, 1L);
    SendScintilla(SCI_AUTOCSETMAXHEIGHT, 10L);
    connect(this, &QsciScintilla::textChanged, this, [this] { complete(false); });
    connect(this, &QsciScintilla::userListActivated, this,
            [this](int, const QString &chosen) { insertChosen(chosen); });
    connect(this, &QsciScintillaBase::SCN_DWELLSTART, this,
            [this](int position, int, int) { tellAt(position); });
    connect(this, &QsciScintillaBase::SCN_DWELLEND, this,
            [this](int, int, int) { SendScintilla(SCI_CALLTIPCANCEL); });
    dress();
}

void RuleCode::dress()
{
    const Tokens &tokens = Tokens::of(this);
    m_lexer->dress(this);
    QFont margins = monoFont(this, 12);
    if (margins.pixelSize() > 0)
        margins.setPointSizeF(margins.pixelSize() * 72.0 / logicalDpiY());
    setMarginsFont(margins);
    setMarginsForegroundColor(tokens.text3);
    setMarginsBackgroundColor(tokens.alt);
    setFoldMarginColors(tokens.surface, tokens.surface);
    dressFolding(*this, tokens);
    setMarginWidth(kLineMargin, QStringLiteral("0000"));
    setMarginWidth(kOrderMargin, QStringLiteral(" 00."));
    setMarginWidth(kFoldMargin, px(this, 16));
    setPaper(tokens.surface);
    setColor(tokens.text);
    setCaretForegroundColor(tokens.text);
    setCaretLineBackgroundColor(tokens.hover);
    setSelectionBackgroundColor(tokens.sel);
    setSelectionForegroundColor(tokens.text);
    setMatchedBraceBackgroundColor(tokens.accentSoft);
    setMatchedBraceForegroundColor(tokens.accent);
    setCallTipsBackgroundColor(tokens.surface);
    setCallTipsForegroundColor(tokens.text);
    indicatorDefine(QsciScintilla::SquiggleIndicator, kErrorMark);
    indicatorDefine(QsciScintilla::SquiggleIndicator, kWarningMark);
    setIndicatorForegroundColor(tokens.errSolid, kErrorMark);
    setIndicatorForegroundColor(tokens.warnSolid, kWarningMark);
}

void RuleCode::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

int RuleCode::byteAt(int offset) const
{
    return int(QStringView(text()).left(offset).toUtf8().size());
}

void RuleCode::show(const rules::RuleFile &file)
{
    m_diagnostics = file.diagnostics;
    const QString whole = text();
    const auto bytes = [&whole](int offset) {
        return long(QStringView(whole).left(offset).toUtf8().size());
    };
    for (const int mark : {kErrorMark, kWarningMark}) {
        SendScintilla(SCI_SETINDICATORCURRENT, mark);
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, long(length()));
    }
    for (const rules::Diagnostic &diagnostic : file.diagnostics) {
        if (diagnostic.severity == rules::Severity::Note)
            continue;
        const long from = bytes(diagnostic.span.offset);
        const long to = std::max(from + 1, bytes(diagnostic.span.end()));
        SendScintilla(SCI_SETINDICATORCURRENT,
                      diagnostic.severity == rules::Severity::Error ? kErrorMark : kWarningMark);
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(from), to - from);
    }
    clearMarginText();
    // the order in which they run, where there is more than one
    std::vector<const rules::Rule *> order;
    for (const std::size_t place : rules::runningOrder(file)) {
        const rules::Rule &rule = file.rules[place];
        if (rule.dialect == rules::Dialect::Normalization)
            order.push_back(&rule);
    }
    for (std::size_t i = 0; order.size() > 1 && i < order.size(); ++i)
        setMarginText(order[i]->span.line - 1, QStringLiteral("%1.").arg(i + 1), STYLE_LINENUMBER);
    setMarginWidth(kOrderMargin, order.size() > 1 ? QStringLiteral(" 00.") : QString());
}

void RuleCode::goTo(const rules::Span &span)
{
    const int from = byteAt(span.offset);
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(from));
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(byteAt(span.end())), long(from));
    ensureLineVisible(span.line - 1);
    setFocus();
}

void RuleCode::mend(const rules::Span &span, const QString &replacement)
{
    const QByteArray utf8 = replacement.toUtf8();
    SendScintilla(SCI_SETTARGETSTART, static_cast<unsigned long>(byteAt(span.offset)));
    SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(byteAt(span.end())));
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(utf8.size()), utf8.constData());
}

bool RuleCode::findNext(const QString &wanted, bool backwards)
{
    if (wanted.isEmpty())
        return false;
    int line = -1;
    int index = -1;
    if (hasSelectedText()) {
        int lineTo = 0;
        int indexTo = 0;
        getSelection(&line, &index, &lineTo, &indexTo);
        if (!backwards) {
            line = lineTo;
            index = indexTo;
        }
    }
    return findFirst(wanted, false, false, false, true, !backwards, line, index);
}

int RuleCode::replaceAll(const QString &wanted, const QString &with)
{
    if (wanted.isEmpty())
        return 0;
    QString whole = text();
    const int count = int(whole.count(wanted, Qt::CaseInsensitive));
    if (count == 0)
        return 0;
    whole.replace(wanted, with, Qt::CaseInsensitive);
    rewrite(whole);
    return count;
}

void RuleCode::rewrite(const QString &whole)
{
    const QByteArray utf8 = whole.toUtf8();
    beginUndoAction();
    SendScintilla(SCI_SETTARGETSTART, 0UL);
    SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(length()));
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(utf8.size()), utf8.constData());
    endUndoAction();
}

bool RuleCode::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // these keys are the text's, not the record's
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Save) || key->matches(QKeySequence::Find)
            || key->matches(QKeySequence::Replace) || key->matches(QKeySequence::Undo)
            || key->matches(QKeySequence::Redo)) {
            event->accept();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void RuleCode::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Save))
        emit saveRequested();
    else if (event->matches(QKeySequence::Find))
        emit findRequested(false);
    else if (event->matches(QKeySequence::Replace))
        emit findRequested(true);
    else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        complete(true);
    else
        QsciScintilla::keyPressEvent(event);
}

/// The words that begin as the one before the cursor, with what they take.
void RuleCode::complete(bool asked)
{
    if ((!asked && !hasFocus()) || isReadOnly())
        return;
    int line = 0;
    int index = 0;
    getCursorPosition(&line, &index);
    const QString before = text(line).left(index);
    qsizetype from = before.size();
    while (from > 0 && before[from - 1].isLetter())
        --from;
    const QString word = before.mid(from);
    // not inside a text in quotes or a comment
    if (before.left(from).count(u'"') % 2 == 1 || before.contains(u'#')
        || (!asked && word.size() < kLeastLetters))
        return;
    QStringList fitting;
    for (const QString &signature : signatures()) {
        if (signature.startsWith(word, Qt::CaseInsensitive)
            && signature.compare(word, Qt::CaseInsensitive) != 0)
            fitting.append(signature);
    }
    if (!fitting.isEmpty())
        showUserList(kCompletions, fitting);
}

/// In the place of the word begun; what is to be filled in is selected.
void RuleCode::insertChosen(const QString &signature)
{
    int line = 0;
    int index = 0;
    getCursorPosition(&line, &index);
    const QString before = text(line).left(index);
    qsizetype from = before.size();
    while (from > 0 && before[from - 1].isLetter())
        --from;
    setSelection(line, int(from), line, index);
    replaceSelectedText(signature);
    const qsizetype open = signature.indexOf(u'"');
    const qsizetype close = signature.indexOf(u'"', open + 1);
    if (open >= 0 && close > open)
        setSelection(line, int(from + open) + 1, line, int(from + close));
}

void RuleCode::tellAt(int position)
{
    if (position < 0)
        return;
    for (const rules::Diagnostic &diagnostic : m_diagnostics) {
        if (position < byteAt(diagnostic.span.offset) || position > byteAt(diagnostic.span.end()))
            continue;
        const QByteArray sentence = diagnostic.message.toUtf8();
        SendScintilla(SCI_CALLTIPSHOW, static_cast<uintptr_t>(position), sentence.constData());
        return;
    }
}

} // namespace colophon::ui
