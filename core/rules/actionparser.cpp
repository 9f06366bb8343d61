// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/element.h"
#include "rules/parser.h"
#include "rules/regex.h"
#include "rules/vocabulary.h"

#include <algorithm>

namespace colophon::rules {

namespace {

bool makesNewField(Action action)
{
    return action == Action::AddField || action == Action::AddControlField
           || action == Action::AddSystemNumber || action == Action::AddModifyingAgency;
}

bool needsCode(Action action)
{
    switch (action) {
    case Action::ReplaceContents:
    case Action::AddSubField:
    case Action::RemoveSubField:
    case Action::AddField:
    case Action::Suffix:
    case Action::Prefix:
    case Action::ChangeSubField:
    case Action::SuffixSubField:
    case Action::SplitSubField:
    case Action::ReplaceContentsExceptFirst:
    case Action::ReplaceSubFieldContents:
    case Action::ChangeSubFieldExceptFirst:
    case Action::AddSystemNumber:
    case Action::AddModifyingAgency:
    case Action::ReplaceMatches:
    case Action::ReplaceByTable:
        return true;
    default:
        return false;
    }
}

bool needsValue(Action action)
{
    return action == Action::AddField || action == Action::AddSubField
           || action == Action::AddControlField || action == Action::SplitSubField;
}

/// Every tag that the condition names; false where it names none.
bool anyTagOverlaps(const Condition &condition, const QStringList &tags, bool &named)
{
    for (const QString &tag : condition.element.tags) {
        named = true;
        if (std::any_of(tags.begin(), tags.end(),
                        [&tag](const QString &other) { return tagsOverlap(tag, other); }))
            return true;
    }
    return std::any_of(condition.parts.begin(), condition.parts.end(),
                       [&](const Condition &part) { return anyTagOverlaps(part, tags, named); });
}

class ActionParser {
public:
    explicit ActionParser(TokenStream &in, int depth) : m_in(in), m_depth(depth) {}

    std::vector<Statement> run()
    {
        std::vector<Statement> statements;
        while (!m_in.is(TokenKind::End) && !m_in.isOneOf({"end", "else", "rule"})) {
            const qsizetype before = m_in.place();
            if (std::optional<Statement> statement = parseOne())
                statements.push_back(std::move(*statement));
            else
                skipToNext(before);
        }
        return statements;
    }

private:
    /// To the next word that begins a statement or closes the list.
    void skipToNext(qsizetype before)
    {
        if (m_in.place() == before)
            m_in.take();
        while (!m_in.is(TokenKind::End) && !m_in.isOneOf({"end", "else", "rule"})
               && !(m_in.is(TokenKind::Word)
                    && (findAction(m_in.peek().text)
                        || m_in.isOneOf(
                            {"replaceMatches", "replaceByTable", "let", "forEach", "call"}))))
            m_in.take();
    }

    std::optional<Statement> parseOne()
    {
        const Token name = m_in.peek();
        if (name.kind == TokenKind::Word) {
            if (const ActionWord *known = findAction(name.text)) {
                m_in.take();
                return parseKnown(*known, name);
            }
            if (std::optional<Statement> own = parseOwn(name))
                return own;
            if (m_in.last().span.offset >= name.span.offset)
                return std::nullopt; // told already
        }
        QStringList names = actionNames();
        names << QStringLiteral("end") << QStringLiteral("else") << QStringLiteral("replaceMatches")
              << QStringLiteral("replaceByTable") << QStringLiteral("let")
              << QStringLiteral("forEach") << QStringLiteral("call");
        m_in.expected(QStringLiteral("An action, or “end”,"), names);
        return std::nullopt;
    }

    std::optional<Statement> parseKnown(const ActionWord &known, const Token &name)
    {
        Statement statement;
        statement.action = known.action;
        const ElementUse use = makesNewField(known.action) || known.action == Action::AddSubField
                                   ? ElementUse::New
                                   : ElementUse::Target;
        // an addition to fields of any tag is no new field: 6** may stand there
        const std::optional<Token> target = m_in.takeText(QStringLiteral("What to work on"));
        if (!target)
            return std::nullopt;
        statement.target =
            parseElement(*target, known.action == Action::AddSubField ? ElementUse::Target : use,
                         m_in.diagnostics());
        if (known.action == Action::AddSubField && !statement.target.value
            && target->text.count(u'.') > 1)
            statement.target.value = QString();
        if (!parseTail(known.shape, statement) || !parseTest(statement))
            return std::nullopt;
        statement.span = m_in.from(name.span);
        if (!known.confirmed)
            m_in.error(name.span,
                       QStringLiteral("The action %1 is known by name, but no public source says "
                                      "what it does, so it is not run.")
                           .arg(QLatin1String(known.word.name)));
        checkParts(statement, known);
        checkTest(statement);
        return statement;
    }

