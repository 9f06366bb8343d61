// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/actions.h"

#include <algorithm>

namespace colophon::rules {

bool Actions::carryOut()
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
        return false;
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

template <typename Change> bool Actions::eachField(Change change)
{
    bool any = false;
    for (WorkField *field : targets()) {
        m_record.parse(*field);
        if (!m_run.spend(1 + field->subfields.size()) || m_record.isFull())
            break;
        if (change(*field)) {
            field->changed = true;
            any = true;
        }
    }
    return any;
}

bool Actions::selected(const WorkSubfield &subfield) const
{
    return m_run.subfieldMatches(m_op.target, subfield);
}

template <typename Change> bool Actions::eachValue(Change change)
{
    return eachField([&](WorkField &field) {
        bool any = false;
        if (field.control) {
            WorkSubfield whole{{}, field.content};
            any = change(whole, 0);
            field.content = whole.value;
            return any;
        }
        int ordinal = 0;
        for (WorkSubfield &subfield : field.subfields) {
            if (selected(subfield))
                any = change(subfield, ordinal++) || any;
        }
        return any;
    });
}

bool Actions::setValue(std::string_view &value, std::string_view now)
{
    if (value == now)
        return false;
    value = now;
    return true;
}

bool Actions::removeFields()
{
    bool any = false;
    for (WorkField *field : targets()) {
        field->removed = true;
        any = true;
    }
    if (any)
        m_record.sweep();
    return any;
}

bool Actions::removeSubfields()
{
    return eachField([this](WorkField &field) {
        const auto from = std::remove_if(field.subfields.begin(), field.subfields.end(),
                                         [this](const WorkSubfield &s) { return selected(s); });
        const bool any = from != field.subfields.end();
        field.subfields.erase(from, field.subfields.end());
        return any;
    });
}

bool Actions::addField()
{
    if (!m_op.newTag || !recordIfHolds() || m_record.isFull())
        return false;
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
    return true;
}

bool Actions::addSubfields()
{
    if (!m_op.target.code)
        return false;
    return eachField([this](WorkField &field) {
        if (field.control)
            return false;
        field.subfields.push_back({*m_op.target.code, m_run.expand(m_op.text)});
        return true;
    });
}

bool Actions::replaceIn(std::string_view &value, std::string_view with)
{
    if (m_op.search.isWhole())
        return setValue(value, with);
    std::string scratch;
    std::string_view text = value;
    std::size_t at = 0;
    std::size_t length = 0;
    if (!m_op.search.find(text, 0, at, length)) {
        text = composed(value, scratch);
        if (text.data() == value.data() || !m_op.search.find(text, 0, at, length)) {
            if (!m_op.regex || !m_run.spend(100 + value.size()))
                return false;
            QByteArray out;
            if (m_op.regex->replaceAll({value.data(), qsizetype(value.size())},
                                       QByteArray::fromStdString(m_op.regexReplacement), out)
                != Regex::Outcome::Found)
                return false;
            return setValue(value, m_record.keep({out.constData(), std::size_t(out.size())}));
        }
    }
    std::string made;
    std::size_t from = 0;
    do {
        made.append(text, from, at - from);
        made.append(with);
        from = at + std::max<std::size_t>(length, 1);
        if (made.size() > WorkRecord::kMostBytes)
            break;
    } while (from < text.size() && m_run.spend() && m_op.search.find(text, from, at, length));
    if (from < text.size())
        made.append(text, from);
    return setValue(value, m_record.keep(made));
}

bool Actions::replaceContents()
{
    const std::string_view with = m_run.expand(m_op.text);
    return eachValue([&](WorkSubfield &subfield, int) { return replaceIn(subfield.value, with); });
}

bool Actions::replaceControl()
{
    const std::string_view with = m_run.expand(m_op.text);
    const auto change = [&](WorkField &field, bool isLeader) {
        std::string_view value = field.content;
        if (!m_op.target.slice) {
            if (m_op.oldValue && !m_op.oldValue->matches(value))
                return false;
            return setValue(field.content, with);
        }
        const std::size_t wanted = std::size_t(m_op.target.slice->length);
        const std::size_t reach = std::size_t(m_op.target.slice->start) + wanted;
        std::size_t at = 0;
        std::size_t length = 0;
        std::string padded;
        const std::size_t characters = characterCount(value);
        if (m_op.oldValue) {
            if (!sliceOf(value, *m_op.target.slice, at, length)
                || !m_op.oldValue->matches(value.substr(at, length)))
                return false;
        } else if (characters < reach) {
            if (isLeader)
                return false;
            // a field too short is filled up with blanks
            padded = std::string(value) + std::string(reach - characters, ' ');
            value = padded;
        }
        sliceOf(value, *m_op.target.slice, at, length);
        std::string text(with);
        const std::size_t has = characterCount(text);
        if (has < wanted)
            text.append(wanted - has, ' ');
        std::size_t ignored = 0;
        std::size_t cut = text.size();
        sliceOf(text, Slice{0, m_op.target.slice->length}, ignored, cut);
        const std::string_view made = m_record.join(
            value.substr(0, at), std::string_view(text).substr(0, cut), value.substr(at + length));
        return setValue(field.content, made);
    };
    bool any = false;
    if (m_op.target.leader && !m_run.m_options.localOnly && ifHolds(m_record.leader())) {
        any = change(m_record.leader(), true);
        m_record.leader().changed = m_record.leader().changed || any;
    }
    return eachField([&](WorkField &field) { return field.control && change(field, false); })
           || any;
}

bool Actions::setIndicator(bool first)
{
    return eachField([&](WorkField &field) {
        if (field.control)
            return false;
        return setValue(first ? field.indicator1 : field.indicator2, m_op.text.head);
    });
}

bool Actions::rename()
{
    if (!m_op.newTag)
        return false;
    bool any = false;
    for (WorkField *field : targets()) {
        if (field->tag == *m_op.newTag)
            continue;
        m_record.rename(*field, *m_op.newTag);
        any = true;
    }
    return any;
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

bool Actions::copyFields()
{
    if (!m_op.newTag)
        return false;
    bool any = false;
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
        any = true;
    }
    return any;
}

/// One new control field for each source field, with the first subfield named.
bool Actions::copyControlFields()
{
    if (!m_op.newTag)
        return false;
    bool any = false;
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
        any = true;
    }
    return any;
}

