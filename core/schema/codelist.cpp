// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/codelist.h"

#include <algorithm>
#include <array>

namespace colophon::schema {

namespace {

/// "001-999" and the like: both ends as long as the code.
bool inRange(QStringView range, QStringView code)
{
    const qsizetype width = code.size();
    if (range.size() != 2 * width + 1 || width == 0 || range[width] != u'-')
        return false;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (!std::all_of(range.begin(), range.begin() + width, isDigit)
        || !std::all_of(code.begin(), code.end(), isDigit))
        return false;
    return range.first(width) <= code && code <= range.last(width);
}

} // namespace

bool hasWordWith(const QString &name, QStringView start)
{
    qsizetype at = name.indexOf(start, 0, Qt::CaseInsensitive);
    while (at > 0 && name.at(at - 1).isLetterOrNumber())
        at = name.indexOf(start, at + 1, Qt::CaseInsensitive);
    return at >= 0;
}

const Code *findCode(const QList<Code> &codes, QStringView code)
{
    const Code *range = nullptr;
    for (const Code &known : codes) {
        if (known.code == code)
            return &known;
        if (range == nullptr && inRange(known.code, code))
            range = &known;
    }
    return range;
}

CodeList::CodeList(const QString &name, const QString &title, QList<Code> codes)
    : m_name(name), m_title(title), m_codes(std::move(codes))
{
    // A code used twice (once for a place that was, once for one that is) has its valid one first.
    std::stable_sort(m_codes.begin(), m_codes.end(), [](const Code &a, const Code &b) {
        return a.code != b.code ? a.code < b.code : a.obsolete < b.obsolete;
    });
}

const Code *CodeList::find(QStringView code) const
{
    const auto found =
        std::lower_bound(m_codes.cbegin(), m_codes.cend(), code,
                         [](const Code &known, QStringView wanted) { return known.code < wanted; });
    return found != m_codes.cend() && found->code == code ? &*found : nullptr;
}

QList<Code> CodeList::complete(QStringView text, qsizetype limit) const
{
    std::array<QList<Code>, 4> ranks;
    for (const Code &known : m_codes) {
        const std::size_t old = known.obsolete ? 1 : 0;
        if (known.code.startsWith(text, Qt::CaseInsensitive))
            ranks[old].append(known);
        else if (hasWordWith(known.name, text))
            ranks[2 + old].append(known);
    }
    QList<Code> found;
    for (const QList<Code> &rank : ranks)
        found.append(rank.mid(0, std::max<qsizetype>(0, limit - found.size())));
    return found;
}

} // namespace colophon::schema
