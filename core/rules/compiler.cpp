// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/program.h"

#include "rules/order.h"

#include <algorithm>
#include <functional>
#include <map>

namespace colophon::rules {

namespace {

std::string utf8(QChar c)
{
    return QString(c).toStdString();
}

std::vector<std::string> codesOf(const QString &text)
{
    std::vector<std::string> codes;
    for (const QChar c : text) {
        if (c != u',' && c != u' ')
            codes.push_back(utf8(c));
    }
    return codes;
}

/// The value of a delimiter or of a text that wildcards mean nothing in.
std::string valueText(const Element &element)
{
    return element.value ? literalText(*element.value) : std::string();
}

} // namespace

class Compiler {
public:
    explicit Compiler(const RuleFile &file) : m_file(file) {}

    Result<Program> run()
    {
        const QString error = firstError(m_file.diagnostics);
        if (!error.isNull())
            return Error{ErrorCode::InvalidInput, error};
        m_program.m_options = m_file.options;
        for (const Table &table : m_file.tables)
            addTable(table);
        for (const NamedList &list : m_file.lists)
            addList(list);
        for (const Rule &rule : m_file.rules)
            nameVariables(rule.then), nameVariables(rule.otherwise);
        for (const Rule &rule : m_file.rules)
            m_program.m_rules.push_back(compile(rule));
        if (m_error)
            return *m_error;
        m_program.m_variables = m_variables.size();
        m_program.m_order = runningOrder(m_file);
        return std::move(m_program);
    }

private:
    void fail(const Span &span, const QString &message)
    {
        if (!m_error)
            m_error = Error{ErrorCode::InvalidInput,
                            describe({Severity::Error, span, message, std::nullopt})};
    }

    void addTable(const Table &table)
    {
        auto compiled = std::make_shared<CompiledTable>();
        for (const auto &[key, value] : table.rows)
            compiled->rows.emplace(literalText(key), literalText(value));
        if (table.otherwise)
            compiled->otherwise = literalText(*table.otherwise);
        m_tables[table.name] = std::move(compiled);
    }

    void addList(const NamedList &list)
    {
        auto exact = std::make_shared<std::unordered_set<std::string>>();
        auto folded = std::make_shared<std::unordered_set<std::string>>();
        for (const QString &value : list.values) {
            const std::string text = literalText(value);
            exact->insert(text);
            folded->insert(QString::fromStdString(text).toCaseFolded().toStdString());
        }
        m_lists[list.name] = {std::move(exact), std::move(folded)};
    }

    void nameVariables(const std::vector<Statement> &statements)
    {
        for (const Statement &statement : statements) {
            if (statement.action == Action::Let)
                m_variables.emplace(statement.text, m_variables.size());
            nameVariables(statement.body);
        }
    }

    CompiledRule compile(const Rule &rule)
    {
        m_rule = rule.name;
        CompiledRule compiled;
        compiled.name = rule.name.toStdString();
        compiled.priority = rule.priority;
        compiled.onCall = rule.onCall;
        compiled.dialect = rule.dialect;
        compiled.set = rule.set.toStdString();
        if (rule.when)
            compiled.when = test(*rule.when);
        compiled.then = ops(rule.then);
        compiled.otherwise = ops(rule.otherwise);
        return compiled;
    }

    Selector selector(const Element &element, bool withValue)
    {
        Selector made;
        for (const QString &tag : element.tags) {
            if (tag == QLatin1String("LDR"))
                made.leader = true;
            else
                made.tags.emplace_back(tag);
        }
        if (element.indicators && element.indicators->first != u'*')
            made.indicator1 = utf8(element.indicators->first);
        if (element.indicators && element.indicators->second != u'*')
            made.indicator2 = utf8(element.indicators->second);
        made.slice = element.slice;
        if (element.hasCode())
            made.code = utf8(element.code);
        if (withValue && element.value)
            made.value = Pattern::compile(*element.value);
        return made;
    }

    Test test(const Condition &condition)
    {
        Test made;
        made.kind = condition.kind;
        made.what = selector(condition.element, true);
        made.code = literalText(condition.code);
        made.ignored = literalText(condition.ignored);
        made.ignoreCase = condition.ignoreCase;
        if (condition.kind == ConditionKind::Matches) {
            Result<Regex> regex = Regex::compile(condition.pattern, condition.ignoreCase);
            if (regex)
                made.regex = std::move(*regex);
            else
                fail(condition.span, regex.error().detail);
        }
        if (condition.kind == ConditionKind::InList) {
            const auto &[exact, folded] = m_lists[condition.pattern];
            made.list = condition.ignoreCase ? folded : exact;
        }
        for (const Condition &part : condition.parts)
            made.parts.push_back(test(part));
        return made;
    }

    /// The tag of a field that is made.
    std::optional<marc::Tag> newTag(const Element &element)
    {
        const QString tag = element.tags.value(0);
        if (element.tags.size() == 1 && tag.size() == 3) {
            if (const std::optional<marc::Tag> made = marc::Tag::fromBytes(tag.toLatin1()))
                return made;
        }
        fail(element.span, QStringLiteral("No field can be named “%1”: a tag has three characters.")
                               .arg(element.tags.join(u',').left(40)));
        return std::nullopt;
    }

