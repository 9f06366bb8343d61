// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/parser.h"

#include "rules/element.h"
#include "rules/habits.h"
#include "rules/vocabulary.h"

#include <algorithm>

namespace colophon::rules {

bool TokenStream::isWord(const char *word, qsizetype ahead) const
{
    const Token &token = peek(ahead);
    return token.kind == TokenKind::Word
           && token.text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
}

bool TokenStream::isOneOf(std::initializer_list<const char *> words) const
{
    return std::any_of(words.begin(), words.end(), [this](const char *w) { return isWord(w); });
}

bool TokenStream::takeWord(const char *word)
{
    if (!isWord(word))
        return false;
    take();
    return true;
}

bool TokenStream::take(TokenKind kind)
{
    if (!is(kind))
        return false;
    take();
    return true;
}

void TokenStream::error(const Span &span, const QString &message,
                        const std::optional<QString> &replacement)
{
    m_file.diagnostics.append({Severity::Error, span, message, replacement});
}

void TokenStream::warn(const Span &span, const QString &message,
                       const std::optional<QString> &replacement)
{
    m_file.diagnostics.append({Severity::Warning, span, message, replacement});
}

void TokenStream::note(const Span &span, const QString &message)
{
    m_file.diagnostics.append({Severity::Note, span, message, {}});
}

QString shown(const Token &token)
{
    if (token.kind == TokenKind::End)
        return QStringLiteral("the end of the file");
    if (token.kind == TokenKind::Text)
        return QStringLiteral("the text \"%1\"").arg(token.text.left(40));
    return QStringLiteral("“%1”").arg(token.text.left(40));
}

void TokenStream::expected(const QString &what, const QStringList &known)
{
    const Token &token = peek();
    QString message = QStringLiteral("%1 was expected here, not %2.").arg(what, shown(token));
    const QString near = token.kind == TokenKind::Word ? nearestWord(token.text, known) : QString();
    if (near.isEmpty()) {
        error(token.span, message);
        return;
    }
    message += QStringLiteral(" Is “%1” meant?").arg(near);
    error(token.span, message, near);
}

std::optional<Token> TokenStream::takeText(const QString &what)
{
    if (is(TokenKind::Text))
        return take();
    expected(QStringLiteral("%1 in quotes").arg(what));
    return std::nullopt;
}

Span TokenStream::from(const Span &start) const
{
    Span span = start;
    span.length = qMax(0, last().span.end() - start.offset);
    return span;
}

namespace {

constexpr std::initializer_list<const char *> kBlocks = {"rule", "table", "list", "test", "option"};

class FileParser {
public:
    explicit FileParser(TokenStream &in) : m_in(in) {}

    void run()
    {
        while (!m_in.is(TokenKind::End)) {
            const qsizetype before = m_in.place();
            if (m_in.isWord("rule"))
                parseRule();
            else if (!parseExtensionBlock(m_in))
                strayText();
            if (m_in.place() == before)
                m_in.take();
        }
    }

private:
    bool atBlock() const { return m_in.isOneOf(kBlocks) && m_in.peek(1).kind != TokenKind::End; }

    /// Tells it once, and goes on at the next rule.
    void strayText()
    {
        m_in.expected(QStringLiteral("A rule, beginning with rule \"NAME\","),
                      {QStringLiteral("rule"), QStringLiteral("table"), QStringLiteral("list"),
                       QStringLiteral("test"), QStringLiteral("option")});
        skipToBlock();
    }

    void skipToBlock()
    {
        while (
            !m_in.is(TokenKind::End)
            && !(m_in.isWord("rule") && m_in.peek(1).kind == TokenKind::Text)
            && !(m_in.isOneOf({"table", "list", "test"}) && m_in.peek(1).kind == TokenKind::Text))
            m_in.take();
    }

    void parseRule()
    {
        Rule rule;
        const Span start = m_in.take().span;
        const std::optional<Token> name = m_in.takeText(QStringLiteral("The rule's name"));
        if (!name)
            return skipToBlock();
        rule.name = unquoted(name->text);
        rule.nameSpan = name->span;
        checkName(*name);
        parsePriority(rule);
        if (!m_in.takeWord("when")) {
            m_in.expected(
                QStringLiteral("“when”"),
                {QStringLiteral("when"), QStringLiteral("priority"), QStringLiteral("salience")});
            return skipToBlock();
        }
        if (!parseWhen(rule))
            return skipToBlock();
        if (!m_in.takeWord("then")) {
            m_in.expected(QStringLiteral("“then”, or AND or OR,"),
                          {QStringLiteral("then"), QStringLiteral("and"), QStringLiteral("or")});
            return skipToBlock();
        }
        parseThen(rule);
        if (!m_in.takeWord("end")) {
            m_in.expected(QStringLiteral("An action, or “end”,"), {QStringLiteral("end")});
            return skipToBlock();
        }
        rule.span = m_in.from(start);
        m_in.file().rules.push_back(std::move(rule));
    }