bool Actions::affix(bool before)
{
    const std::string_view text = m_run.expand(m_op.text);
    if (text.empty())
        return false;
    return eachValue([&](WorkSubfield &subfield, int) {
        subfield.value =
            before ? m_record.join(text, subfield.value) : m_record.join(subfield.value, text);
        return true;
    });
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

/// The source in the same field if there is one; else the n-th field's for the n-th where the
/// counts agree; else the first.
std::string_view Actions::otherValue(const WorkField &target, std::size_t number, std::size_t count,
                                     const Fields &from)
{
    Fields having;
    for (WorkField *field : from) {
        const std::string_view value = firstValue(m_op.second, *field);
        if (field == &target)
            return value;
        if (value.data() != nullptr)
            having.push_back(field);
    }
    if (having.empty())
        return {};
    return firstValue(m_op.second, *having[having.size() == count ? number : 0]);
}

bool Actions::fromOther(bool append)
{
    const Fields from = sources(m_op.second);
    const Fields to = targets();
    bool any = false;
    for (std::size_t number = 0; number < to.size(); ++number) {
        WorkField &field = *to[number];
        m_record.parse(field);
        if (!m_run.spend(1 + from.size() + field.subfields.size()) || m_record.isFull())
            break;
        const std::string_view value = otherValue(field, number, to.size(), from);
        if (value.data() == nullptr || (append && value.empty()))
            continue;
        for (WorkSubfield &subfield : field.subfields) {
            if (!selected(subfield))
                continue;
            const bool changed =
                setValue(subfield.value, append ? m_record.join(subfield.value, value) : value);
            field.changed = field.changed || changed;
            any = any || changed;
        }
    }
    return any;
}

bool Actions::recode(bool exceptFirst)
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

} // namespace colophon::rules
