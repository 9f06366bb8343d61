// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/actions.h"

#include <algorithm>

namespace colophon::rules {

int Actions::carryOut()
{
    switch (m_op.action) {
    case Action::RemoveField:
    case Action::RemoveControlField:
        return removeFields();
    case Action::ReplaceContents:
        return replaceContents();
    case Action::AddSubField:
        return addSubfields();
    case Action::ChangeFirstIndicator:
        return setIndicator(true);
    case Action::ChangeSecondIndicator:
        return setIndicator(false);
    case Action::RemoveSubField:
        return removeSubfields();
    case Action::ReplaceControlContents:
        return replaceControl();
    case Action::AddField:
    case Action::AddControlField:
        return addField();
    case Action::ChangeField:
        return rename();
    case Action::CopyField:
        return copyFields();
    case Action::Suffix:
        return affix(false);
    case Action::Prefix:
        return affix(true);
    case Action::ChangeSubField:
        return recode(false);
    case Action::ChangeSubFieldExceptFirst:
        return recode(true);
    case Action::SuffixSubField:
        return fromOther(true);
    case Action::ReplaceSubFieldContents:
        return fromOther(false);
    case Action::CorrectDuplicateSubfields:
        return dropDuplicateSubfields();
    case Action::CorrectDuplicateFields:
        return dropDuplicateFields();
    case Action::CopyControlField:
        return copyControlFields();
    case Action::CombineFields:
        return combine();
    case Action::MoveSubfieldsToEndOfField:
        return moveToEnd();
    case Action::SplitSubField:
        return split();
    case Action::ReplaceContentsExceptFirst:
        return replaceExceptFirst();
    case Action::AddSystemNumber:
        return addSystemNumber();
    case Action::AddModifyingAgency:
        return addAgency();
    case Action::ReplaceMatches:
        return replaceMatches();
    case Action::ReplaceByTable:
        return replaceByTable();
    default:
        return 0;
    }
}

bool Actions::ifHolds(WorkField &field)
{
    return !m_op.test || m_run.holdsFor(*m_op.test, field);
}

/// For actions that make a field: there is none yet, so that the `if` is about the record's fields.
bool Actions::recordIfHolds()
{
    return !m_op.test || m_run.holds(*m_op.test);
}

const Actions::Fields &Actions::targets()
{
    Fields &found = m_run.m_visit;
    found.clear();
    const Selector &what = m_op.target;
    const bool possible =
        std::any_of(what.tags.begin(), what.tags.end(),
                    [this](const TagPattern &tag) { return m_record.mayHold(tag); });
    if (!possible)
        return found;
    if (!m_run.spend(m_record.fields().size()))
        return found;
    // inside a forEach, its field alone
    if (m_run.m_current && m_run.tagMatches(what, *m_run.m_current)) {
        if (isTarget(*m_run.m_current))
            found.push_back(m_run.m_current);
        return found;
    }
    for (WorkField *field : m_record.fields()) {
        if (m_run.tagMatches(what, *field) && isTarget(*field))
            found.push_back(field);
    }
    return found;
}

bool Actions::isTarget(WorkField &field)
{
    if (field.locked || field.removed)
        return false;
    const Selector &what = m_op.target;
    // a new subfield's element says which fields take it by tag and indicators too
    if (what.indicator1 || what.indicator2) {
        m_record.parse(field);
        if (field.control || (what.indicator1 && field.indicator1 != *what.indicator1)
            || (what.indicator2 && field.indicator2 != *what.indicator2))
            return false;
    }
    return ifHolds(field);
}

Actions::Fields Actions::sources(const Selector &what)
{
    Fields found;
    for (WorkField *field : m_record.fields()) {
        if (!field->removed && m_run.tagMatches(what, *field))
            found.push_back(field);
    }
    m_run.spend(m_record.fields().size());
    return found;
}

bool Actions::selected(const WorkSubfield &subfield) const
{
    return m_run.subfieldMatches(m_op.target, subfield);
}

bool Actions::setValue(std::string_view &value, std::string_view now)
{
    if (value == now)
        return false;
    value = now;
    return true;
}

std::string_view Actions::firstValue(const Selector &what, WorkField &field)
{
    if (field.control)
        return field.content;
    m_record.parse(field);
    for (const WorkSubfield &subfield : field.subfields) {
        if (m_run.subfieldMatches(what, subfield))
            return subfield.value;
    }
    return {};
}

} // namespace colophon::rules