    void checkName(const Token &name)
    {
        if (name.text.contains(u'\\'))
            m_in.warn(name.span,
                      QStringLiteral("A backslash in a rule's name may be refused by Alma."));
        const bool capital = QStringView(name.text).split(u' ').contains(QStringView(u"Rule"));
        if (capital)
            m_in.warn(name.span, QStringLiteral("Alma may refuse a rule whose name holds the word "
                                                "“Rule” with a capital R."));
    }

    void parsePriority(Rule &rule)
    {
        while (true) {
            if (m_in.isOneOf({"priority", "salience"})) {
                m_in.take();
                if (!m_in.is(TokenKind::Number)) {
                    m_in.expected(QStringLiteral("A whole number"));
                    return;
                }
                bool ok = false;
                const Token &number = m_in.take();
                rule.priority = number.text.toInt(&ok);
                rule.hasPriority = true;
                rule.prioritySpan = number.span;
                if (!ok)
                    m_in.error(number.span,
                               QStringLiteral("The priority %1 is too large.").arg(number.text));
            } else if (m_in.isWord("onCall")) {
                m_in.extension(m_in.take().span);
                rule.onCall = true;
            } else {
                return;
            }
        }
    }

    bool parseWhen(Rule &rule)
    {
        if (m_in.takeWord("merge")) {
            rule.dialect = Dialect::Merge;
            return true;
        }
        if (m_in.isWord("preferred") || (m_in.isWord("not") && m_in.isWord("preferred", 1))) {
            m_in.takeWord("not");
            m_in.take();
            rule.dialect = Dialect::HeadingDisplay;
            return true;
        }
        rule.when = parseCondition(m_in);
        return rule.when.has_value();
    }

    void parseThen(Rule &rule)
    {
        if (rule.dialect == Dialect::Merge)
            rule.merge = parseMergeStatements(m_in);
        else if (rule.dialect == Dialect::HeadingDisplay)
            skipHeadingStatements();
        else if (m_in.isWord("set"))
            parseSet(rule);
        else {
            rule.then = parseActions(m_in);
            if (m_in.isWord("else")) {
                m_in.extension(m_in.take().span);
                rule.otherwise = parseActions(m_in);
            }
        }
    }

    /// add to text (displayValue | preferredDisplay | "TEXT" | from ["onlyfirst"] "ELEMENT")
    void skipHeadingStatements()
    {
        while (m_in.takeWord("add")) {
            if (!m_in.takeWord("to") || !m_in.takeWord("text")) {
                m_in.expected(QStringLiteral("“to text”"));
                return;
            }
            if (m_in.takeWord("from"))
                m_in.takeWord("onlyfirst");
            if (!m_in.isOneOf({"displayValue", "preferredDisplay"}) && !m_in.is(TokenKind::Text)) {
                m_in.expected(QStringLiteral("A text in quotes, displayValue or preferredDisplay"),
                              {QStringLiteral("displayValue"), QStringLiteral("preferredDisplay")});
                return;
            }
            m_in.take();
            if (m_in.takeWord("if") && !parseCondition(m_in))
                return;
        }
    }

    void parseSet(Rule &rule)
    {
        while (m_in.isWord("set")) {
            m_in.take();
            const Token what = m_in.peek();
            const bool indication = m_in.isWord("indication");
            if (!indication && !m_in.isWord("brief_level")) {
                m_in.expected(QStringLiteral("“indication” or “brief_level”"),
                              {QStringLiteral("indication"), QStringLiteral("brief_level")});
                return;
            }
            m_in.take();
            if (!m_in.take(TokenKind::Dot)) {
                m_in.expected(QStringLiteral("A dot"));
                return;
            }
            const std::optional<Token> value = m_in.takeText(QStringLiteral("The value"));
            if (!value)
                return;
            rule.dialect = indication ? Dialect::Indication : Dialect::BriefLevel;
            rule.set = unquoted(value->text);
            checkSet(indication, *value, rule.set);
        }
    }

    void checkSet(bool indication, const Token &token, const QString &value)
    {
        if (indication && value != QLatin1String("true"))
            m_in.error(token.span, QStringLiteral("An indication can only be set to \"true\"."),
                       QStringLiteral("\"true\""));
        bool ok = false;
        const int level = value.toInt(&ok);
        if (!indication && (!ok || value.size() != 2 || level < 1 || level > 10))
            m_in.error(token.span, QStringLiteral("A brief level is \"01\" to \"10\"."));
    }

