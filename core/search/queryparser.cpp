// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/folding.h"
#include "search/query.h"

#include <utility>

namespace colophon::search {

namespace {

constexpr int kDeepest = 100;

enum class Sign { End, Open, Close, And, Or, Not, Value };

/// A piece of the text. A Value is a word or what stands in quotation marks, perhaps behind an
/// index and a sign.
struct Token {
    Sign sign = Sign::End;
    qsizetype position = 0;
    qsizetype length = 0;
    QString index; ///< as it is written; empty without one
    QString op;    ///< ":", "=", "<", "<=", ">" or ">="
    QString text;  ///< without the quotation marks
    bool quoted = false;
    bool openEnd = false; ///< an * behind it
    bool group = false;   ///< `index:(` – what follows in brackets belongs to the index
};

class Lexer {
public:
    explicit Lexer(const QString &text) : m_text(text) {}

    std::optional<QueryFault> fault() const { return m_fault; }

    Token next()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        Token token;
        token.position = m_at;
        if (m_at >= m_text.size())
            return token;
        const QChar c = m_text.at(m_at);
        if (c == u'(' || c == u')') {
            token.sign = c == u'(' ? Sign::Open : Sign::Close;
            ++m_at;
        } else {
            readValue(token);
        }
        token.length = m_at - token.position;
        return token;
    }

private:
    void readValue(Token &token)
    {
        token.sign = Sign::Value;
        readIndex(token);
        const Result<Index> index = indexFromWord(token.index);
        const bool isNumber = index && infoOf(*index).kind == ValueKind::Number;
        if (!token.op.isEmpty() && at(u'(') && !isNumber) {
            token.group = true;
            ++m_at;
            return;
        }
        if (at(u'"'))
            readQuoted(token);
        else
            readWord(token, isNumber);
        if (token.index.isEmpty() && !token.quoted)
            token.sign = signOf(token.text);
    }

    static Sign signOf(const QString &word)
    {
        if (word == QLatin1String("AND"))
            return Sign::And;
        if (word == QLatin1String("OR"))
            return Sign::Or;
        return word == QLatin1String("NOT") ? Sign::Not : Sign::Value;
    }

    /// `title:`, `year>=` and their like, with a value right behind; `<` and `>`, which no title
    /// has, may stand between blanks.
    void readIndex(Token &token)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && (m_text.at(end).isLetter() || m_text.at(end) == u'_'))
            ++end;
        const QString word = m_text.mid(m_at, end - m_at);
        const bool known = indexFromWord(word).ok();
        qsizetype sign = end;
        while (known && sign < m_text.size() && m_text.at(sign).isSpace())
            ++sign;
        const bool compares = sign < m_text.size() && QStringView(u"<>").contains(m_text.at(sign));
        if (!compares)
            sign = end;
        qsizetype after = sign;
        while (after < m_text.size() && after < sign + 2
               && QStringView(u":=<>").contains(m_text.at(after)))
            ++after;
        const QString op = m_text.mid(sign, after - sign);
        static const QStringList kSigns{QStringLiteral(":"), QStringLiteral("="),
                                        QStringLiteral("<"), QStringLiteral("<="),
                                        QStringLiteral(">"), QStringLiteral(">=")};
        const bool bare = after >= m_text.size() || m_text.at(after).isSpace();
        if (word.isEmpty() || !kSigns.contains(op))
            return;
        // "Egypt : a history" and "http://" are words; "title:" alone waits for its value.
        if (!known && (bare || m_text.mid(after, 2) == QLatin1String("//")))
            return;
        token.index = word;
        token.op = op;
        m_at = after;
        while (compares && known && m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    bool at(QChar c) const { return m_at < m_text.size() && m_text.at(m_at) == c; }

    /// A quotation mark inside is doubled.
    void readQuoted(Token &token)
    {
        const qsizetype open = m_at++;
        token.quoted = true;
        while (m_at < m_text.size()) {
            if (at(u'"')) {
                if (m_at + 1 >= m_text.size() || m_text.at(m_at + 1) != u'"')
                    break;
                ++m_at;
            }
            token.text += m_text.at(m_at++);
        }
        if (!at(u'"')) {
            m_fault = QueryFault{open, m_text.size() - open,
                                 QStringLiteral("The quotation mark is not closed. Put a second "
                                                "one behind the phrase.")};
            return;
        }
        ++m_at;
        if (at(u'*')) {
            token.openEnd = true;
            ++m_at;
        }
        if (m_text.mid(m_at, 2) == QLatin1String("..")) {
            token.text += QLatin1String("..");
            m_at += 2;
            if (at(u'"')) {
                Token rest;
                readQuoted(rest);
                token.text += rest.text;
            }
        }
    }

    /// A system number begins with its source, (OCoLC)12345: there brackets are no group.
    void readWord(Token &token, bool withBrackets)
    {
        const qsizetype start = m_at;
        int open = 0;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !at(u'"')) {
            const QChar c = m_text.at(m_at);
            if ((c == u'(' && !withBrackets) || (c == u')' && open == 0))
                break;
            open += c == u'(' ? 1 : c == u')' ? -1 : 0;
            ++m_at;
        }
        token.text = m_text.mid(start, m_at - start);
        if (token.text.endsWith(u'*')) {
            token.openEnd = true;
            token.text.chop(1);
        }
    }

