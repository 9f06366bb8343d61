// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/diagnostic.h"

#include <QList>
#include <QString>

namespace colophon::rules {

enum class TokenKind {
    Word,   ///< a keyword or a name of letters, digits and _
    Text,   ///< a text in straight quotes; `text` is what stands between them, as it stands
    Number, ///< an integer, perhaps negative
    Dot,
    Comma,
    Equals,
    LeftParen,
    RightParen,
    RecordLine, ///< a line of a test's record, from its = to its end: "=245  10$aTitle"
    Unknown,    ///< a character that no rule holds
    End
};

struct Token {
    TokenKind kind = TokenKind::End;
    Span span;
    QString text;
};

/// A comment, from its # or // to the end of the line; kept for the editor's colours.
struct Tokens {
    QList<Token> tokens; ///< always ends with End
    QList<Span> comments;
    QList<Diagnostic> diagnostics;
};

/// Takes a rule text apart. Texts in quotes come first, so that # and // inside them stand for
/// themselves. Quotes that a word processor made curly are told and read as quotes, so that the
/// rest of the file is still judged. Linear in the text's length.
Tokens tokenize(const QString &text);

/// What a text in quotes says: \" is a quote, everything else stays.
QString unquoted(const QString &raw);

} // namespace colophon::rules
