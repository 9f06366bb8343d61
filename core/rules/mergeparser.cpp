// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/parser.h"

#include <algorithm>

namespace colophon::rules {

namespace {

/// "069", "9XX", "59X" as a pattern of three; other lengths are kept, and match nothing.
QString tagPattern(QString tag)
{
    if (tag.compare(QLatin1String("LDR"), Qt::CaseInsensitive) == 0)
        return QStringLiteral("LDR");
    while (tag.endsWith(u'X'))
        tag.chop(1);
    return tag;
}

bool isRunOfX(const QString &word)
{
    return !word.isEmpty()
           && std::all_of(word.begin(), word.end(), [](QChar c) { return c == u'X' || c == u'x'; });
}

class MergeParser {
public:
    explicit MergeParser(TokenStream &in) : m_in(in) {}

    std::vector<MergeStatement> run()
    {
        std::vector<MergeStatement> statements;
        while (!m_in.is(TokenKind::End) && !m_in.isOneOf({"end", "rule"})) {
            if (std::optional<MergeStatement> statement = parseOne())
                statements.push_back(std::move(*statement));
            else
                skipToNext();
        }
        return statements;
    }

private:
    void skipToNext()
    {
        m_in.take();
        while (!m_in.is(TokenKind::End)
               && !m_in.isOneOf({"end", "rule", "add", "remove", "replace"}))
            m_in.take();
    }

    std::optional<MergeStatement> parseOne()
    {
        MergeStatement statement;
        const Span start = m_in.peek().span;
        if (m_in.takeWord("add")) {
            statement.verb = MergeVerb::Add;
        } else if (m_in.takeWord("remove")) {
            statement.verb = MergeVerb::Remove;
        } else if (m_in.takeWord("replace")) {
            statement.verb = MergeVerb::Replace;
        } else {
            m_in.expected(QStringLiteral("“add”, “remove”, “replace” or “end”"),
                          {QStringLiteral("add"), QStringLiteral("remove"),
                           QStringLiteral("replace"), QStringLiteral("end")});
            return std::nullopt;
        }
        std::optional<MergeField> field = parseField();
        if (!field)
            return std::nullopt;
        statement.field = *field;
        while (m_in.isOneOf({"when", "if", "excluding"})) {
            if (!parseTail(statement))
                return std::nullopt;
        }
        statement.span = m_in.from(start);
        return statement;
    }

    /// MARC . [control .] TAG [. "CODE"] [("1","2")]
    std::optional<MergeField> parseField()
    {
        MergeField field;
        const Span start = m_in.peek().span;
        if (!m_in.takeWord("MARC")) {
            m_in.expected(QStringLiteral("MARC.\"TAG\""), {QStringLiteral("MARC")});
            return std::nullopt;
        }
        if (!dot())
            return std::nullopt;
        if (m_in.takeWord("control") && !dot())
            return std::nullopt;
        if (!parseTags(field))
            return std::nullopt;
        if (m_in.is(TokenKind::Dot)) {
            m_in.take();
            const std::optional<Token> code = m_in.takeText(QStringLiteral("The subfield code"));
            if (!code)
                return std::nullopt;
            if (code->text.size() != 1) {
                m_in.error(code->span, QStringLiteral("A subfield code is one character."));
                return std::nullopt;
            }
            field.code = code->text[0];
        }
        if (m_in.is(TokenKind::LeftParen) && m_in.peek(1).kind == TokenKind::Text
            && !parseIndicators(field))
            return std::nullopt;
        field.span = m_in.from(start);
        return field;
    }

    bool dot()
    {
        if (m_in.take(TokenKind::Dot))
            return true;
        m_in.expected(QStringLiteral("A dot"));
        return false;
    }

    bool parseTags(MergeField &field)
    {
        if (m_in.is(TokenKind::Word) && isRunOfX(m_in.peek().text)) {
            const Token &token = m_in.take();
            field.tags = {QString(3, u'*')};
            checkLength(token.span, token.text.size());
            return true;
        }
        const std::optional<Token> text = m_in.takeText(QStringLiteral("A tag"));
        if (!text)
            return false;
        QString wildcards;
        if (m_in.is(TokenKind::Word) && isRunOfX(m_in.peek().text)
            && m_in.peek().span.offset == text->span.end())
            wildcards = QString(m_in.take().text.size(), u'*');
        for (const QString &part : text->text.split(u',')) {
            const QString tag = part.trimmed();
            QString pattern = tagPattern(tag);
            pattern += QString(tag.size() - pattern.size(), u'*') + wildcards;
            checkLength(text->span, pattern.size());
            field.tags.append(pattern);
        }
        return true;
    }

    void checkLength(const Span &span, qsizetype length)
    {
        if (length != 3)
            m_in.warn(span, QStringLiteral("This names a tag of %1 characters, which no field has: "
                                           "the statement does nothing.")
                                .arg(length));
    }

