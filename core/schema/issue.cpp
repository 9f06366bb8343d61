// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/issue.h"

#include <algorithm>
#include <array>

namespace colophon::schema {

namespace {

constexpr std::array<const char *, 4> kSeverityWords{"off", "information", "warning", "error"};

void fixField(marc::Field &field, const Fix &fix)
{
    const auto place = [&] { return fix.number >= 0 && fix.number < field.subfields().size(); };
    switch (fix.kind) {
    case Fix::Kind::SetIndicator1:
        field.setIndicator1(fix.text.at(0));
        break;
    case Fix::Kind::SetIndicator2:
        field.setIndicator2(fix.text.at(0));
        break;
    case Fix::Kind::SetTag:
        if (const Result<marc::Tag> tag = marc::Tag::parse(fix.text))
            field.setTag(*tag);
        break;
    case Fix::Kind::SetSubfield:
        if (place())
            field.subfields()[fix.number].value = fix.text;
        break;
    case Fix::Kind::SetSubfieldCode:
        if (place())
            field.subfields()[fix.number].code = fix.text.at(0);
        break;
    case Fix::Kind::RemoveSubfield:
        if (place())
            field.subfields().removeAt(fix.number);
        break;
    case Fix::Kind::AddSubfield:
        field.subfields().append({fix.text.at(0), fix.text.mid(1)});
        break;
    case Fix::Kind::SetPosition: {
        QString value = field.value().leftJustified(fix.number + fix.text.size());
        field.setValue(value.replace(fix.number, fix.text.size(), fix.text));
        break;
    }
    case Fix::Kind::SetValue:
        field.setValue(fix.text);
        break;
    case Fix::Kind::SetField:
        field = fix.added;
        break;
    case Fix::Kind::RemoveField:
    case Fix::Kind::AddField:
        break; // the record's, see applied()
    }
}

} // namespace

QString severityWord(Severity severity)
{
    return QString::fromLatin1(kSeverityWords[static_cast<std::size_t>(severity)]);
}

Result<Severity> severityFromWord(QStringView word)
{
    for (std::size_t i = 0; i < kSeverityWords.size(); ++i) {
        if (word == QLatin1String(kSeverityWords[i]))
            return static_cast<Severity>(i);
    }
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("“%1” is no severity. There are off, information, warning, error.")
                     .arg(word)};
}

marc::Record applied(const marc::Record &record, const Issue &issue)
{
    marc::Record fixed = record;
    if (!issue.fix)
        return fixed;
    const Fix &fix = *issue.fix;
    if (fix.kind == Fix::Kind::AddField) {
        fixed.insertInOrder(fix.added);
        return fixed;
    }
    if (issue.field == Issue::kLeader) {
        for (qsizetype i = 0; fix.kind == Fix::Kind::SetPosition && i < fix.text.size(); ++i)
            fixed.leader().set(fix.number + i, fix.text.at(i));
        return fixed;
    }
    if (issue.field < 0 || issue.field >= fixed.fields().size()
        || fixed.fields().at(issue.field).tag() != issue.tag)
        return fixed;
    if (fix.kind == Fix::Kind::RemoveField)
        fixed.fields().removeAt(issue.field);
    else
        fixField(fixed.fields()[issue.field], fix);
    return fixed;
}

QString placeText(const marc::Record &record, const Issue &issue)
{
    if (issue.field == Issue::kRecord)
        return issue.tag == marc::Tag() ? QStringLiteral("record") : issue.tag.toString();
    if (issue.field == Issue::kLeader)
        return QStringLiteral("LDR");
    const auto several =
        std::count_if(record.fields().cbegin(), record.fields().cend(),
                      [&issue](const marc::Field &field) { return field.tag() == issue.tag; });
    return several < 2 ? issue.tag.toString()
                       : QStringLiteral("%1[%2]").arg(issue.tag.toString()).arg(issue.occurrence);
}

const QList<AlertRule> &alertRules()
{
    using enum Severity;
    static const QList<AlertRule> rules{
        {"record.type", Error},
        {"field.missing", Error},
        {"field.recommended", Information},
        {"field.unknown", Warning},
        {"field.obsolete", Information},
        {"field.repeated", Error},
        {"field.main-entries", Error},
        {"field.identical", Warning},
        {"field.empty", Error},
        {"field.delimiter", Error},
        {"indicator.value", Error},
        {"indicator.obsolete", Information},
        {"indicator.source-missing", Error},
        {"indicator.source-unused", Warning},
        {"indicator.nonfiling", Warning},
        {"indicator.article", Warning},
        {"subfield.unknown", Error},
        {"subfield.obsolete", Information},
        {"subfield.repeated", Error},
        {"subfield.missing", Error},
        {"subfield.empty", Warning},
        {"code.unknown", Error},
        {"code.obsolete", Information},
        {"code.source", Warning},
        {"code.term", Warning},
        {"text.control", Error},
        {"text.replacement", Warning},
        {"text.address", Warning},
        {"leader.value", Error},
        {"leader.obsolete", Information},
        {"leader.rda", Warning},
        {"fixed.length", Error},
        {"fixed.form", Error},
        {"fixed.value", Error},
        {"fixed.obsolete", Information},
        {"fixed.date-type", Error},
        {"fixed.date-published", Warning},
        {"fixed.language", Warning},
        {"fixed.country", Warning},
        {"fixed.illustrations", Information},
        {"fixed.bibliography", Information},
        {"fixed.index", Information},
        {"number.isbn", Error},
        {"number.isbn-form", Information},
        {"number.issn", Error},
        {"number.issn-form", Warning},
        {"number.ismn", Error},
        {"number.ean", Error},
        {"number.upc", Error},
        {"number.lccn", Warning},
        {"link.form", Error},
        {"link.missing", Error},
        {"link.partner", Error},
        {"link.repeated", Warning},
        {"title.added-entry", Warning},
        {"series.untraced", Warning},
        {"series.unmarked", Information},
        {"profile.required", Error},
        {"profile.forbidden", Error},
        {"profile.default", Information},
    };
    return rules;
}

Severity defaultSeverity(QStringView rule)
{
    const QList<AlertRule> &rules = alertRules();
    const auto found = std::find_if(rules.cbegin(), rules.cend(), [rule](const AlertRule &known) {
        return rule == QLatin1String(known.id);
    });
    return found == rules.cend() ? Severity::Off : found->severity;
}

} // namespace colophon::schema
