// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/arranging.h"

#include <algorithm>

namespace colophon::cataloging {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};

bool isKept(const marc::FlatField &field)
{
    return field.tag != k001 && field.tag != k003;
}

} // namespace

void Arranging::putFirst(const marc::Tag &tag, const QByteArray &value)
{
    m_new.insert(m_new.begin(), {tag, true, value, -1});
}

void Arranging::put(const marc::Tag &tag, bool control, const QByteArray &content)
{
    m_new.push_back({tag, control, content, lastPlaceFor(tag)});
}

void Arranging::replaceControl(const marc::Tag &tag, const QByteArray &value)
{
    const auto there = std::find_if(
        m_from.fields().begin(), m_from.fields().end(),
        [&tag](const marc::FlatField &field) { return field.tag == tag && field.control; });
    if (there == m_from.fields().end()) {
        put(tag, true, value);
    } else {
        m_replaced = there - m_from.fields().begin();
        m_value = value;
    }
}

void Arranging::run()
{
    m_to.clear();
    m_to.setLeader(m_from.leader());
    emitBehind(-1);
    qsizetype place = 0;
    for (const marc::FlatField &field : m_from.fields()) {
        if (isKept(field))
            m_to.add(field.tag, field.control,
                     place == m_replaced ? QByteArrayView(m_value) : m_from.content(field));
        emitBehind(place++);
    }
}

qsizetype Arranging::lastPlaceFor(const marc::Tag &tag) const
{
    const std::vector<marc::FlatField> &fields = m_from.fields();
    for (auto place = qsizetype(fields.size()) - 1; place >= 0; --place) {
        const marc::FlatField &field = fields[std::size_t(place)];
        if (isKept(field) && field.tag <= tag)
            return place;
    }
    return -1;
}

void Arranging::emitBehind(qsizetype place)
{
    for (const NewField &field : m_new) {
        if (field.behind == place)
            m_to.add(field.tag, field.control, field.content);
    }
}

} // namespace colophon::cataloging