    const QString &m_text;
    qsizetype m_at = 0;
    std::optional<QueryFault> m_fault;
};

/// Recursive descent: or – and – not – one.
class Parser {
public:
    Parser(const QString &text, Index usual) : m_lexer(text), m_usual(usual) { advance(); }

    ParsedQuery parse()
    {
        QueryTree tree;
        if (m_token.sign != Sign::End)
            tree = either();
        if (!m_fault && m_token.sign == Sign::Close)
            fail(m_token, QStringLiteral("This ) closes no bracket. Take it away, or put a ( "
                                         "before what it ends."));
        if (m_fault)
            return {{}, m_fault};
        return {tree, std::nullopt};
    }

private:
    void advance()
    {
        m_token = m_lexer.next();
        if (m_lexer.fault() && !m_fault)
            m_fault = m_lexer.fault();
    }

    void fail(const Token &where, const QString &reason)
    {
        if (!m_fault)
            m_fault = QueryFault{where.position, where.length, reason};
    }

    static QueryTree joined(QueryTree::Kind kind, QList<QueryTree> parts)
    {
        if (parts.size() == 1)
            return parts.constFirst();
        return {kind, std::move(parts), {}};
    }

    QueryTree either()
    {
        QList<QueryTree> parts{both()};
        while (!m_fault && m_token.sign == Sign::Or) {
            advance();
            parts.append(both());
        }
        return joined(QueryTree::Kind::Or, parts);
    }

    QueryTree both()
    {
        QList<QueryTree> parts;
        add(parts, negated());
        while (!m_fault && m_token.sign != Sign::End && m_token.sign != Sign::Close
               && m_token.sign != Sign::Or) {
            if (m_token.sign == Sign::And)
                advance();
            add(parts, negated());
        }
        return joined(QueryTree::Kind::And, parts);
    }

    /// Words that hold nothing to search for, such as a lone dash, ask for nothing. Words of one
    /// index that follow each other are one condition.
    static void add(QList<QueryTree> &parts, const QueryTree &part)
    {
        if (part.isEverything())
            return;
        if (!parts.isEmpty() && isWordsLeaf(part) && isWordsLeaf(parts.constLast())
            && part.condition.index == parts.constLast().condition.index)
            parts.last().condition.value += u' ' + part.condition.value;
        else
            parts.append(part);
    }
    static bool isWordsLeaf(const QueryTree &tree)
    {
        return tree.kind == QueryTree::Kind::Leaf && tree.condition.op == Operator::Contains;
    }

    QueryTree negated()
    {
        if (m_token.sign != Sign::Not)
            return one();
        const Token sign = m_token;
        advance();
        const QueryTree part = deeper(sign, [this] { return negated(); });
        if (part.isEverything())
            return part;
        return {QueryTree::Kind::Not, {part}, {}};
    }

    template <typename F> QueryTree deeper(const Token &where, F parse)
    {
        if (++m_depth > kDeepest)
            fail(where, QStringLiteral("The brackets are nested too deeply. Split the query."));
        const QueryTree tree = m_fault ? QueryTree() : parse();
        --m_depth;
        return tree;
    }

