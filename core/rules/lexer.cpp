// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/lexer.h"

namespace colophon::rules {

namespace {

bool isCurlyQuote(QChar c)
{
    return c == QChar(0x201c) || c == QChar(0x201d) || c == QChar(0x201e) || c == QChar(0x201f);
}

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

class Lexer {
public:
    explicit Lexer(const QString &text) : m_text(text) {}

    Tokens run()
    {
        while (m_at < m_text.size())
            step();
        m_from = m_at;
        add(TokenKind::End, m_at);
        return std::move(m_result);
    }

private:
    QChar at(qsizetype i) const { return i < m_text.size() ? m_text[i] : QChar(); }
    qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(u'\n', from);
        return end < 0 ? m_text.size() : end;
    }
    Span span(qsizetype from, qsizetype to) const
    {
        return {int(from), int(to - from), m_line, int(from - m_lineStart) + 1};
    }
    void add(TokenKind kind, qsizetype to, const QString &text = {})
    {
        m_result.tokens.append({kind, span(m_from, to), text});
        m_at = to;
    }
    void complain(qsizetype from, qsizetype to, const QString &message,
                  const std::optional<QString> &replacement = {})
    {
        m_result.diagnostics.append({Severity::Error, span(from, to), message, replacement});
    }

    void step()
    {
        const QChar c = m_text[m_at];
        m_from = m_at;
        if (c == u'\n') {
            ++m_at;
            ++m_line;
            m_lineStart = m_at;
        } else if (c.isSpace() || c == QChar(QChar::ByteOrderMark)) {
            ++m_at;
        } else if (c == u'#' || (c == u'/' && at(m_at + 1) == u'/')) {
            m_result.comments.append(span(m_at, lineEnd(m_at)));
            m_at = lineEnd(m_at);
        } else if (c == u'"' || isCurlyQuote(c)) {
            quoted();
        } else if (c == u'=' && startsRecordLine()) {
            qsizetype end = lineEnd(m_at);
            if (end > m_at && m_text[end - 1] == u'\r')
                --end;
            add(TokenKind::RecordLine, end, m_text.mid(m_at, end - m_at));
        } else if (isWordStart(c)) {
            word();
        } else if (c.isDigit() || ((c == u'-' || c == u'+') && at(m_at + 1).isDigit())) {
            number();
        } else {
            punctuation(c);
        }
    }

    /// "=245" with nothing but blanks before it on the line.
    bool startsRecordLine() const
    {
        if (!QStringView(m_text).mid(m_lineStart, m_at - m_lineStart).trimmed().isEmpty())
            return false;
        return at(m_at + 1).isLetterOrNumber() && at(m_at + 2).isLetterOrNumber()
               && at(m_at + 3).isLetterOrNumber();
    }

    void quoted()
    {
        const bool curly = m_text[m_at] != u'"';
        const qsizetype end = lineEnd(m_at);
        if (curly)
            complainOfCurly(m_at);
        qsizetype curlyInside = -1;
        for (qsizetype i = m_at + 1; i < end; ++i) {
            const QChar c = m_text[i];
            if (c == u'\\' && i + 1 < end) {
                ++i;
            } else if (c == u'"' || (curly && isCurlyQuote(c))) {
                if (c != u'"')
                    complainOfCurly(i);
                add(TokenKind::Text, i + 1, m_text.mid(m_from + 1, i - m_from - 1));
                return;
            } else if (isCurlyQuote(c) && curlyInside < 0) {
                curlyInside = i;
            }
        }
        unterminated(end, curlyInside);
    }

    void complainOfCurly(qsizetype at)
    {
        complain(at, at + 1,
                 QStringLiteral("This is a curly quote (%1). Rules need straight quotes: \".")
                     .arg(m_text[at]),
                 QStringLiteral("\""));
    }

    void unterminated(qsizetype end, qsizetype curlyInside)
    {
        if (curlyInside >= 0) {
            complainOfCurly(curlyInside);
            add(TokenKind::Text, curlyInside + 1, m_text.mid(m_from + 1, curlyInside - m_from - 1));
            return;
        }
        complain(m_from, end,
                 QStringLiteral("The text that begins here has no closing quote on its line. "
                                "A quote inside a text is written \\\"."));
        add(TokenKind::Text, end, m_text.mid(m_from + 1, end - m_from - 1).trimmed());
    }

    void word()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isWordPart(m_text[end]))
            ++end;
        add(TokenKind::Word, end, m_text.mid(m_at, end - m_at));
    }

    void number()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end].isDigit())
            ++end;
        // "2.rdacontent" and the like stand in quotes; a word that begins with a digit is told
        // whole
        if (end < m_text.size() && isWordPart(m_text[end])) {
            while (end < m_text.size() && isWordPart(m_text[end]))
                ++end;
            add(TokenKind::Unknown, end, m_text.mid(m_at, end - m_at));
            return;
        }
        add(TokenKind::Number, end, m_text.mid(m_at, end - m_at));
    }

    void punctuation(QChar c)
    {
        TokenKind kind = TokenKind::Unknown;
        if (c == u'.')
            kind = TokenKind::Dot;
        else if (c == u',')
            kind = TokenKind::Comma;
        else if (c == u'=')
            kind = TokenKind::Equals;
        else if (c == u'(')
            kind = TokenKind::LeftParen;
        else if (c == u')')
            kind = TokenKind::RightParen;
        add(kind, m_at + 1, QString(c));
    }

    const QString &m_text;
    Tokens m_result;
    qsizetype m_at = 0;
    qsizetype m_from = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
};

} // namespace

Tokens tokenize(const QString &text)
{
    return Lexer(text).run();
}

QString unquoted(const QString &raw)
{
    QString text = raw;
    return text.replace(QLatin1String("\\\""), QLatin1String("\""));
}

} // namespace colophon::rules