    bool parseTail(Shape shape, Statement &statement)
    {
        switch (shape) {
        case Shape::Alone:
            return true;
        case Shape::With:
            return keyword("with") && text(statement.text, QStringLiteral("The new text"));
        case Shape::To:
            return keyword("to") && text(statement.text, QStringLiteral("The new value"));
        case Shape::ToElement:
            return keyword("to") && element(statement.second);
        case Shape::WithElement:
            return keyword("with") && element(statement.second);
        case Shape::Excluding:
            return keyword("excluding")
                   && text(statement.text, QStringLiteral("The codes to leave out"));
        case Shape::Codes:
            return text(statement.text, QStringLiteral("The subfield codes"));
        case Shape::SystemNumber:
            if (!keyword("from") || !element(statement.second))
                return false;
            if (!m_in.takeWord("prefixed"))
                return true;
            return keyword("by") && element(statement.third);
        }
        return false;
    }

    bool keyword(const char *word)
    {
        if (m_in.takeWord(word))
            return true;
        m_in.expected(QStringLiteral("“%1”").arg(QLatin1String(word)), {QLatin1String(word)});
        return false;
    }
    bool text(QString &to, const QString &what)
    {
        const std::optional<Token> token = m_in.takeText(what);
        if (token)
            to = unquoted(token->text);
        return token.has_value();
    }
    bool element(Element &to)
    {
        const std::optional<Token> token = m_in.takeText(QStringLiteral("A tag"));
        if (token)
            to = parseElement(*token, ElementUse::Target, m_in.diagnostics());
        return token.has_value();
    }

    bool parseTest(Statement &statement)
    {
        if (!m_in.isWord("if"))
            return true;
        m_in.take();
        statement.test = parseCondition(m_in);
        if (!statement.test)
            return false;
        if (statement.test->kind == ConditionKind::And || statement.test->kind == ConditionKind::Or)
            m_in.extension(statement.test->span);
        return true;
    }

    void checkParts(Statement &statement, const ActionWord &known)
    {
        const Element &target = statement.target;
        const QString name = QLatin1String(known.word.name);
        const QString form = QLatin1String(known.word.signature);
        if (needsCode(statement.action) && !target.isControl() && !target.hasCode()) {
            m_in.error(target.span,
                       QStringLiteral("%1 needs a subfield code: %2.").arg(name, form));
        } else if (needsValue(statement.action) && !target.value) {
            m_in.error(target.span, QStringLiteral("%1 needs a value: %2.").arg(name, form));
        }
        if (statement.action == Action::ChangeFirstIndicator
            || statement.action == Action::ChangeSecondIndicator) {
            if (statement.text.size() > 1)
                m_in.error(statement.span,
                           QStringLiteral("An indicator is one character; “%1” has %2.")
                               .arg(statement.text.left(40))
                               .arg(statement.text.size()));
        }
        if ((statement.action == Action::ChangeSubField
             || statement.action == Action::ChangeSubFieldExceptFirst)
            && statement.text.size() != 1)
            m_in.error(statement.span, QStringLiteral("A subfield code is one character; “%1” has "
                                                      "%2.")
                                           .arg(statement.text.left(40))
                                           .arg(statement.text.size()));
        if (statement.action == Action::ReplaceControlContents && !target.slice && !target.value)
            m_in.error(target.span, QStringLiteral("%1 needs positions: %2.").arg(name, form));
        for (const Element *other : {&statement.second, &statement.third}) {
            if (std::any_of(other->tags.begin(), other->tags.end(),
                            [](const QString &tag) { return tag.contains(u'*'); }))
                m_in.error(other->span,
                           QStringLiteral("One tag is needed here: * can't stand in it."));
        }
        if (statement.action == Action::RemoveField && target.hasCode() && !statement.test)
            m_in.warn(target.span,
                      QStringLiteral("removeField deletes whole fields: the subfield code does not "
                                     "narrow it. Use removeSubField, or add if (exists …)."));
        warnOfSurprises(statement);
    }