    /// ("1"," ")
    bool parseIndicators(MergeField &field)
    {
        m_in.take();
        const std::optional<QChar> first = indicator();
        if (!first || !m_in.take(TokenKind::Comma))
            return false;
        const std::optional<QChar> second = indicator();
        if (!second)
            return false;
        field.indicators = IndicatorPair{*first, *second};
        if (m_in.take(TokenKind::RightParen))
            return true;
        m_in.expected(QStringLiteral("A closing bracket"));
        return false;
    }

    std::optional<QChar> indicator()
    {
        const std::optional<Token> text = m_in.takeText(QStringLiteral("An indicator"));
        if (!text)
            return std::nullopt;
        if (text->text.size() > 1) {
            m_in.error(text->span, QStringLiteral("An indicator is one character."));
            return std::nullopt;
        }
        return text->text.isEmpty() || text->text == QLatin1String("-") ? QChar(u' ')
                                                                        : text->text[0];
    }

    bool parseTail(MergeStatement &statement)
    {
        if (m_in.takeWord("when"))
            return parseContains(statement);
        if (m_in.takeWord("if"))
            return parseExists(statement);
        m_in.take();
        return parseExcluding(statement);
    }

    bool parseContains(MergeStatement &statement)
    {
        const std::optional<MergeField> field = parseField();
        if (!field)
            return false;
        if (field->code.isNull()) {
            m_in.error(field->span, QStringLiteral("A subfield is needed here, such as "
                                                   "MARC.\"246\".\"5\"."));
            return false;
        }
        if (!m_in.takeWord("contains")) {
            m_in.expected(QStringLiteral("“contains”"), {QStringLiteral("contains")});
            return false;
        }
        const std::optional<Token> text = m_in.takeText(QStringLiteral("A text"));
        if (!text)
            return false;
        if (text->text == QLatin1String("*"))
            m_in.warn(text->span, QStringLiteral("Alma doesn't save a lone * here. Any text of the "
                                                 "subfield is meant."));
        statement.containsIn = field;
        statement.contains = unquoted(text->text);
        return true;
    }

    /// [not | does not | does] exists | exist, perhaps with subfield "5"
    bool parseExists(MergeStatement &statement)
    {
        m_in.takeWord("does");
        const bool negated = m_in.takeWord("not");
        if (!m_in.takeWord("exists") && !m_in.takeWord("exist")) {
            m_in.expected(QStringLiteral("“exists”"), {QStringLiteral("exists")});
            return false;
        }
        statement.test = negated ? MergeStatement::If::NotExists : MergeStatement::If::Exists;
        if (!m_in.takeWord("subfield"))
            return true;
        const std::optional<Token> code = m_in.takeText(QStringLiteral("The subfield code"));
        if (!code)
            return false;
        if (code->text.size() != 1) {
            m_in.error(code->span, QStringLiteral("A subfield code is one character."));
            return false;
        }
        statement.test =
            negated ? MergeStatement::If::HasNoSubfield : MergeStatement::If::HasSubfield;
        statement.testCode = code->text[0];
        return true;
    }

    bool parseExcluding(MergeStatement &statement)
    {
        MergeExclusion exclusion;
        if (m_in.isOneOf({"first", "second"}) && m_in.isWord("indicator", 1)) {
            const bool first = m_in.isWord("first");
            m_in.take();
            m_in.take();
            const std::optional<QChar> value = indicator();
            if (!value)
                return false;
            (first ? exclusion.firstIndicator : exclusion.secondIndicator) = value;
        } else if (m_in.takeWord("subfield")) {
            if (!parseExcludedSubfield(exclusion))
                return false;
        } else if (m_in.isWord("MARC")) {
            exclusion.field = parseField();
            if (!exclusion.field)
                return false;
        } else {
            MergeField field;
            if (!parseTags(field))
                return false;
            exclusion.field = field;
        }
        statement.excluding.push_back(exclusion);
        return true;
    }

    bool parseExcludedSubfield(MergeExclusion &exclusion)
    {
        if (!m_in.take(TokenKind::LeftParen)) {
            m_in.expected(QStringLiteral("An opening bracket"));
            return false;
        }
        const std::optional<Token> code = m_in.takeText(QStringLiteral("The subfield code"));
        if (!code || code->text.size() != 1 || !m_in.take(TokenKind::Comma)) {
            m_in.expected(QStringLiteral("(\"CODE\",\"VALUE\")"));
            return false;
        }
        const std::optional<Token> value = m_in.takeText(QStringLiteral("The value"));
        if (!value || !m_in.take(TokenKind::RightParen)) {
            m_in.expected(QStringLiteral("A closing bracket"));
            return false;
        }
        exclusion.code = code->text[0];
        exclusion.value = unquoted(value->text);
        return true;
    }

    TokenStream &m_in;
};

} // namespace

std::vector<MergeStatement> parseMergeStatements(TokenStream &in)
{
    return MergeParser(in).run();
}

} // namespace colophon::rules
