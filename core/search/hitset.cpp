// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/hitset.h"

#include <algorithm>
#include <bit>

namespace colophon::search {

HitSet::HitSet(const QString &zoneCode) : m_code(zoneCode.toLongLong()) {}

HitSet HitSet::all(const QString &zoneCode)
{
    HitSet set(zoneCode);
    set.invert();
    return set;
}

MmsId HitSet::mmsIdOf(std::size_t bit) const
{
    const qint64 number = qint64(bit) + MmsId::kFirstNumber;
    qint64 prefix = kSevenDigits;
    while (number >= prefix / 99)
        prefix *= 10;
    return MmsId::fromStored((prefix + number) * kCodes + m_code);
}

/// With De Morgan only three cases are left: both plain, one inverted, both inverted.
void HitSet::intersect(const HitSet &other)
{
    const std::size_t size = std::max(m_words.size(), other.m_words.size());
    m_words.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint64_t mine = m_words[i];
        const std::uint64_t theirs = i < other.m_words.size() ? other.m_words[i] : 0;
        if (m_inverted && other.m_inverted)
            m_words[i] = mine | theirs;
        else if (m_inverted)
            m_words[i] = theirs & ~mine;
        else
            m_words[i] = other.m_inverted ? mine & ~theirs : mine & theirs;
    }
    m_inverted = m_inverted && other.m_inverted;
}

void HitSet::unite(const HitSet &other)
{
    HitSet complement = other;
    complement.invert();
    invert();
    intersect(complement);
    invert();
}

bool HitSet::isAll() const
{
    return m_inverted && std::all_of(m_words.begin(), m_words.end(), [](std::uint64_t word) {
               return word == 0;
           });
}

HitSet HitSet::spread(qint64 wanted, qint64 count, qint64 nextNumber) const
{
    HitSet some(QString::number(m_code));
    const auto numbers = std::size_t(std::max<qint64>(0, nextNumber - MmsId::kFirstNumber));
    const auto step = std::size_t(std::max<qint64>(1, count / std::max<qint64>(1, wanted)));
    // Counted in members where they are known, so that it comes out right however they lie.
    std::size_t member = 0;
    for (std::size_t bit = 0; bit < numbers; ++bit) {
        const bool set = bit / 64 < m_words.size() && ((m_words[bit / 64] >> (bit % 64)) & 1) != 0;
        if (set != m_inverted && member++ % step == 0)
            some.add(mmsIdOf(bit).value());
    }
    return some;
}

qint64 HitSet::count(qint64 recordsOfZone) const
{
    qint64 set = 0;
    for (const std::uint64_t word : m_words)
        set += std::popcount(word);
    return m_inverted ? recordsOfZone - set : set;
}

} // namespace colophon::search
