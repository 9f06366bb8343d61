// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/mmsid.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace colophon::search {

/// Records of one zone, a bit each: 125 KB for a million. Conditions are looked up one by one and
/// joined here, which costs the same however a query is built. "All but these" is kept as such, so
/// that NOT needs no list of all records.
/// Thread rule: a value.
class HitSet {
public:
    /// None of the zone's records.
    explicit HitSet(const QString &zoneCode);
    static HitSet all(const QString &zoneCode);
    /// None of the records of this one's zone.
    HitSet emptyOne() const { return HitSet(m_code); }

    /// Records of other zones are passed over.
    void add(qint64 mmsId)
    {
        if (mmsId % kCodes != m_code)
            return;
        const std::size_t bit = bitOf(mmsId);
        if (bit / 64 >= m_words.size())
            m_words.resize(bit / 64 + 1 + m_words.size() / 2);
        m_words[bit / 64] |= std::uint64_t(1) << (bit % 64);
    }
    /// Of a set that is not inverted.
    void remove(qint64 mmsId)
    {
        const std::size_t bit = bitOf(mmsId);
        if (mmsId % kCodes == m_code && bit / 64 < m_words.size())
            m_words[bit / 64] &= ~(std::uint64_t(1) << (bit % 64));
    }
    bool contains(qint64 mmsId) const
    {
        const std::size_t bit = bitOf(mmsId);
        const bool set = bit / 64 < m_words.size() && ((m_words[bit / 64] >> (bit % 64)) & 1) != 0;
        return set != m_inverted;
    }

    void intersect(const HitSet &other);
    void unite(const HitSet &other);
    void invert() { m_inverted = !m_inverted; }

    bool isAll() const;
    /// How many, of a zone with so many records.
    qint64 count(qint64 recordsOfZone) const;
    /// The MMS IDs in ascending order; only of a set that is not inverted.
    template <typename F> void each(F visit) const
    {
        for (std::size_t word = 0; word < m_words.size(); ++word) {
            for (std::uint64_t bits = m_words[word]; bits != 0; bits &= bits - 1)
                visit(mmsIdOf(word * 64 + std::size_t(__builtin_ctzll(bits))));
        }
    }
    bool isInverted() const { return m_inverted; }
    /// About `wanted` of them, evenly spread over the numbers that the zone has given, all below
    /// `nextNumber`; of an inverted set some whose records are gone. `count` is how many there are.
    HitSet spread(qint64 wanted, qint64 count, qint64 nextNumber) const;

private:
    static constexpr qint64 kCodes = 10000;
    static constexpr qint64 kSevenDigits = 990000000;
    explicit HitSet(qint64 code) : m_code(code) {}
    /// MMS IDs are 99, at least seven digits, four digits of the zone; nearly all have seven.
    static std::size_t bitOf(qint64 mmsId)
    {
        qint64 number = mmsId / kCodes;
        qint64 prefix = kSevenDigits;
        while (number >= prefix + prefix / 99)
            prefix *= 10;
        number -= prefix + MmsId::kFirstNumber;
        return number < 0 ? 0 : std::size_t(number);
    }
    MmsId mmsIdOf(std::size_t bit) const;

    qint64 m_code;
    std::vector<std::uint64_t> m_words;
    bool m_inverted = false;
};

} // namespace colophon::search
