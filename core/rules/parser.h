// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/lexer.h"
#include "rules/tree.h"

#include <initializer_list>

namespace colophon::rules {

/// What the parsers of the dialects share: the place in the tokens, what was expected there, and
/// how to go on behind an error. Inside core/rules only.
class TokenStream {
public:
    TokenStream(const Tokens &tokens, RuleFile &file) : m_tokens(tokens.tokens), m_file(file) {}

    const Token &peek(qsizetype ahead = 0) const
    {
        return m_tokens[qMin(m_at + ahead, m_tokens.size() - 1)];
    }
    const Token &take()
    {
        const Token &token = peek();
        if (m_at < m_tokens.size() - 1)
            ++m_at;
        return token;
    }
    /// The token before this place.
    const Token &last() const { return m_tokens[qMax(qsizetype(0), m_at - 1)]; }
    qsizetype place() const { return m_at; }

    bool is(TokenKind kind) const { return peek().kind == kind; }
    bool isWord(const char *word, qsizetype ahead = 0) const;
    bool isOneOf(std::initializer_list<const char *> words) const;
    bool takeWord(const char *word);
    bool take(TokenKind kind);

    void error(const Span &span, const QString &message,
               const std::optional<QString> &replacement = {});
    void warn(const Span &span, const QString &message,
              const std::optional<QString> &replacement = {});
    void note(const Span &span, const QString &message);
    void extension(const Span &span) { m_file.extensions.append(span); }
    /// "`then` was expected here, not “tehn”." with the nearest of `known` as mend.
    void expected(const QString &what, const QStringList &known = {});
    /// A text in quotes; tells what was expected otherwise.
    std::optional<Token> takeText(const QString &what);

    QList<Diagnostic> &diagnostics() { return m_file.diagnostics; }
    RuleFile &file() { return m_file; }
    Span from(const Span &start) const;

private:
    const QList<Token> &m_tokens;
    RuleFile &m_file;
    qsizetype m_at = 0;
};

/// `add MARC."9"XX …`: the statements of a merge rule, to `end`.
std::vector<MergeStatement> parseMergeStatements(TokenStream &in);
/// A condition, to the first token that can't belong to it; nothing where an error was told.
std::optional<Condition> parseCondition(TokenStream &in);
/// The actions between `then` (or else, forEach) and the `end` or `else` that closes them.
std::vector<Statement> parseActions(TokenStream &in, int depth = 0);
/// table, list, test and option. False where the next word is none of them.
bool parseExtensionBlock(TokenStream &in);

QString shown(const Token &token);

} // namespace colophon::rules
