// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulelexer.h"

#include "base/theme.h"
#include "rules/lexer.h"
#include "rules/vocabulary.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace colophon::ui {

namespace {

/// QScintilla reads points alone.
QFont inPoints(QFont font, const QWidget *widget)
{
    if (font.pixelSize() > 0)
        font.setPointSizeF(font.pixelSize() * 72.0 / widget->logicalDpiY());
    return font;
}

bool isListed(const QStringList &words, const QString &word)
{
    return words.contains(word, Qt::CaseInsensitive);
}

QStringList ownWords()
{
    QStringList words{QStringLiteral("forEach"),   QStringLiteral("onCall"),
                      QStringLiteral("otherwise"), QStringLiteral("given"),
                      QStringLiteral("expect"),    QStringLiteral("lines"),
                      QStringLiteral("other"),     QStringLiteral("ignoring"),
                      QStringLiteral("case"),      QStringLiteral("today")};
    for (const rules::Word &word : rules::extensionWords())
        words.append(QLatin1String(word.name));
    return words;
}

RuleLexer::Style styleOf(const rules::Token &token)
{
    static const QStringList keywords =
        rules::keywords() + QStringList{QStringLiteral("add"),     QStringLiteral("remove"),
                                        QStringLiteral("replace"), QStringLiteral("MARC"),
                                        QStringLiteral("control"), QStringLiteral("contains"),
                                        QStringLiteral("subfield")};
    static const QStringList own = ownWords();
    switch (token.kind) {
    case rules::TokenKind::Text:
        return RuleLexer::Text;
    case rules::TokenKind::Number:
        return RuleLexer::Number;
    case rules::TokenKind::RecordLine:
        return RuleLexer::RecordLine;
    case rules::TokenKind::Word:
        if (rules::findAction(token.text))
            return RuleLexer::ActionName;
        for (const rules::ConditionWord &word : rules::conditionWords()) {
            if (token.text.compare(QLatin1String(word.word.name), Qt::CaseInsensitive) == 0)
                return RuleLexer::ConditionName;
        }
        if (isListed(keywords, token.text))
            return RuleLexer::Keyword;
        return isListed(own, token.text) ? RuleLexer::Own : RuleLexer::Plain;
    default:
        return RuleLexer::Plain;
    }
}

/// A block's first line heads a fold that its `end` closes.
std::vector<int> foldLevels(const QList<rules::Token> &tokens, int lines)
{
    std::vector<int> levels(std::size_t(lines) + 1, QsciScintillaBase::SC_FOLDLEVELBASE);
    const auto at = [&levels](int line) -> int & {
        return levels[std::size_t(std::clamp(line, 0, int(levels.size()) - 1))];
    };
    int depth = 0;
    int line = 0;
    const auto fillTo = [&](int to) {
        for (; line < to; ++line)
            at(line) = QsciScintillaBase::SC_FOLDLEVELBASE + depth;
    };
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        const rules::Token &token = tokens[i];
        if (token.kind != rules::TokenKind::Word)
            continue;
        const QString word = token.text.toLower();
        const bool opens = (word == QLatin1String("rule") || word == QLatin1String("table")
                            || word == QLatin1String("list") || word == QLatin1String("test")
                            || word == QLatin1String("foreach"))
                           && tokens[i + 1].kind == rules::TokenKind::Text;
        const int here = token.span.line - 1;
        if (opens) {
            fillTo(here);
            at(here) = (QsciScintillaBase::SC_FOLDLEVELBASE + depth)
                       | QsciScintillaBase::SC_FOLDLEVELHEADERFLAG;
            line = here + 1;
            ++depth;
        } else if (word == QLatin1String("end") && depth > 0) {
            fillTo(here + 1);
            --depth;
        }
    }
    fillTo(lines);
    return levels;
}

} // namespace

RuleLexer::RuleLexer(QObject *parent) : QsciLexerCustom(parent) {}

QString RuleLexer::description(int style) const
{
    return style <= RecordLine ? QString::number(style) : QString();
}

void RuleLexer::dress(const QWidget *widget)
{
    const Tokens &tokens = Tokens::of(widget);
    const QFont regular = inPoints(monoFont(widget, 13), widget);
    setDefaultFont(regular);
    setDefaultPaper(tokens.surface);
    setDefaultColor(tokens.text);
    for (int style = Plain; style <= RecordLine; ++style) {
        setFont(regular, style);
        setPaper(tokens.surface, style);
        setColor(tokens.text, style);
    }
    QFont bold = regular;
    bold.setBold(true);
    QFont italic = regular;
    italic.setItalic(true);
    setFont(bold, Keyword);
    setFont(italic, Comment);
    setColor(tokens.accent, Keyword);
    setColor(tokens.iz, ActionName);
    setColor(tokens.iz, ConditionName);
    setColor(tokens.ok, Text);
    setColor(tokens.text3, Comment);
    setColor(tokens.warn, Number);
    setColor(tokens.warn, Own);
    setColor(tokens.text2, RecordLine);
}

void RuleLexer::styleText(int, int)
{
    if (!editor())
        return;
    // the whole text: a rule file has 150 KB at most, and that takes a few milliseconds
    const QString text = editor()->text();
    const rules::Tokens read = rules::tokenize(text);
    std::vector<char> styles(std::size_t(text.size()), char(Plain));
    const auto paint = [&styles](const rules::Span &span, Style style) {
        const auto from =
            styles.begin() + std::min<qsizetype>(span.offset, qsizetype(styles.size()));
        const auto to = styles.begin() + std::min<qsizetype>(span.end(), qsizetype(styles.size()));
        std::fill(from, to, char(style));
    };
    for (const rules::Token &token : read.tokens)
        paint(token.span, styleOf(token));
    for (const rules::Span &comment : read.comments)
        paint(comment, Comment);
    startStyling(0);
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        while (to < text.size() && styles[std::size_t(to)] == styles[std::size_t(from)])
            ++to;
        setStyling(int(QStringView(text).sliced(from, to - from).toUtf8().size()),
                   styles[std::size_t(from)]);
        from = to;
    }
    const std::vector<int> levels = foldLevels(read.tokens, editor()->lines());
    for (int line = 0; line < editor()->lines(); ++line)
        editor()->SendScintilla(QsciScintillaBase::SCI_SETFOLDLEVEL,
                                static_cast<unsigned long>(line),
                                static_cast<long>(levels[std::size_t(line)]));
}

} // namespace colophon::ui
