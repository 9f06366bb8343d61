// SPDX-License-Identifier: GPL-3.0-or-later
// The actions about whole fields.
#include "rules/actionwalk.h"

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

int Actions::removeFields()
{
    int changed = 0;
    for (WorkField *field : targets()) {
        field->removed = true;
        ++changed;
    }
    if (changed > 0)
        m_record.sweep();
    return changed;
}

int Actions::addField()
{
    if (!m_op.newTag || !recordIfHolds() || m_record.isFull())
        return 0;
    WorkField &field = m_record.make(*m_op.newTag);
    const std::string_view text = m_run.expand(m_op.text);
    if (field.control) {
        field.content = text;
    } else {
        if (m_op.target.indicator1)
            field.indicator1 = *m_op.target.indicator1;
        if (m_op.target.indicator2)
            field.indicator2 = *m_op.target.indicator2;
        if (m_op.target.code)
            field.subfields.push_back({*m_op.target.code, text});
        else if (m_op.action == Action::AddControlField)
            field.subfields.push_back({"a", text});
    }
    m_record.insert(field);
    return 1;
}

int Actions::rename()
{
    if (!m_op.newTag)
        return 0;
    int changed = 0;
    for (WorkField *field : targets()) {
        if (field->tag == *m_op.newTag)
            continue;
        m_record.rename(*field, *m_op.newTag);
        ++changed;
    }
    return changed;
}

/// The subfields that the source element names, or the whole, into a field as the target says.
void Actions::fillCopy(const WorkField &source, WorkField &made)
{
    const Selector &to = m_op.second;
    const std::string_view newCode = to.code ? std::string_view(*to.code) : std::string_view();
    if (source.control) {
        made.content = source.content;
        if (!made.control)
            made.subfields.push_back({newCode.empty() ? "a" : newCode, source.content});
        return;
    }
    const bool whole = !m_op.target.code;
    std::string_view text;
    for (const WorkSubfield &subfield : source.subfields) {
        if (!selected(subfield))
            continue;
        if (made.control || (whole && !newCode.empty()))
            text = text.empty() ? subfield.value : m_record.join(text, " ", subfield.value);
        else
            made.subfields.push_back({newCode.empty() ? subfield.code : newCode, subfield.value});
    }
    if (made.control)
        made.content = text;
    else if (whole && !newCode.empty() && !text.empty())
        made.subfields.push_back({newCode, text});
    if (whole && newCode.empty()) {
        made.indicator1 = source.indicator1;
        made.indicator2 = source.indicator2;
    }
}

int Actions::copyFields()
{
    if (!m_op.newTag)
        return 0;
    int changed = 0;
    const Fields from = targets();
    for (WorkField *source : from) {
        m_record.parse(*source);
        if (!m_run.spend(1 + source->subfields.size()) || m_record.isFull())
            break;
        WorkField &made = m_record.make(*m_op.newTag);
        fillCopy(*source, made);
        if (!made.control && made.subfields.empty())
            continue;
        if (m_op.second.indicator1)
            made.indicator1 = *m_op.second.indicator1;
        if (m_op.second.indicator2)
            made.indicator2 = *m_op.second.indicator2;
        m_record.insert(made);
        ++changed;
    }
    return changed;
}

/// One new control field for each source field, with the first subfield named.
int Actions::copyControlFields()
{
    if (!m_op.newTag)
        return 0;
    int changed = 0;
    const Fields from = targets();
    for (WorkField *source : from) {
        if (m_record.isFull())
            break;
        const std::string_view value = firstValue(m_op.target, *source);
        if (value.data() == nullptr)
            continue;
        WorkField &made = m_record.make(*m_op.newTag);
        if (made.control)
            made.content = value;
        else
            made.subfields.push_back({"a", value});
        m_record.insert(made);
        ++changed;
    }
    return changed;
}

int Actions::dropDuplicateFields()
{
    std::unordered_set<std::string> seen;
    int changed = 0;
    for (WorkField *field : targets()) {
        m_record.parse(*field);
        if (!m_run.spend(1 + field->subfields.size() + field->content.size() / 16))
            break;
        if (seen.insert(fingerprint(*field)).second)
            continue;
        field->removed = true;
        ++changed;
    }
    if (changed > 0)
        m_record.sweep();
    return changed;
}

/// All into the first; the codes listed are left out of the later ones.
int Actions::combine()
{
    const Fields all = targets();
    if (all.size() < 2 || all.front()->control)
        return 0;
    WorkField &first = *all.front();
    m_record.parse(first);
    int gone = 0;
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
        ++gone;
    }
    first.changed = true;
    m_record.sweep();
    return 1 + gone;
}

/// "(003)001" in a new field; without the prefix's field the number alone.
int Actions::addSystemNumber()
{
    if (!m_op.newTag || !m_op.target.code || !recordIfHolds() || m_record.isFull())
        return 0;
    const Fields numbers = sources(m_op.second);
    const Fields prefixes = sources(m_op.third);
    if (numbers.empty())
        return 0;
    std::string_view value = firstValue(m_op.second, *numbers.front());
    if (value.empty())
        return 0;
    if (!prefixes.empty()) {
        const std::string_view prefix = firstValue(m_op.third, *prefixes.front());
        if (!prefix.empty())
            value = m_record.join(m_record.join("(", prefix, ")"), value);
    }
    WorkField &made = m_record.make(*m_op.newTag);
    made.subfields.push_back({*m_op.target.code, value});
    m_record.insert(made);
    return 1;
}

int Actions::addAgency()
{
    if (m_run.m_agency.empty() || !m_op.newTag || !m_op.target.code || !recordIfHolds()
        || m_record.isFull())
        return 0;
    WorkField &made = m_record.make(*m_op.newTag);
    made.subfields.push_back({*m_op.target.code, m_run.m_agency});
    m_record.insert(made);
    return 1;
}

} // namespace colophon::rules
