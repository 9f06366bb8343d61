// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/ruleshelf.h"

#include "rules/program.h"

#include <algorithm>
#include <array>

namespace colophon::normalization {

namespace {

using rules::Dialect;

struct DialectName {
    Dialect dialect;
    QLatin1String word;
};
constexpr std::array kDialects{DialectName{Dialect::Normalization, QLatin1String("normalization")},
                               DialectName{Dialect::Indication, QLatin1String("indication")},
                               DialectName{Dialect::BriefLevel, QLatin1String("brief")},
                               DialectName{Dialect::Merge, QLatin1String("merge")},
                               DialectName{Dialect::HeadingDisplay, QLatin1String("heading")}};

Dialect dialectFrom(const QString &word)
{
    const auto found = std::find_if(kDialects.begin(), kDialects.end(),
                                    [&word](const DialectName &d) { return d.word == word; });
    return found == kDialects.end() ? Dialect::Normalization : found->dialect;
}

/// The columns of rule_select.
StoredRule ruleIn(const store::Query &query)
{
    StoredRule rule;
    rule.id = RuleId(query.integer(0));
    rule.name = query.text(1);
    rule.dialect = dialectFrom(query.text(2));
    rule.description = query.text(3);
    rule.shared = query.integer(4) != 0;
    rule.enabled = query.integer(5) != 0;
    rule.owner = UserId(query.integer(6));
    rule.ownerName = query.text(7);
    rule.version = query.integer(8);
    rule.text = query.text(9);
    rule.changedAt = query.instant(10);
    rule.changedBy = query.text(11);
    return rule;
}

Error nameMissing()
{
    return {ErrorCode::InvalidInput, QStringLiteral("The rule was not saved: it needs a name.")};
}

Error nameTaken(const QString &name)
{
    return {ErrorCode::Conflict,
            QStringLiteral("The rule was not saved: a rule “%1” is there already, perhaps another "
                           "person's private one. Choose another name.")
                .arg(name)};
}

/// A name is unique in the catalogue, private rules included.
Result<bool> isTaken(store::Connection &connection, const QString &name, RuleId except)
{
    Result<store::Query> query = connection.query("common/rule_name_taken");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("name", name).bind("id", except).select());
    return query->next();
}

Result<QString> processOf(store::Connection &connection, RuleId id)
{
    Result<store::Query> query = connection.query("common/rule_process_of");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("rule", id).select());
    return query->next() ? query->text(0) : QString();
}

Result<void> mayChange(const cataloging::Actor &actor, const StoredRule &former)
{
    if (former.shared || former.owner == actor.user.id)
        return {};
    return Error{ErrorCode::Denied,
                 QStringLiteral("“%1” is a private rule of %2; only they change it.")
                     .arg(former.name, former.ownerName)};
}

/// Why the text can't run, or nothing.
QString faultIn(const QString &text)
{
    const Result<rules::Program> program = rules::Program::compile(text);
    return program ? QString() : program.error().detail;
}

} // namespace

QString dialectWord(Dialect dialect)
{
    return std::find_if(kDialects.begin(), kDialects.end(),
                        [dialect](const DialectName &d) { return d.dialect == dialect; })
        ->word;
}

Result<QList<StoredRule>> rulesFor(store::Connection &connection, const cataloging::Actor &actor)
{
    Result<store::Query> query = connection.query("common/rule_all");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user", actor.user.id).select());
    QList<StoredRule> found;
    while (query->next())
        found.append(ruleIn(*query));
    return found;
}

Result<StoredRule> ruleWith(store::Connection &connection, RuleId id)
{
    Result<store::Query> query = connection.query("common/rule_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).select());
    if (!query->next())
        return Error{ErrorCode::NotFound, QStringLiteral("That rule is no longer there.")};
    return ruleIn(*query);
}

Result<StoredRule> ruleNamed(store::Connection &connection, const cataloging::Actor &actor,
                             const QString &name)
{
    Result<store::Query> query = connection.query("common/rule_by_name");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("name", name).bind("user", actor.user.id).select());
    if (!query->next())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("This catalogue keeps no rule “%1”. “colophonctl rules list” "
                                    "shows which there are.")
                         .arg(name)};
    return ruleIn(*query);
}

Result<StoredRule> addRule(store::Connection &connection, const cataloging::Actor &actor,
                           const StoredRule &rule)
{
    const QString name = rule.name.trimmed();
    if (name.isEmpty())
        return nameMissing();
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    const Result<bool> taken = isTaken(connection, name, {});
    COLOPHON_TRY(taken);
    if (*taken)
        return nameTaken(name);
    Result<store::Query> insert = connection.query("common/rule_insert");
    COLOPHON_TRY(insert);
    COLOPHON_TRY(insert->bind("name", name)
                     .bind("kind", dialectWord(rules::parse(rule.text).dialect()))
                     .bind("description", rule.description)
                     .bind("shared", rule.shared ? 1 : 0)
                     .bind("enabled", rule.enabled ? 1 : 0)
                     .bind("user", actor.user.id)
                     .bind("text", rule.text)
                     .bind("at", actor.clock->now())
                     .bind("user2", actor.user.id)
                     .run());
    const RuleId id(insert->lastInsertId());
    COLOPHON_TRY(transaction->commit());
    return ruleWith(connection, id);
}