    QueryTree one()
    {
        switch (m_token.sign) {
        case Sign::Open:
            return bracketed(m_usual);
        case Sign::Value:
            return value();
        case Sign::And:
        case Sign::Or:
            fail(m_token, QStringLiteral("%1 stands between two conditions, and one is missing. "
                                         "To search for the word, write it in small letters.")
                              .arg(m_token.sign == Sign::And ? QStringLiteral("AND")
                                                             : QStringLiteral("OR")));
            break;
        case Sign::Close:
        case Sign::End:
        case Sign::Not:
            fail(m_token, QStringLiteral("A condition is missing here. Write words, or an index "
                                         "with a value such as title:egypt."));
            break;
        }
        return {};
    }

    QueryTree bracketed(Index usual)
    {
        const Token open = m_token;
        const Index outer = std::exchange(m_usual, usual);
        advance();
        const QueryTree tree = deeper(open, [this] { return either(); });
        m_usual = outer;
        if (!m_fault && m_token.sign != Sign::Close)
            fail(open, QStringLiteral("This ( has no ). Put one where the group ends."));
        else
            advance();
        return tree;
    }

    QueryTree value()
    {
        const Token token = m_token;
        Index index = m_usual;
        if (!token.index.isEmpty()) {
            const Result<Index> named = indexFromWord(token.index);
            if (!named) {
                fail(
                    {Sign::Value,
                     token.position,
                     token.index.size(),
                     {},
                     {},
                     {},
                     false,
                     false,
                     false},
                    named.error().detail
                        + QStringLiteral(" To search for the words, put them in quotation marks."));
                return {};
            }
            index = *named;
        }
        if (token.group)
            return bracketed(index);
        const std::optional<Condition> condition = conditionOf(token, index);
        if (m_fault)
            return {};
        advance();
        return condition ? QueryTree::leaf(*condition) : QueryTree();
    }

    std::optional<Condition> conditionOf(const Token &token, Index index);
    std::optional<Condition> wordsCondition(const Token &token, Index index);
    Condition rangeCondition(const Token &token, Index index);
    void checkValue(const Token &token, const Condition &condition);

    Lexer m_lexer;
    Token m_token;
    Index m_usual;
    std::optional<QueryFault> m_fault;
    int m_depth = 0;
};

bool takes(Index index, Operator op)
{
    return operatorsOf(index).contains(op);
}

bool isWordIndex(Index index)
{
    return takes(index, Operator::Contains);
}

std::optional<Condition> Parser::conditionOf(const Token &token, Index index)
{
    if (token.quoted && token.text.isEmpty() && !token.op.isEmpty()) {
        if (takes(index, Operator::Empty))
            return Condition{index, Operator::Empty, {}, {}};
        fail(token,
             QStringLiteral("“%1” is never empty. Write a value between the quotation marks.")
                 .arg(indexWord(index)));
        return {};
    }
    if (token.text.isEmpty() && !token.op.isEmpty()) {
        fail(token, QStringLiteral("A value is missing behind “%1%2”.").arg(token.index, token.op));
        return {};
    }
    const bool compares = token.op.startsWith(u'<') || token.op.startsWith(u'>');
    if (compares || (takes(index, Operator::Between) && token.text.contains(QLatin1String("..")))) {
        const Condition range = rangeCondition(token, index);
        checkValue(token, range);
        return range;
    }
    if (isWordIndex(index))
        return wordsCondition(token, index);
    const bool beginning = takes(index, Operator::StartsWith)
                           && (token.openEnd || (index == Index::CallNumber && token.op != u"="));
    const Condition condition{
        index, beginning ? Operator::StartsWith : Operator::Is, token.text, {}};
    checkValue(token, condition);
    return condition;
}