    /// `${name}` is a variable where a `let` of the file names it, and a text of its own otherwise.
    TextTemplate text(const QString &written)
    {
        TextTemplate made;
        QString pending;
        const auto close = [&] {
            const std::string piece = literalText(pending);
            if (made.rest.empty())
                made.head = piece;
            else
                made.rest.back().second = piece;
            pending.clear();
        };
        for (qsizetype i = 0; i < written.size(); ++i) {
            const qsizetype end =
                written.mid(i, 2) == QLatin1String("${") ? written.indexOf(u'}', i) : -1;
            const auto known =
                end < 0 ? m_variables.end() : m_variables.find(written.mid(i + 2, end - i - 2));
            if (known == m_variables.end()) {
                pending.append(written[i]);
                continue;
            }
            close();
            made.rest.push_back({known->second, {}});
            i = end;
        }
        close();
        return made;
    }

    std::vector<Op> ops(const std::vector<Statement> &statements)
    {
        std::vector<Op> made;
        made.reserve(statements.size());
        for (const Statement &statement : statements)
            made.push_back(op(statement));
        return made;
    }

    Op op(const Statement &statement)
    {
        Op made;
        made.action = statement.action;
        made.id = m_program.m_statements.size();
        m_program.m_statements.push_back({m_rule, statement.span});
        made.target = selector(statement.target, takesPattern(statement.action));
        made.second = selector(statement.second, true);
        made.third = selector(statement.third, true);
        if (statement.test)
            made.test = test(*statement.test);
        fill(made, statement);
        return made;
    }

    /// Whether a value behind the code narrows which subfields are worked on.
    static bool takesPattern(Action action)
    {
        switch (action) {
        case Action::ReplaceContents:
        case Action::AddSubField:
        case Action::AddField:
        case Action::AddControlField:
        case Action::SplitSubField:
        case Action::RemoveField:
        case Action::ReplaceControlContents:
            return false;
        default:
            return true;
        }
    }

    void fill(Op &made, const Statement &statement)
    {
        const Element &target = statement.target;
        switch (statement.action) {
        case Action::ReplaceContents:
            fillSearch(made, statement);
            break;
        case Action::AddField:
        case Action::AddControlField:
            made.newTag = newTag(target);
            made.text = text(target.value.value_or(QString()));
            break;
        case Action::AddSystemNumber:
        case Action::AddModifyingAgency:
            made.newTag = newTag(target);
            break;
        case Action::AddSubField:
            made.text = text(target.value.value_or(QString()));
            break;
        case Action::ChangeFirstIndicator:
        case Action::ChangeSecondIndicator:
            made.text.head = statement.text.isEmpty() || statement.text == QLatin1String("-")
                                 ? " "
                                 : statement.text.toStdString();
            break;
        case Action::ChangeField:
        case Action::CopyField:
        case Action::CopyControlField:
            made.newTag = newTag(statement.second);
            break;
        case Action::SplitSubField:
            made.newTag = newTag(statement.second);
            made.delimiter = valueText(target);
            break;
        case Action::ReplaceControlContents:
            if (target.value && *target.value != QLatin1String("*"))
                made.oldValue = Pattern::compile(*target.value);
            made.text = text(statement.text);
            break;
        case Action::CombineFields:
        case Action::MoveSubfieldsToEndOfField:
        case Action::CorrectDuplicateSubfields:
            made.codes = codesOf(statement.text);
            break;
        case Action::ChangeSubField:
        case Action::ChangeSubFieldExceptFirst:
            made.text.head = statement.text.toStdString();
            break;
        default:
            fillOwn(made, statement);
        }
    }

    /// The literal text, and what it is as a regular expression where it looks like one.
    void fillSearch(Op &made, const Statement &statement)
    {
        const QString search = statement.target.value.value_or(QStringLiteral("*"));
        made.search = SearchText::compile(search);
        made.text = text(statement.text);
        if (!m_file.options.regex || !looksLikeRegex(search))
            return;
        Result<Regex> regex = Regex::compile(asRegex(search), false);
        if (!regex)
            return; // then it is a text and no more
        made.regex = std::move(*regex);
        made.regexReplacement = statement.text.toStdString();
    }

    void fillOwn(Op &made, const Statement &statement)
    {
        if (statement.action == Action::ReplaceMatches) {
            Result<Regex> regex = Regex::compile(statement.pattern, statement.ignoreCase);
            if (regex)
                made.regex = std::move(*regex);
            else
                fail(statement.span, regex.error().detail);
            made.regexReplacement = statement.text.toStdString();
        } else if (statement.action == Action::ReplaceByTable) {
            made.table = m_tables[statement.text];
        } else if (statement.action == Action::Let) {
            made.variable = m_variables.at(statement.text);
            made.today = statement.today;
            made.text = text(statement.pattern);
        } else if (statement.action == Action::ForEach) {
            made.body = ops(statement.body);
        } else if (statement.action == Action::Call) {
            const auto found =
                std::find_if(m_file.rules.begin(), m_file.rules.end(),
                             [&](const Rule &rule) { return rule.name == statement.text; });
            made.rule = std::size_t(found - m_file.rules.begin());
        } else {
            made.text = text(statement.text);
        }
    }

    const RuleFile &m_file;
    Program m_program;
    std::optional<Error> m_error;
    QString m_rule;
    std::map<QString, std::size_t> m_variables;
    std::map<QString, std::shared_ptr<const CompiledTable>> m_tables;
    std::map<QString, std::pair<std::shared_ptr<const std::unordered_set<std::string>>,
                                std::shared_ptr<const std::unordered_set<std::string>>>>
        m_lists;
};

Result<Program> Program::compile(const RuleFile &file)
{
    return Compiler(file).run();
}

Result<Program> Program::compile(const QString &text)
{
    return compile(parse(text));
}

bool Program::hasIndication() const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [](const CompiledRule &rule) {
        return rule.dialect == Dialect::Indication;
    });
}

} // namespace colophon::rules
