// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/habits.h"

#include <algorithm>

namespace colophon::rules {

namespace {

bool isRemoval(Action action)
{
    return action == Action::RemoveField || action == Action::RemoveSubField
           || action == Action::RemoveControlField;
}

/// About some fields of a tag, by what stands in them.
bool isAboutValue(const Condition &condition)
{
    switch (condition.kind) {
    case ConditionKind::Exists:
    case ConditionKind::ExistsControl:
        return condition.element.value.has_value();
    case ConditionKind::Matches:
    case ConditionKind::InList:
        return true;
    default:
        return false;
    }
}

/// The part of the condition, not negated, that is about the value of fields of these very tags.
const Condition *partAbout(const Condition &condition, const QStringList &tags)
{
    if (isAboutValue(condition) && condition.element.tags == tags)
        return &condition;
    if (condition.kind != ConditionKind::And && condition.kind != ConditionKind::Or)
        return nullptr;
    for (const Condition &part : condition.parts) {
        if (const Condition *found = partAbout(part, tags))
            return found;
    }
    return nullptr;
}

/// Takes from all fields what the condition found in one of them.
void tellRemovalOfAll(RuleFile &file, const QString &text, const Rule &rule,
                      const Statement &statement)
{
    const Element &target = statement.target;
    if (!isRemoval(statement.action) || statement.test || target.value || target.indicators
        || target.tags.isEmpty() || !rule.when)
        return;
    const Condition *found = partAbout(*rule.when, target.tags);
    if (found == nullptr)
        return;
    const QString test =
        QStringLiteral("if (%1)").arg(text.mid(found->span.offset, found->span.length));
    const QString written = text.mid(statement.span.offset, statement.span.length);
    const QString what = statement.action == Action::RemoveSubField
                             ? QStringLiteral("from every %1 of the record")
                             : QStringLiteral("every %1 of the record");
    file.diagnostics.append(
        {Severity::Warning, statement.span,
         QStringLiteral("This removes %1, not only what the condition has found. "
                        "For that alone write %2 behind it.")
             .arg(what.arg(target.tags.join(u',')), test),
         found == &*rule.when ? std::optional(written + u' ' + test) : std::nullopt});
}

/// Whether the statement takes the fields of the tag away, so that there are none before.
bool clears(const Statement &statement, const QString &tag)
{
    return statement.action == Action::RemoveField && !statement.test
           && !statement.target.indicators && statement.target.tags.contains(tag);
}

/// Puts a subfield into every field of the tag, where the one made above is meant.
void tellSmears(RuleFile &file, const std::vector<Statement> &actions)
{
    for (auto add = actions.begin(); add != actions.end(); ++add) {
        const QString tag = add->target.tags.value(0);
        // a made-up tag is how to reach a new field alone
        const bool isMadeUp =
            std::any_of(tag.begin(), tag.end(), [](QChar c) { return !c.isDigit(); });
        if (add->action != Action::AddField || isMadeUp
            || std::any_of(actions.begin(), add,
                           [&tag](const Statement &one) { return clears(one, tag); }))
            continue;
        const auto smear = std::find_if(add + 1, actions.end(), [&](const Statement &one) {
            return one.action == Action::AddSubField && !one.test && !one.target.indicators
                   && one.target.tags == add->target.tags;
        });
        if (smear == actions.end())
            continue;
        file.diagnostics.append(
            {Severity::Note,
             smear->span,
             QStringLiteral("This goes into every %1 of the record, not only into the one that is "
                            "made above. To reach that alone make it with a made-up tag, TMP for "
                            "one, and write changeField \"TMP\" to \"%1\" at the end.")
                 .arg(tag),
             {}});
    }
}

/// Where the rule runs only on records without the field there is none before.
bool needsAbsence(const Condition &condition, const QStringList &tags)
{
    if (condition.kind == ConditionKind::And)
        return std::any_of(condition.parts.begin(), condition.parts.end(),
                           [&](const Condition &part) { return needsAbsence(part, tags); });
    if (condition.kind != ConditionKind::Not || condition.parts.size() != 1)
        return false;
    const Condition &absent = condition.parts.front();
    return absent.kind == ConditionKind::Exists && absent.element.tags == tags
           && !absent.element.value && !absent.element.hasCode() && !absent.element.indicators;
}

} // namespace

void tellHabits(RuleFile &file, const QString &text)
{
    for (const Rule &rule : file.rules) {
        if (rule.dialect != Dialect::Normalization)
            continue;
        for (const Statement &statement : rule.then)
            tellRemovalOfAll(file, text, rule, statement);
        const auto adds =
            std::find_if(rule.then.begin(), rule.then.end(),
                         [](const Statement &one) { return one.action == Action::AddField; });
        if (adds != rule.then.end() && rule.when && needsAbsence(*rule.when, adds->target.tags))
            continue;
        tellSmears(file, rule.then);
    }
}

} // namespace colophon::rules