Result<StoredRule> saveRule(store::Connection &connection, const cataloging::Actor &actor,
                            const StoredRule &rule)
{
    const QString name = rule.name.trimmed();
    if (name.isEmpty())
        return nameMissing();
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    const Result<StoredRule> former = ruleWith(connection, rule.id);
    COLOPHON_TRY(former);
    COLOPHON_TRY(mayChange(actor, *former));
    const Result<bool> taken = isTaken(connection, name, rule.id);
    COLOPHON_TRY(taken);
    if (*taken)
        return nameTaken(name);
    if (former->version != rule.version)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("“%1” was not saved: %2 has saved version %3 since. Look at it "
                                    "in the rule's history, then save again.")
                         .arg(former->name, former->changedBy)
                         .arg(former->version)};
    const Result<QString> process = processOf(connection, rule.id);
    COLOPHON_TRY(process);
    if (!rule.shared && !process->isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” can't become private: the process “%2” uses it.")
                         .arg(former->name, *process)};
    const QString fault = process->isEmpty() || !rule.enabled ? QString() : faultIn(rule.text);
    if (!fault.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” was not saved: the process “%2” uses it, and it has an "
                                    "error. %3")
                         .arg(former->name, *process, fault)};
    const bool newText = former->text != rule.text;
    if (newText) {
        Result<store::Query> keep = connection.query("common/rule_keep_version");
        COLOPHON_TRY(keep);
        COLOPHON_TRY(keep->bind("id", rule.id).run());
    }
    Result<store::Query> update = connection.query("common/rule_update");
    COLOPHON_TRY(update);
    COLOPHON_TRY(update->bind("name", name)
                     .bind("kind", dialectWord(rules::parse(rule.text).dialect()))
                     .bind("description", rule.description)
                     .bind("shared", rule.shared ? 1 : 0)
                     .bind("enabled", rule.enabled ? 1 : 0)
                     .bind("text", rule.text)
                     .bind("step", newText ? 1 : 0)
                     .bind("at", actor.clock->now())
                     .bind("user", actor.user.id)
                     .bind("id", rule.id)
                     .bind("base", rule.version)
                     .run());
    COLOPHON_TRY(transaction->commit());
    return ruleWith(connection, rule.id);
}

Result<void> removeRule(store::Connection &connection, const cataloging::Actor &actor, RuleId id)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    const Result<StoredRule> former = ruleWith(connection, id);
    COLOPHON_TRY(former);
    COLOPHON_TRY(mayChange(actor, *former));
    const Result<QString> process = processOf(connection, id);
    COLOPHON_TRY(process);
    if (!process->isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” was not deleted: the process “%2” uses it. Take it out "
                                    "of the process first.")
                         .arg(former->name, *process)};
    Result<store::Query> remove = connection.query("common/rule_delete");
    COLOPHON_TRY(remove);
    COLOPHON_TRY(remove->bind("id", id).run());
    return transaction->commit();
}

Result<QList<RuleVersion>> versionsOf(store::Connection &connection, RuleId id)
{
    Result<store::Query> query = connection.query("common/rule_versions");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).bind("id2", id).select());
    QList<RuleVersion> found;
    while (query->next())
        found.append({query->integer(0), query->text(1), query->instant(2), query->text(3)});
    return found;
}

Result<QList<RuleRun>> runsOf(store::Connection &connection, RuleId id)
{
    Result<store::Query> query = connection.query("common/rule_runs");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("rule", id).select());
    QList<RuleRun> found;
    while (query->next())
        found.append({query->integer(0), query->instant(1), query->text(2), query->text(3),
                      query->integer(4), query->integer(5)});
    return found;
}

Result<void> noteRun(store::Transaction &transaction, const cataloging::Actor &actor,
                     const StoredRule &rule, const RuleRun &run)
{
    Result<store::Query> insert = transaction.connection().query("common/rule_run_insert");
    COLOPHON_TRY(insert);
    COLOPHON_TRY(insert->bind("rule", rule.id)
                     .bind("version", rule.version)
                     .bind("at", actor.clock->now())
                     .bind("user", actor.user.id)
                     .bind("what", run.what)
                     .bind("records", run.records)
                     .bind("changed", run.changed)
                     .run());
    return {};
}

} // namespace colophon::normalization
