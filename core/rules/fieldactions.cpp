// SPDX-License-Identifier: GPL-3.0-or-later
// The actions about several subfields or several fields at once, and Colophon's own.
#include "rules/actions.h"

#include <algorithm>

namespace colophon::rules {

namespace {

bool isListed(const std::vector<std::string> &codes, std::string_view code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// A field as one text that only an identical field has.
std::string fingerprint(const WorkField &field)
{
    std::string text = field.tag.toString().toStdString();
    if (field.control)
        return text.append(field.content);
    text.append(field.indicator1).append(field.indicator2);
    for (const WorkSubfield &subfield : field.subfields) {
        text.push_back('\x1f');
        text.append(subfield.code).append(subfield.value);
    }
    return text;
}

} // namespace

bool Actions::dropDuplicateSubfields()
{
    bool any = false;
    for (WorkField *field : Fields(targets())) {
        m_record.parse(*field);
        if (!m_run.spend(1 + field->subfields.size()))
            break;
        std::unordered_set<std::string> seen;
        const auto from = std::remove_if(
            field->subfields.begin(), field->subfields.end(), [&](const WorkSubfield &subfield) {
                return isListed(m_op.codes, subfield.code)
                       && !seen.insert(std::string(subfield.code).append(subfield.value)).second;
            });
        if (from == field->subfields.end())
            continue;
        field->subfields.erase(from, field->subfields.end());
        field->changed = true;
        any = true;
    }
    return any;
}

bool Actions::dropDuplicateFields()
{
    std::unordered_set<std::string> seen;
    bool any = false;
    for (WorkField *field : targets()) {
        m_record.parse(*field);
        if (!m_run.spend(1 + field->subfields.size() + field->content.size() / 16))
            break;
        if (seen.insert(fingerprint(*field)).second)
            continue;
        field->removed = true;
        any = true;
    }
    if (any)
        m_record.sweep();
    return any;
}

/// All into the first; the codes listed are left out of the later ones.
bool Actions::combine()
{
    const Fields all = targets();
    if (all.size() < 2 || all.front()->control)
        return false;
    WorkField &first = *all.front();
    m_record.parse(first);
    for (std::size_t i = 1; i < all.size(); ++i) {
        WorkField &other = *all[i];
        m_record.parse(other);
        if (!m_run.spend(1 + other.subfields.size()))
            break;
        for (const WorkSubfield &subfield : other.subfields) {
            if (!isListed(m_op.codes, subfield.code))
                first.subfields.push_back(subfield);
        }
        other.removed = true;
    }
    first.changed = true;
    m_record.sweep();
    return true;
}

bool Actions::moveToEnd()
{
    bool any = false;
    for (WorkField *field : Fields(targets())) {
        m_record.parse(*field);
        if (!m_run.spend(1 + field->subfields.size() * m_op.codes.size()))
            break;
        const std::vector<WorkSubfield> before = field->subfields;
        auto end = std::stable_partition(
            field->subfields.begin(), field->subfields.end(),
            [this](const WorkSubfield &s) { return !isListed(m_op.codes, s.code); });
        for (const std::string &code : m_op.codes)
            end = std::stable_partition(end, field->subfields.end(),
                                        [&](const WorkSubfield &s) { return s.code == code; });
        if (before == field->subfields)
            continue;
        field->changed = true;
        any = true;
    }
    return any;
}

/// Each piece becomes a new field; the source stays, and empty pieces are dropped.
bool Actions::split()
{
    if (!m_op.newTag || m_op.delimiter.empty() || !m_op.second.code)
        return false;
    bool any = false;
    for (WorkField *source : Fields(targets())) {
        m_record.parse(*source);
        for (const WorkSubfield &subfield : std::vector<WorkSubfield>(source->subfields)) {
            if (!selected(subfield))
                continue;
            std::string_view rest = subfield.value;
            while (!rest.empty() && m_run.spend(10) && !m_record.isFull()) {
                const std::size_t at = rest.find(m_op.delimiter);
                const std::string_view piece = rest.substr(0, at);
                rest = at == std::string_view::npos ? std::string_view()
                                                    : rest.substr(at + m_op.delimiter.size());
                if (piece.empty())
                    continue;
                WorkField &made = m_record.make(*m_op.newTag);
                made.subfields.push_back({*m_op.second.code, piece});
                m_record.insert(made);
                any = true;
            }
        }
    }
    return any;
}

bool Actions::replaceExceptFirst()
{
    const std::string_view with = m_run.expand(m_op.text);
    bool any = false;
    for (WorkField *field : Fields(targets())) {
        m_record.parse(*field);
        if (!m_run.spend(1 + field->subfields.size()))
            break;
        int ordinal = 0;
        for (WorkSubfield &subfield : field->subfields) {
            if (!selected(subfield) || ordinal++ == 0 || !setValue(subfield.value, with))
                continue;
            field->changed = true;
            any = true;
        }
    }
    return any;
}

/// "(003)001" in a new field; without the prefix's field the number alone.
bool Actions::addSystemNumber()
{
    if (!m_op.newTag || !m_op.target.code || !recordIfHolds() || m_record.isFull())
        return false;
    const Fields numbers = sources(m_op.second);
    const Fields prefixes = sources(m_op.third);
    if (numbers.empty())
        return false;
    std::string_view value = firstValue(m_op.second, *numbers.front());
    if (value.empty())
        return false;
    if (!prefixes.empty()) {
        const std::string_view prefix = firstValue(m_op.third, *prefixes.front());
        if (!prefix.empty())
            value = m_record.join(m_record.join("(", prefix, ")"), value);
    }
    WorkField &made = m_record.make(*m_op.newTag);
    made.subfields.push_back({*m_op.target.code, value});
    m_record.insert(made);
    return true;
}

bool Actions::addAgency()
{
    if (m_run.m_agency.empty() || !m_op.newTag || !m_op.target.code || !recordIfHolds()
        || m_record.isFull())
        return false;
    WorkField &made = m_record.make(*m_op.newTag);
    made.subfields.push_back({*m_op.target.code, m_run.m_agency});
    m_record.insert(made);
    return true;
}

bool Actions::replaceMatches()
{
    const QByteArray with = QByteArray::fromStdString(m_op.regexReplacement);
    bool any = false;
    for (WorkField *field : Fields(targets())) {
        m_record.parse(*field);
        const auto change = [&](std::string_view &value) {
            QByteArray out;
            if (!m_run.spend(100 + value.size()) || m_record.isFull()
                || m_op.regex->replaceAll({value.data(), qsizetype(value.size())}, with, out)
                       != Regex::Outcome::Found)
                return;
            if (setValue(value, m_record.keep({out.constData(), std::size_t(out.size())}))) {
                field->changed = true;
                any = true;
            }
        };
        if (field->control) {
            change(field->content);
            continue;
        }
        for (WorkSubfield &subfield : field->subfields) {
            if (selected(subfield))
                change(subfield.value);
        }
    }
    return any;
}

bool Actions::replaceByTable()
{
    bool any = false;
    for (WorkField *field : Fields(targets())) {
        m_record.parse(*field);
        for (WorkSubfield &subfield : field->subfields) {
            if (!selected(subfield) || !m_run.spend(10))
                continue;
            std::string scratch;
            const auto row = m_op.table->rows.find(std::string(composed(subfield.value, scratch)));
            const std::string *const now = row != m_op.table->rows.end() ? &row->second
                                           : m_op.table->otherwise       ? &*m_op.table->otherwise
                                                                         : nullptr;
            if (!now || !setValue(subfield.value, *now))
                continue;
            field->changed = true;
            any = true;
        }
    }
    return any;
}

} // namespace colophon::rules
