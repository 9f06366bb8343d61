// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/workrecord.h"

#include <algorithm>
#include <cstring>

namespace colophon::rules {

namespace {

constexpr std::size_t kChunk = 64 * 1024;

std::string_view view(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

QByteArrayView bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

void WorkRecord::load(const marc::FlatRecord &record)
{
    m_fields.clear();
    m_used = 0;
    m_tags.reset();
    m_chunk = 0;
    m_inChunk = 0;
    m_grown = 0;
    m_full = false;
    m_leader = WorkField();
    m_leader.tag = marc::Tag("LDR");
    m_leader.word = TagPattern::word(m_leader.tag);
    m_leader.control = true;
    m_leader.content = view(record.leader());
    m_tags.set(slot(m_leader.word));
    int number = 0;
    for (const marc::FlatField &flat : record.fields()) {
        WorkField &field = fresh();
        field.tag = flat.tag;
        field.word = TagPattern::word(flat.tag);
        field.control = flat.control;
        field.content = view(record.content(flat));
        field.source = number++;
        m_tags.set(slot(field.word));
        m_fields.push_back(&field);
    }
}

WorkField &WorkRecord::fresh()
{
    if (m_used == m_pool.size())
        m_pool.emplace_back();
    WorkField &field = m_pool[m_used++];
    field.parsed = false;
    field.changed = false;
    field.locked = false;
    field.removed = false;
    field.source = -1;
    field.content = {};
    field.indicator1 = " ";
    field.indicator2 = " ";
    field.subfields.clear();
    return field;
}

void WorkRecord::write(marc::FlatRecord &out) const
{
    out.clear();
    out.setLeader(bytes(m_leader.content));
    for (const WorkField *field : m_fields) {
        if (field->removed)
            continue;
        out.begin(field->tag, field->control);
        ByteBuffer &to = out.bytes();
        if (field->control || !field->parsed) {
            to.append(bytes(field->content));
        } else {
            to.append(bytes(field->indicator1));
            to.append(bytes(field->indicator2));
            for (const WorkSubfield &subfield : field->subfields) {
                // data before the first delimiter stays there
                if (subfield.code.data() != nullptr) {
                    to.append(marc::FlatRecord::kDelimiter);
                    to.append(bytes(subfield.code));
                }
                to.append(bytes(subfield.value));
            }
        }
        out.end();
    }
}

void WorkRecord::parse(WorkField &field) const
{
    if (field.parsed || field.control)
        return;
    field.parsed = true;
    marc::FlatSubfields walk(bytes(field.content));
    field.indicator1 = view(walk.indicator1());
    field.indicator2 = view(walk.indicator2());
    const char *const base = field.content.data();
    while (walk.next()) {
        // a code that stands nowhere in the bytes: none was written
        const std::string_view code = view(walk.code());
        const bool written = code.data() >= base && code.data() < base + field.content.size();
        const std::string_view value = view(walk.value());
        const bool atDelimiter =
            value.data() > base && *(value.data() - 1) == marc::FlatRecord::kDelimiter;
        if (written)
            field.subfields.push_back({code, value});
        else
            field.subfields.push_back(
                {atDelimiter ? std::string_view("", 0) : std::string_view(), value});
    }
}

WorkField &WorkRecord::make(const marc::Tag &tag)
{
    WorkField &field = fresh();
    field.tag = tag;
    field.word = TagPattern::word(tag);
    field.control = tag.isControl();
    field.parsed = true;
    field.changed = true;
    return field;
}

void WorkRecord::insert(WorkField &field)
{
    if (m_fields.size() >= kMostFields) {
        m_full = true;
        return;
    }
    m_tags.set(slot(field.word));
    auto at = m_fields.end();
    while (at != m_fields.begin() && (*(at - 1))->word > field.word)
        --at;
    // a field out of order before this place changes nothing: behind the last that is not greater
    m_fields.insert(at, &field);
}

void WorkRecord::rename(WorkField &field, const marc::Tag &tag)
{
    parse(field);
    const bool control = tag.isControl();
    if (control && !field.control) {
        std::string_view value;
        for (const WorkSubfield &subfield : field.subfields)
            value = value.empty() ? subfield.value : join(value, " ", subfield.value);
        field.content = value;
        field.subfields.clear();
    } else if (!control && field.control) {
        field.subfields = {{"a", field.content}};
        field.indicator1 = " ";
        field.indicator2 = " ";
        field.parsed = true;
    }
    field.control = control;
    field.tag = tag;
    field.word = TagPattern::word(tag);
    field.changed = true;
    m_tags.set(slot(field.word));
}

void WorkRecord::sweep()
{
    m_fields.erase(std::remove_if(m_fields.begin(), m_fields.end(),
                                  [](const WorkField *field) { return field->removed; }),
                   m_fields.end());
}

char *WorkRecord::room(std::size_t wanted)
{
    m_grown += wanted;
    if (m_grown > kMostBytes) {
        m_full = true;
        return nullptr;
    }
    while (m_chunk < m_chunks.size() && m_chunks[m_chunk].second - m_inChunk < wanted) {
        ++m_chunk;
        m_inChunk = 0;
    }
    if (m_chunk == m_chunks.size()) {
        const std::size_t size = std::max(kChunk, wanted);
        m_chunks.emplace_back(new char[size], size);
        m_inChunk = 0;
    }
    char *const at = m_chunks[m_chunk].first.get() + m_inChunk;
    m_inChunk += wanted;
    return at;
}

std::string_view WorkRecord::keep(std::string_view text)
{
    return join(text, {});
}

std::string_view WorkRecord::join(std::string_view a, std::string_view b, std::string_view c)
{
    const std::size_t size = a.size() + b.size() + c.size();
    if (size == 0)
        return {"", 0};
    char *const at = room(size);
    if (!at)
        return a.empty() ? b : a;
    char *to = at;
    for (const std::string_view part : {a, b, c}) {
        if (!part.empty())
            std::memcpy(to, part.data(), part.size());
        to += part.size();
    }
    return {at, size};
}

} // namespace colophon::rules
