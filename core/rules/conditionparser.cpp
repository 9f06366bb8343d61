// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/element.h"
#include "rules/parser.h"
#include "rules/vocabulary.h"

#include <algorithm>

namespace colophon::rules {

namespace {

constexpr int kDeepest = 100; ///< brackets in brackets; the deepest real rule has five

QStringList conditionNames()
{
    QStringList names{QStringLiteral("not"), QStringLiteral("matches")};
    for (const ConditionWord &known : conditionWords())
        names.append(QLatin1String(known.word.name));
    return names;
}

class ConditionParser {
public:
    explicit ConditionParser(TokenStream &in) : m_in(in) {}

    std::optional<Condition> parseOr(int depth = 0) { return parseRow(ConditionKind::Or, depth); }

private:
    bool startsCondition() const
    {
        return m_in.is(TokenKind::LeftParen)
               || m_in.isOneOf({"not", "true", "exists", "existsControl", "existsMoreThanOnce",
                                "recordHasDuplicateSubfields", "matches"});
    }

    /// A row of ANDs or of ORs; conditions one under another without a word count as AND.
    std::optional<Condition> parseRow(ConditionKind kind, int depth)
    {
        const bool isOr = kind == ConditionKind::Or;
        Condition row;
        row.kind = kind;
        row.span = m_in.peek().span;
        while (true) {
            std::optional<Condition> part =
                isOr ? parseRow(ConditionKind::And, depth) : parseUnary(depth);
            if (!part)
                return std::nullopt;
            row.parts.push_back(std::move(*part));
            if (m_in.takeWord(isOr ? "or" : "and"))
                continue;
            if (isOr || !startsCondition())
                break;
        }
        if (row.parts.size() == 1) {
            Condition only = std::move(row.parts.front());
            return only;
        }
        row.span = m_in.from(row.span);
        return row;
    }

    std::optional<Condition> parseUnary(int depth)
    {
        if (depth > kDeepest) {
            m_in.error(
                m_in.peek().span,
                QStringLiteral("Brackets stand in brackets more than %1 deep here.").arg(kDeepest));
            return std::nullopt;
        }
        const Span start = m_in.peek().span;
        if (m_in.takeWord("not")) {
            std::optional<Condition> part = parseUnary(depth + 1);
            if (!part)
                return std::nullopt;
            Condition negated;
            negated.kind = ConditionKind::Not;
            negated.parts.push_back(std::move(*part));
            negated.span = m_in.from(start);
            return negated;
        }
        if (m_in.take(TokenKind::LeftParen)) {
            std::optional<Condition> inside = parseOr(depth + 1);
            if (!inside)
                return std::nullopt;
            if (!m_in.take(TokenKind::RightParen)) {
                m_in.expected(QStringLiteral("A closing bracket, AND or OR"),
                              {QStringLiteral("and"), QStringLiteral("or")});
                return std::nullopt;
            }
            return inside;
        }
        return parseAtom(start);
    }

    std::optional<Condition> parseAtom(const Span &start)
    {
        Condition atom;
        const Token word = m_in.peek();
        if (m_in.takeWord("true")) {
            if (word.text == QLatin1String("True"))
                m_in.warn(word.span,
                          QStringLiteral("Alma may refuse “True”; it takes TRUE and true."),
                          QStringLiteral("TRUE"));
            atom.span = word.span;
            return atom;
        }
        for (const ConditionWord &known : conditionWords()) {
            if (m_in.takeWord(known.word.name)) {
                atom.kind = known.kind;
                return readArguments(std::move(atom), start);
            }
        }
        if (m_in.takeWord("matches")) {
            m_in.extension(word.span);
            atom.kind = ConditionKind::Matches;
            return readArguments(std::move(atom), start);
        }
        m_in.expected(QStringLiteral("A condition"), conditionNames());
        return std::nullopt;
    }

    std::optional<Condition> readArguments(Condition atom, const Span &start)
    {
        const std::optional<Token> element = m_in.takeText(QStringLiteral("What to look for"));
        if (!element)
            return std::nullopt;
        atom.element = parseElement(*element, ElementUse::Pattern, m_in.diagnostics());
        if (atom.kind == ConditionKind::DuplicateSubfields) {
            const std::optional<Token> code = m_in.takeText(QStringLiteral("The subfield code"));
            const std::optional<Token> ignored =
                code ? m_in.takeText(QStringLiteral("The characters to leave aside"))
                     : std::nullopt;
            if (!ignored)
                return std::nullopt;
            atom.code = unquoted(code->text);
            atom.ignored = unquoted(ignored->text);
        } else if (atom.kind == ConditionKind::Matches) {
            const std::optional<Token> pattern =
                m_in.takeText(QStringLiteral("A regular expression"));
            if (!pattern)
                return std::nullopt;
            atom.pattern = unquoted(pattern->text);
            readIgnoringCase(atom);
        } else if (atom.kind == ConditionKind::Exists && m_in.isWord("in")
                   && m_in.isWord("list", 1)) {
            m_in.extension(m_in.take().span);
            m_in.take();
            const std::optional<Token> name = m_in.takeText(QStringLiteral("The list's name"));
            if (!name)
                return std::nullopt;
            atom.kind = ConditionKind::InList;
            atom.pattern = unquoted(name->text);
            readIgnoringCase(atom);
        }
        atom.span = m_in.from(start);
        return atom;
    }

    void readIgnoringCase(Condition &atom)
    {
        if (m_in.isWord("ignoring") && m_in.isWord("case", 1)) {
            m_in.take();
            m_in.take();
            atom.ignoreCase = true;
        }
    }

    TokenStream &m_in;
};

} // namespace

std::optional<Condition> parseCondition(TokenStream &in)
{
    return ConditionParser(in).parseOr();
}

} // namespace colophon::rules
