// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/interpreter.h"

#include <algorithm>

namespace colophon::rules {

namespace {

std::size_t byteOf(std::string_view value, std::size_t character)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < character && at < value.size(); ++i) {
        ++at;
        while (at < value.size() && (static_cast<unsigned char>(value[at]) & 0xc0) == 0x80)
            ++at;
    }
    return at;
}

} // namespace

std::size_t characterCount(std::string_view text)
{
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

bool sliceOf(std::string_view value, const Slice &slice, std::size_t &at, std::size_t &length)
{
    at = byteOf(value, std::size_t(slice.start));
    if (at >= value.size())
        return false;
    length = byteOf(value.substr(at), std::size_t(slice.length));
    return true;
}

bool Interpreter::holds(const Test &test)
{
    switch (test.kind) {
    case ConditionKind::True:
        return true;
    case ConditionKind::And:
        return std::all_of(test.parts.begin(), test.parts.end(),
                           [this](const Test &part) { return holds(part); });
    case ConditionKind::Or:
        return std::any_of(test.parts.begin(), test.parts.end(),
                           [this](const Test &part) { return holds(part); });
    case ConditionKind::Not:
        return !holds(test.parts.front());
    case ConditionKind::ExistsMoreThanOnce:
        return moreThanOnce(test.what);
    default:
        return anyField(test);
    }
}

bool Interpreter::holdsFor(const Test &test, WorkField &field)
{
    switch (test.kind) {
    case ConditionKind::True:
        return true;
    case ConditionKind::And:
        return std::all_of(test.parts.begin(), test.parts.end(),
                           [&](const Test &part) { return holdsFor(part, field); });
    case ConditionKind::Or:
        return std::any_of(test.parts.begin(), test.parts.end(),
                           [&](const Test &part) { return holdsFor(part, field); });
    case ConditionKind::Not:
        return !holdsFor(test.parts.front(), field);
    case ConditionKind::ExistsMoreThanOnce:
        return moreThanOnce(test.what);
    case ConditionKind::Exists:
    case ConditionKind::ExistsControl:
        return tagMatches(test.what, field) && fieldMatches(test.what, field);
    case ConditionKind::DuplicateSubfields:
        return tagMatches(test.what, field) && hasDuplicates(test, field);
    case ConditionKind::Matches:
    case ConditionKind::InList:
        return tagMatches(test.what, field) && anyValueMatches(test, field);
    }
    return false;
}

bool Interpreter::anyField(const Test &test)
{
    if (test.what.leader && holdsFor(test, m_record.leader()))
        return true;
    const bool possible =
        std::any_of(test.what.tags.begin(), test.what.tags.end(),
                    [this](const TagPattern &tag) { return m_record.mayHold(tag); });
    if (!possible)
        return false;
    if (!spend(m_record.fields().size()))
        return false;
    return std::any_of(m_record.fields().begin(), m_record.fields().end(),
                       [&](WorkField *field) { return !field->removed && holdsFor(test, *field); });
}

bool Interpreter::moreThanOnce(const Selector &what)
{
    int found = 0;
    for (WorkField *field : m_record.fields()) {
        if (field->removed || !tagMatches(what, *field) || !spend() || !fieldMatches(what, *field))
            continue;
        if (!what.code || field->control) {
            ++found;
        } else {
            for (const WorkSubfield &subfield : field->subfields)
                found += subfieldMatches(what, subfield) ? 1 : 0;
        }
        if (found > 1)
            return true;
    }
    return false;
}

bool Interpreter::tagMatches(const Selector &what, const WorkField &field) const
{
    if (&field == &m_record.leader())
        return what.leader;
    return std::any_of(what.tags.begin(), what.tags.end(),
                       [&](const TagPattern &tag) { return tag.matches(field.word); });
}

/// Indicators, subfield, positions and value in the same field.
bool Interpreter::fieldMatches(const Selector &what, WorkField &field)
{
    if (field.control) {
        if (what.indicator1 || what.indicator2)
            return false;
        std::string_view value = field.content;
        if (what.slice) {
            std::size_t at = 0;
            std::size_t length = 0;
            if (!sliceOf(value, *what.slice, at, length))
                return false;
            value = value.substr(at, length);
        }
        return !what.value || what.value->matches(value);
    }
    if (!what.indicator1 && !what.indicator2 && !what.code)
        return true;
    m_record.parse(field);
    if (what.indicator1 && field.indicator1 != *what.indicator1)
        return false;
    if (what.indicator2 && field.indicator2 != *what.indicator2)
        return false;
    if (!what.code)
        return true;
    if (!spend(field.subfields.size()))
        return false;
    return std::any_of(
        field.subfields.begin(), field.subfields.end(),
        [&](const WorkSubfield &subfield) { return subfieldMatches(what, subfield); });
}

bool Interpreter::subfieldMatches(const Selector &what, const WorkSubfield &subfield) const
{
    if (what.code && !what.anyCode() && subfield.code != *what.code)
        return false;
    return !what.value || what.value->matches(subfield.value);
}

bool Interpreter::valueMatches(const Test &test, std::string_view value) const
{
    if (test.regex)
        return test.regex->find({value.data(), qsizetype(value.size())}) == Regex::Outcome::Found;
    std::string scratch;
    const std::string_view text = composed(value, scratch);
    if (!test.ignoreCase)
        return test.list->contains(std::string(text));
    return test.list->contains(
        QString::fromUtf8(text.data(), qsizetype(text.size())).toCaseFolded().toStdString());
}

bool Interpreter::anyValueMatches(const Test &test, WorkField &field)
{
    // a regular expression or a table look-up costs more than a comparison
    if (!spend(100 + field.content.size()))
        return false;
    if (field.control) {
        std::size_t at = 0;
        std::size_t length = field.content.size();
        if (test.what.slice && !sliceOf(field.content, *test.what.slice, at, length))
            return false;
        return valueMatches(test, field.content.substr(at, length));
    }
    m_record.parse(field);
    if ((test.what.indicator1 && field.indicator1 != *test.what.indicator1)
        || (test.what.indicator2 && field.indicator2 != *test.what.indicator2))
        return false;
    return std::any_of(
        field.subfields.begin(), field.subfields.end(), [&](const WorkSubfield &subfield) {
            return (!test.what.code || test.what.anyCode() || subfield.code == *test.what.code)
                   && spend(100) && valueMatches(test, subfield.value);
        });
}

bool Interpreter::hasDuplicates(const Test &test, WorkField &field) const
{
    if (field.control)
        return false;
    m_record.parse(field);
    std::unordered_set<std::string> seen;
    for (const WorkSubfield &subfield : field.subfields) {
        if (subfield.code != test.code)
            continue;
        std::string value;
        for (const char c : subfield.value) {
            if (test.ignored.find(c) == std::string::npos)
                value.push_back(c);
        }
        if (!seen.insert(std::move(value)).second)
            return true;
    }
    return false;
}

} // namespace colophon::rules
