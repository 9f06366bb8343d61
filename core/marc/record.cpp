// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/record.h"

#include <algorithm>

namespace colophon::marc {

const Field *Record::first(const Tag &tag) const
{
    const auto found = std::find_if(m_fields.cbegin(), m_fields.cend(),
                                    [&tag](const Field &field) { return field.tag() == tag; });
    return found == m_fields.cend() ? nullptr : &*found;
}

QList<Field> Record::all(const Tag &tag) const
{
    QList<Field> found;
    std::copy_if(m_fields.cbegin(), m_fields.cend(), std::back_inserter(found),
                 [&tag](const Field &field) { return field.tag() == tag; });
    return found;
}

QString Record::controlValue(const Tag &tag) const
{
    const Field *field = first(tag);
    return field != nullptr && field->isControl() ? field->value() : QString();
}

void Record::setControlValue(const Tag &tag, const QString &value)
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&tag](const Field &field) {
        return field.tag() == tag && field.isControl();
    });
    if (found != m_fields.end())
        found->setValue(value);
    else
        insertInOrder(Field::control(tag, value));
}

void Record::removeAll(const Tag &tag)
{
    m_fields.removeIf([&tag](const Field &field) { return field.tag() == tag; });
}

void Record::insertInOrder(const Field &field)
{
    const auto after = std::find_if(m_fields.crbegin(), m_fields.crend(),
                                    [&field](const Field &f) { return f.tag() <= field.tag(); });
    m_fields.insert(after.base(), field);
}

} // namespace colophon::marc
