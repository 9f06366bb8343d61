// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/localfields.h"

#include <algorithm>

namespace colophon::marc {

static const QString kMark = QStringLiteral("LOCAL");

static bool isMark(const Subfield &subfield)
{
    return subfield.code == u'9' && subfield.value.trimmed() == kMark;
}

bool isLocal(const Field &field)
{
    return std::any_of(field.subfields().begin(), field.subfields().end(), isMark);
}

Field markedLocal(const Field &field)
{
    if (field.isControl() || isLocal(field))
        return field;
    Field marked = field;
    marked.subfields().append({u'9', kMark});
    return marked;
}

Field withoutLocalMark(const Field &field)
{
    Field plain = field;
    plain.subfields().removeIf(isMark);
    return plain;
}

QList<Field> localFields(const Record &record)
{
    QList<Field> local;
    std::copy_if(record.fields().begin(), record.fields().end(), std::back_inserter(local),
                 isLocal);
    return local;
}

Record networkPart(const Record &record)
{
    Record network = record;
    network.fields().removeIf(isLocal);
    return network;
}

Record composed(const Record &network, const QList<Field> &local)
{
    Record whole = network;
    for (const Field &field : local)
        whole.insertInOrder(field);
    return whole;
}

LocalTags::LocalTags()
    : m_patterns{QStringLiteral("09X"), QStringLiteral("59X"), QStringLiteral("69X"),
                 QStringLiteral("9XX")}
{}

Result<LocalTags> LocalTags::parse(const QString &text)
{
    LocalTags tags;
    tags.m_patterns.clear();
    for (const QString &word : text.toUpper().split(u' ', Qt::SkipEmptyParts)) {
        if (!Tag::parse(word)) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("“%1” names no local tags. Write three characters, with X "
                                        "for any digit, such as 59X.")
                             .arg(word)};
        }
        tags.m_patterns.append(word);
    }
    return tags;
}

bool LocalTags::contains(const Tag &tag) const
{
    const QString text = tag.toString();
    return std::any_of(m_patterns.begin(), m_patterns.end(), [&text](const QString &pattern) {
        for (qsizetype i = 0; i < 3; ++i) {
            const bool any = pattern.at(i) == u'X' && text.at(i).isDigit();
            if (!any && pattern.at(i) != text.at(i))
                return false;
        }
        return true;
    });
}

} // namespace colophon::marc