    TokenStream &m_in;
};

/// Rules that are called must exist, and not call themselves by any way round.
void checkCalls(RuleFile &file)
{
    std::function<const Statement *(const std::vector<Statement> &, QStringList)> find;
    const auto ruleNamed = [&file](const QString &name) {
        return std::find_if(file.rules.begin(), file.rules.end(),
                            [&name](const Rule &rule) { return rule.name == name; });
    };
    int budget = 10'000; // a call graph that is wider than that is refused
    find = [&](const std::vector<Statement> &statements, QStringList chain) -> const Statement * {
        for (const Statement &statement : statements) {
            if (statement.action == Action::ForEach) {
                if (const Statement *bad = find(statement.body, chain))
                    return bad;
            }
            if (statement.action != Action::Call)
                continue;
            const auto called = ruleNamed(statement.text);
            if (called == file.rules.end())
                continue;
            if (chain.contains(statement.text) || chain.size() > 16 || --budget < 0)
                return &statement;
            QStringList longer = chain;
            longer.append(statement.text);
            if (find(called->then, longer) || find(called->otherwise, longer))
                return &statement;
        }
        return nullptr;
    };
    for (const Rule &rule : file.rules) {
        for (const std::vector<Statement> *statements : {&rule.then, &rule.otherwise}) {
            if (const Statement *bad = find(*statements, {rule.name}))
                file.diagnostics.append(
                    {Severity::Error,
                     bad->span,
                     QStringLiteral("The rule “%1” would call itself without end, or more than 16 "
                                    "deep.")
                         .arg(bad->text),
                     {}});
        }
    }
}

void checkNames(RuleFile &file)
{
    QStringList rules;
    QStringList tables;
    QStringList lists;
    for (const Rule &rule : file.rules)
        rules.append(rule.name);
    for (const Table &table : file.tables)
        tables.append(table.name);
    for (const NamedList &list : file.lists)
        lists.append(list.name);
    const auto complain = [&file](const Span &span, const char *what, const QString &name,
                                  const QStringList &known) {
        const QString near = nearestWord(name, known);
        file.diagnostics.append(
            {Severity::Error,
             span,
             QStringLiteral("This file has no %1 “%2”.%3")
                 .arg(QLatin1String(what), name,
                      near.isEmpty() ? QString() : QStringLiteral(" Is “%1” meant?").arg(near)),
             {}});
    };
    std::function<void(const Condition &)> inCondition = [&](const Condition &condition) {
        if (condition.kind == ConditionKind::InList && !lists.contains(condition.pattern))
            complain(condition.span, "list", condition.pattern, lists);
        for (const Condition &part : condition.parts)
            inCondition(part);
    };
    std::function<void(const std::vector<Statement> &)> inStatements =
        [&](const std::vector<Statement> &statements) {
            for (const Statement &statement : statements) {
                if (statement.action == Action::Call && !rules.contains(statement.text))
                    complain(statement.span, "rule", statement.text, rules);
                if (statement.action == Action::ReplaceByTable && !tables.contains(statement.text))
                    complain(statement.span, "table", statement.text, tables);
                if (statement.test)
                    inCondition(*statement.test);
                inStatements(statement.body);
            }
        };
    for (const Rule &rule : file.rules) {
        if (rule.when)
            inCondition(*rule.when);
        inStatements(rule.then);
        inStatements(rule.otherwise);
    }
}

void collect(const std::vector<Statement> &statements, Action action,
             std::vector<const Statement *> &found)
{
    for (const Statement &statement : statements) {
        if (statement.action == action)
            found.push_back(&statement);
        collect(statement.body, action, found);
    }
}

/// A copy to a control field that a record has once, where nothing takes the old one away.
void checkSecondControlFields(RuleFile &file)
{
    std::vector<const Statement *> copies;
    std::vector<const Statement *> removals;
    for (const Rule &rule : file.rules) {
        for (const std::vector<Statement> *part : {&rule.then, &rule.otherwise}) {
            collect(*part, Action::CopyControlField, copies);
            collect(*part, Action::RemoveControlField, removals);
        }
    }
    for (const Statement *copy : copies) {
        const QString tag = copy->second.tags.value(0);
        const bool once = tag == QLatin1String("001") || tag == QLatin1String("003")
                          || tag == QLatin1String("005") || tag == QLatin1String("008");
        const bool removed =
            std::any_of(removals.begin(), removals.end(), [&tag](const Statement *removal) {
                const QStringList &tags = removal->target.tags;
                return std::any_of(tags.begin(), tags.end(), [&tag](const QString &other) {
                    return tagsOverlap(tag, other);
                });
            });
        if (once && !removed)
            file.diagnostics.append(
                {Severity::Warning,
                 copy->second.span,
                 QStringLiteral("A record has one %1: where it has it already, this adds a second "
                                "one. Remove the old one first: removeControlField \"%1\".")
                     .arg(tag),
                 {}});
    }
}

} // namespace

RuleFile parse(const QString &text)
{
    RuleFile file;
    const Tokens tokens = tokenize(text);
    file.diagnostics = tokens.diagnostics;
    TokenStream in(tokens, file);
    FileParser(in).run();
    checkCalls(file);
    checkNames(file);
    checkSecondControlFields(file);
    tellHabits(file, text);
    if (file.rules.empty() && !hasErrors(file.diagnostics))
        in.warn({0, int(qMin<qsizetype>(text.size(), 1)), 1, 1},
                QStringLiteral("This file holds no rule."));
    std::stable_sort(
        file.diagnostics.begin(), file.diagnostics.end(),
        [](const Diagnostic &a, const Diagnostic &b) { return a.span.offset < b.span.offset; });
    return file;
}

} // namespace colophon::rules
