// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/validator.h"

#include "schema/check.h"
#include "schema/fixedfield.h"

#include <algorithm>
#include <limits>

namespace colophon::schema {

Check::Check(const marc::Record &checkedRecord, const Profile &checkedProfile,
             const Definitions &checkedDefinitions)
    : record(checkedRecord), profile(checkedProfile), definitions(checkedDefinitions)
{
    m_occurrences.reserve(record.fields().size());
    for (int i = 0; i < fieldCount(); ++i) {
        QList<int> &places = m_places[field(i).tag().toString()];
        places.append(i);
        m_occurrences.append(int(places.size()));
    }
}

Issue &Check::add(const char *rule, int field, const QStringList &arguments)
{
    Issue issue;
    issue.rule = QLatin1String(rule);
    issue.severity = profile.severityOf(issue.rule);
    issue.field = field;
    if (field >= 0) {
        issue.tag = this->field(field).tag();
        issue.occurrence = occurrence(field);
    } else if (field == Issue::kLeader) {
        issue.tag = kLeaderTag;
    }
    issue.arguments = arguments;
    if (issue.severity == Severity::Off) {
        m_nowhere = issue;
        return m_nowhere;
    }
    issues.append(issue);
    return issues.last();
}

Issue &Check::addAt(const char *rule, int field, int subfield, const QStringList &arguments)
{
    Issue &issue = add(rule, field, arguments);
    issue.part = Issue::Part::Subfield;
    issue.subfield = subfield;
    return issue;
}

Issue &Check::addIndicator(const char *rule, int field, int number, const QStringList &arguments)
{
    Issue &issue = add(rule, field, arguments);
    issue.part = number == 1 ? Issue::Part::Indicator1 : Issue::Part::Indicator2;
    return issue;
}

Issue &Check::addPosition(const char *rule, int field, int start, int length,
                          const QStringList &arguments)
{
    Issue &issue = add(rule, field, arguments);
    issue.part = Issue::Part::Position;
    issue.position = start;
    issue.length = length;
    return issue;
}

Issue &Check::addMissing(const char *rule, const marc::Tag &tag, const QStringList &arguments)
{
    Issue &issue = add(rule, Issue::kRecord, arguments);
    issue.tag = tag;
    return issue;
}

QList<Issue> validate(const marc::Record &record, const Profile &profile)
{
    const std::optional<RecordKind> kind = kindOf(record.leader());
    Check check(record, profile, Definitions::marc21(kind.value_or(RecordKind::Bibliographic)));
    if (!kind) {
        check.addPosition("record.type", Issue::kLeader, 6, 1, {record.leader().recordType()});
        return check.issues;
    }
    checkFixedFields(check);
    checkFields(check);
    checkCodes(check);
    checkNumbers(check);
    checkLinks(check);
    if (check.isBibliographic()) {
        checkTitles(check);
        checkConsistency(check);
    }
    checkProfile(check);
    const auto order = [](const Issue &issue) {
        return issue.field == Issue::kRecord ? std::numeric_limits<int>::max() : issue.field;
    };
    std::stable_sort(check.issues.begin(), check.issues.end(),
                     [&order](const Issue &a, const Issue &b) { return order(a) < order(b); });
    return check.issues;
}

qsizetype countOf(const QList<Issue> &issues, Severity severity)
{
    return std::count_if(issues.cbegin(), issues.cend(),
                         [severity](const Issue &issue) { return issue.severity == severity; });
}

} // namespace colophon::schema
