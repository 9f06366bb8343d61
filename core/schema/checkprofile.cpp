// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/check.h"

#include <algorithm>

namespace colophon::schema {

namespace {

/// A tag of a rule may have X for any digit: 59X.
bool matches(const marc::Tag &pattern, const marc::Tag &tag)
{
    for (std::size_t i = 0; i < 3; ++i) {
        const bool any = pattern.at(i) == 'X' && tag.at(i) >= '0' && tag.at(i) <= '9';
        if (!any && pattern.at(i) != tag.at(i))
            return false;
    }
    return true;
}

QStringList argumentsOf(const ProfileRule &rule)
{
    return {rule.tag.toString(), rule.subfield.isNull() ? QString() : QString(rule.subfield)};
}

/// The rule's own weight, unless its kind is turned off.
void weigh(Issue &issue, const ProfileRule &rule)
{
    if (issue.severity != Severity::Off)
        issue.severity = rule.severity;
}

void offerField(Issue &issue, const ProfileRule &rule)
{
    if (!rule.content.trimmed().isEmpty())
        issue.fix = Fix{Fix::Kind::AddField, 0, {}, profileField(rule)};
}

void requireField(Check &check, const ProfileRule &rule)
{
    QList<int> lacking;
    bool present = false;
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        if (!matches(rule.tag, field.tag()))
            continue;
        present = true;
        if (!rule.subfield.isNull() && !field.subfield(rule.subfield))
            lacking.append(i);
    }
    if (!present) {
        Issue &issue = check.addMissing("profile.required", rule.tag, argumentsOf(rule));
        weigh(issue, rule);
        offerField(issue, rule);
    }
    for (const int index : std::as_const(lacking))
        weigh(check.add("profile.required", index, argumentsOf(rule)), rule);
}

void forbidField(Check &check, const ProfileRule &rule)
{
    for (int i = 0; i < check.fieldCount(); ++i) {
        const marc::Field &field = check.field(i);
        if (!matches(rule.tag, field.tag()))
            continue;
        if (rule.subfield.isNull()) {
            Issue &issue = check.add("profile.forbidden", i, argumentsOf(rule));
            weigh(issue, rule);
            issue.part = Issue::Part::Tag;
            issue.fix = Fix{Fix::Kind::RemoveField};
            continue;
        }
        for (int place = 0; place < field.subfields().size(); ++place) {
            if (field.subfields().at(place).code != rule.subfield)
                continue;
            Issue &issue = check.addAt("profile.forbidden", i, place, argumentsOf(rule));
            weigh(issue, rule);
            issue.fix = Fix{Fix::Kind::RemoveSubfield, place, QString(rule.subfield)};
        }
    }
}

void offerDefault(Check &check, const ProfileRule &rule)
{
    if (check.places(rule.tag).isEmpty())
        check.addMissing("profile.default", rule.tag, argumentsOf(rule)).fix =
            Fix{Fix::Kind::AddField, 0, {}, profileField(rule)};
}

} // namespace

void checkProfile(Check &check)
{
    const std::optional<Material> material = materialOf(check.record.leader());
    for (const ProfileRule &rule : check.profile.rules) {
        if (rule.material && (!check.isBibliographic() || rule.material != material))
            continue;
        switch (rule.kind) {
        case ProfileRule::Kind::Require:
            requireField(check, rule);
            break;
        case ProfileRule::Kind::Forbid:
            forbidField(check, rule);
            break;
        case ProfileRule::Kind::Default:
            offerDefault(check, rule);
            break;
        }
    }
}

} // namespace colophon::schema