    /// What runs, and differently from what its writer may think.
    void warnOfSurprises(const Statement &statement)
    {
        const Element &target = statement.target;
        if (statement.action == Action::RemoveField && target.indicators)
            m_in.warn(target.span,
                      QStringLiteral("Alma's removeField takes no notice of indicators; here they "
                                     "narrow it. With if (exists …) both do the same."));
        if (statement.action == Action::ReplaceControlContents && target.slice
            && !statement.text.contains(QLatin1String("${"))
            && statement.text.size() != target.slice->length)
            m_in.warn(statement.span,
                      QStringLiteral("The new text has %1 characters for %2 positions: it is %3.")
                          .arg(statement.text.size())
                          .arg(target.slice->length)
                          .arg(statement.text.size() > target.slice->length
                                   ? QStringLiteral("cut")
                                   : QStringLiteral("filled up with blanks")));
    }

    /// An `if` is about the field that the action works on.
    void checkTest(const Statement &statement)
    {
        if (!statement.test)
            return;
        bool named = false;
        if (anyTagOverlaps(*statement.test, statement.target.tags, named) || !named)
            return;
        if (makesNewField(statement.action)) {
            m_in.extension(statement.test->span);
            return;
        }
        m_in.error(statement.test->span,
                   QStringLiteral("The if tests %1, and the action works on %2: an if can only "
                                  "test the field that is worked on. Move this test to when.")
                       .arg(tagsOf(*statement.test), statement.target.tags.join(u',')));
    }

    static QString tagsOf(const Condition &condition)
    {
        if (!condition.element.tags.isEmpty())
            return condition.element.tags.join(u',');
        for (const Condition &part : condition.parts) {
            const QString tags = tagsOf(part);
            if (!tags.isEmpty())
                return tags;
        }
        return {};
    }

    std::optional<Statement> parseOwn(const Token &name)
    {
        Statement statement;
        bool ok = false;
        if (m_in.takeWord("replaceMatches")) {
            statement.action = Action::ReplaceMatches;
            ok = element(statement.target)
                 && text(statement.pattern, QStringLiteral("A regular expression"))
                 && ignoringCase(statement) && keyword("with")
                 && text(statement.text, QStringLiteral("The new text")) && parseTest(statement);
            if (ok)
                checkRegex(statement, name);
        } else if (m_in.takeWord("replaceByTable")) {
            statement.action = Action::ReplaceByTable;
            ok = element(statement.target) && keyword("with")
                 && text(statement.text, QStringLiteral("The table's name"))
                 && parseTest(statement);
        } else if (m_in.takeWord("call")) {
            statement.action = Action::Call;
            ok = text(statement.text, QStringLiteral("The rule's name"));
        } else if (m_in.takeWord("let")) {
            statement.action = Action::Let;
            ok = parseLet(statement);
        } else if (m_in.takeWord("forEach")) {
            statement.action = Action::ForEach;
            ok = parseForEach(statement);
        } else {
            return std::nullopt;
        }
        m_in.extension(name.span);
        if (!ok)
            return std::nullopt;
        if (needsCode(statement.action) && !statement.target.isControl()
            && !statement.target.hasCode())
            m_in.error(statement.target.span,
                       QStringLiteral("%1 needs a subfield code: TAG.CODE.").arg(name.text));
        statement.span = m_in.from(name.span);
        checkTest(statement);
        return statement;
    }

    bool ignoringCase(Statement &statement)
    {
        if (m_in.isWord("ignoring") && m_in.isWord("case", 1)) {
            m_in.take();
            m_in.take();
            statement.ignoreCase = true;
        }
        return true;
    }

    void checkRegex(const Statement &statement, const Token &name)
    {
        const Result<Regex> regex = Regex::compile(statement.pattern, statement.ignoreCase);
        if (!regex)
            m_in.error(name.span, regex.error().detail);
    }

    bool parseLet(Statement &statement)
    {
        if (!m_in.is(TokenKind::Word)) {
            m_in.expected(QStringLiteral("A name"));
            return false;
        }
        statement.text = m_in.take().text;
        if (m_in.takeWord("from"))
            return element(statement.target);
        if (!m_in.take(TokenKind::Equals)) {
            m_in.expected(QStringLiteral("= or “from”"));
            return false;
        }
        statement.today = m_in.takeWord("today");
        return statement.today || text(statement.pattern, QStringLiteral("A text, or today,"));
    }

    bool parseForEach(Statement &statement)
    {
        if (m_depth > 8) {
            m_in.error(m_in.last().span,
                       QStringLiteral("forEach stands in forEach more than eight deep."));
            return false;
        }
        if (!element(statement.target) || !parseTest(statement))
            return false;
        statement.body = parseActions(m_in, m_depth + 1);
        return keyword("end");
    }

    TokenStream &m_in;
    const int m_depth;
};

} // namespace

std::vector<Statement> parseActions(TokenStream &in, int depth)
{
    return ActionParser(in, depth).run();
}

} // namespace colophon::rules