std::optional<Condition> Parser::wordsCondition(const Token &token, Index index)
{
    if (words(token.text).isEmpty()) {
        // A lone * is every word there is, a lone dash none: neither asks for anything.
        if (token.op.isEmpty() && !token.quoted)
            return {};
        fail(token, QStringLiteral("There is no letter and no digit here to search for."));
        return {};
    }
    if (token.op == u"=") {
        const Operator op = token.openEnd ? Operator::StartsWith : Operator::Is;
        if (takes(index, op))
            return Condition{index, op, token.text, {}};
        fail(token, QStringLiteral("“%1” is searched by words: write %1: in place of %1=.")
                        .arg(indexWord(index)));
        return {};
    }
    const QString text = token.openEnd ? token.text + u'*' : token.text;
    const bool phrase = token.quoted && takes(index, Operator::Phrase);
    return Condition{index, phrase ? Operator::Phrase : Operator::Contains, text, {}};
}

Condition Parser::rangeCondition(const Token &token, Index index)
{
    Condition range{index, Operator::Between, {}, {}};
    if (!takes(index, Operator::Between)) {
        fail(token, QStringLiteral("“%1” has no order, so %2 can't be used with it.")
                        .arg(indexWord(index), token.op));
        return range;
    }
    if (token.op.startsWith(u'<') || token.op.startsWith(u'>')) {
        const bool from = token.op.startsWith(u'>');
        if (token.op.size() == 1)
            fail(token,
                 QStringLiteral("Write %1=, which includes the value itself.").arg(token.op));
        (from ? range.value : range.to) = token.text;
        return range;
    }
    const qsizetype dots = token.text.indexOf(QLatin1String(".."));
    range.value = token.text.left(dots).trimmed();
    range.to = token.text.mid(dots + 2).trimmed();
    if (range.value.isEmpty() && range.to.isEmpty())
        fail(token, QStringLiteral("Write the first value, the last one or both: 1990..1999."));
    return range;
}

} // namespace

namespace {

void Parser::checkValue(const Token &token, const Condition &condition)
{
    const QString reason = faultOfValue(condition);
    if (!reason.isEmpty())
        fail(token, reason);
}

} // namespace

/// Numbers and the like are one value as a whole, blanks and signs included, unless the text names
/// an index itself.
static std::optional<ParsedQuery> wholeValue(const QString &text, Index usual)
{
    const QString value = text.trimmed();
    if (value.isEmpty() || isWordIndex(usual) || value.contains(u'"'))
        return {};
    for (const IndexInfo &info : indexes()) {
        const qsizetype at = value.indexOf(info.word, 0, Qt::CaseInsensitive);
        const QChar behind = at < 0 ? QChar() : value.sliced(at).append(u' ').at(info.word.size());
        if (at >= 0 && QStringView(u":=<>").contains(behind))
            return {};
    }
    Condition condition{usual, Operator::Is, value, {}};
    const qsizetype dots = value.indexOf(QLatin1String(".."));
    if (takes(usual, Operator::Between) && dots >= 0) {
        condition.op = Operator::Between;
        condition.value = value.left(dots).trimmed();
        condition.to = value.mid(dots + 2).trimmed();
    } else if (takes(usual, Operator::StartsWith)
               && (value.endsWith(u'*') || usual == Index::CallNumber)) {
        condition.op = Operator::StartsWith;
        condition.value = value.endsWith(u'*') ? value.chopped(1) : value;
    }
    const QString reason = faultOfValue(condition);
    if (reason.isEmpty())
        return ParsedQuery{QueryTree::leaf(condition), std::nullopt};
    return ParsedQuery{{}, QueryFault{text.indexOf(value), value.size(), reason}};
}

ParsedQuery parseQuery(const QString &text, Index usual)
{
    if (const std::optional<ParsedQuery> whole = wholeValue(text, usual))
        return *whole;
    return Parser(text, usual).parse();
}

Result<QueryTree> queryFrom(const QString &text, Index usual)
{
    const ParsedQuery parsed = parseQuery(text, usual);
    if (!parsed.fault)
        return parsed.tree;
    const QString at = text.mid(parsed.fault->position, parsed.fault->length).trimmed();
    return Error{
        ErrorCode::InvalidInput,
        at.isEmpty()
            ? QStringLiteral("The search was not run. At its end: %1").arg(parsed.fault->reason)
            : QStringLiteral("The search was not run. At character %1, “%2”: %3")
                  .arg(parsed.fault->position + 1)
                  .arg(at, parsed.fault->reason)};
}

} // namespace colophon::search
