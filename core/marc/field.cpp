// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/field.h"

#include <QStringList>

namespace colophon::marc {

Field Field::control(const Tag &tag, const QString &value)
{
    Field field;
    field.m_tag = tag;
    field.m_control = true;
    field.m_value = value;
    return field;
}

Field Field::data(const Tag &tag, QChar indicator1, QChar indicator2,
                  const QList<Subfield> &subfields)
{
    Field field;
    field.m_tag = tag;
    field.m_indicator1 = indicator1;
    field.m_indicator2 = indicator2;
    field.m_subfields = subfields;
    return field;
}

std::optional<QString> Field::subfield(QChar code) const
{
    for (const Subfield &subfield : m_subfields) {
        if (subfield.code == code)
            return subfield.value;
    }
    return std::nullopt;
}

QStringList Field::values(QChar code) const
{
    QStringList found;
    for (const Subfield &subfield : m_subfields) {
        if (subfield.code == code)
            found.append(subfield.value);
    }
    return found;
}

QString Field::text(QStringView codes) const
{
    QString joined;
    for (const Subfield &subfield : m_subfields) {
        if (!codes.contains(subfield.code))
            continue;
        if (!joined.isEmpty())
            joined += u' ';
        joined += subfield.value;
    }
    return joined;
}

} // namespace colophon::marc
