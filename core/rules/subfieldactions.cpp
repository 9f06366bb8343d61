// SPDX-License-Identifier: GPL-3.0-or-later
// The actions about the indicators and subfields of a field.
#include "rules/actionwalk.h"

#include <algorithm>

namespace colophon::rules {

namespace {

bool isListed(const std::vector<std::string> &codes, std::string_view code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

int Actions::setIndicator(bool first)
{
    return eachField([&](WorkField &field) {
        if (field.control)
            return false;
        return setValue(first ? field.indicator1 : field.indicator2, m_op.text.head);
    });
}

int Actions::removeSubfields()
{
    return eachField([this](WorkField &field) {
        const auto from = std::remove_if(field.subfields.begin(), field.subfields.end(),
                                         [this](const WorkSubfield &s) { return selected(s); });
        const bool any = from != field.subfields.end();
        field.subfields.erase(from, field.subfields.end());
        return any;
    });
}

int Actions::addSubfields()
{
    if (!m_op.target.code)
        return 0;
    return eachField([this](WorkField &field) {
        if (field.control)
            return false;
        field.subfields.push_back({*m_op.target.code, m_run.expand(m_op.text)});
        return true;
    });
}

int Actions::recode(bool exceptFirst)
{
    return eachField([&](WorkField &field) {
        bool any = false;
        int ordinal = 0;
        for (WorkSubfield &subfield : field.subfields) {
            if (!selected(subfield) || (ordinal++ == 0 && exceptFirst))
                continue;
            any = setValue(subfield.code, m_op.text.head) || any;
        }
        return any;
    });
}

int Actions::dropDuplicateSubfields()
{
    int changed = 0;
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
        ++changed;
    }
    return changed;
}

int Actions::moveToEnd()
{
    int changed = 0;
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
        ++changed;
    }
    return changed;
}

/// Each piece becomes a new field; the source stays, and empty pieces are dropped.
int Actions::split()
{
    if (!m_op.newTag || m_op.delimiter.empty() || !m_op.second.code)
        return 0;
    int changed = 0;
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
                ++changed;
            }
        }
    }
    return changed;
}

} // namespace colophon::rules
