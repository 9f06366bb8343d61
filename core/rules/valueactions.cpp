// SPDX-License-Identifier: GPL-3.0-or-later
// The actions about the text of subfields and control fields.
#include "rules/actionwalk.h"

#include <algorithm>

namespace colophon::rules {

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

int Actions::replaceContents()
{
    const std::string_view with = m_run.expand(m_op.text);
    return eachValue([&](WorkSubfield &subfield, int) { return replaceIn(subfield.value, with); });
}

int Actions::replaceExceptFirst()
{
    const std::string_view with = m_run.expand(m_op.text);
    return eachField([&](WorkField &field) {
        bool any = false;
        int ordinal = 0;
        for (WorkSubfield &subfield : field.subfields) {
            if (selected(subfield) && ordinal++ > 0)
                any = setValue(subfield.value, with) || any;
        }
        return any;
    });
}

int Actions::replaceControl()
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
    bool leader = false;
    if (m_op.target.leader && !m_run.m_options.localOnly && ifHolds(m_record.leader())) {
        leader = change(m_record.leader(), true);
        m_record.leader().changed = m_record.leader().changed || leader;
    }
    return eachField([&](WorkField &field) { return field.control && change(field, false); })
           + (leader ? 1 : 0);
}

int Actions::replaceMatches()
{
    const QByteArray with = QByteArray::fromStdString(m_op.regexReplacement);
    return eachValue([&](WorkSubfield &subfield, int) {
        std::string_view &value = subfield.value;
        QByteArray out;
        if (!m_run.spend(100 + value.size()) || m_record.isFull()
            || m_op.regex->replaceAll({value.data(), qsizetype(value.size())}, with, out)
                   != Regex::Outcome::Found)
            return false;
        return setValue(value, m_record.keep({out.constData(), std::size_t(out.size())}));
    });
}

int Actions::replaceByTable()
{
    return eachField([&](WorkField &field) {
        bool any = false;
        for (WorkSubfield &subfield : field.subfields) {
            if (!selected(subfield) || !m_run.spend(10))
                continue;
            std::string scratch;
            const auto row = m_op.table->rows.find(std::string(composed(subfield.value, scratch)));
            const std::string *const now = row != m_op.table->rows.end() ? &row->second
                                           : m_op.table->otherwise       ? &*m_op.table->otherwise
                                                                         : nullptr;
            any = (now && setValue(subfield.value, *now)) || any;
        }
        return any;
    });
}

int Actions::affix(bool before)
{
    const std::string_view text = m_run.expand(m_op.text);
    if (text.empty())
        return 0;
    return eachValue([&](WorkSubfield &subfield, int) {
        subfield.value =
            before ? m_record.join(text, subfield.value) : m_record.join(subfield.value, text);
        return true;
    });
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

int Actions::fromOther(bool append)
{
    const Fields from = sources(m_op.second);
    const Fields to = targets();
    int count = 0;
    for (std::size_t number = 0; number < to.size(); ++number) {
        WorkField &field = *to[number];
        m_record.parse(field);
        if (!m_run.spend(1 + from.size() + field.subfields.size()) || m_record.isFull())
            break;
        const std::string_view value = otherValue(field, number, to.size(), from);
        if (value.data() == nullptr || (append && value.empty()))
            continue;
        bool changed = false;
        for (WorkSubfield &subfield : field.subfields) {
            if (selected(subfield))
                changed =
                    setValue(subfield.value, append ? m_record.join(subfield.value, value) : value)
                    || changed;
        }
        field.changed = field.changed || changed;
        count += changed ? 1 : 0;
    }
    return count;
}

} // namespace colophon::rules
