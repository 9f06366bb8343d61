// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace colophon::charset {

/// The graphic character sets of MARC-8,
/// https://www.loc.gov/marc/specifications/speccharmarc8.html
enum class Set {
    Ascii,
    Ansel,
    GreekSymbols,
    Subscripts,
    Superscripts,
    Hebrew,
    Cyrillic,
    ExtendedCyrillic,
    Arabic,
    ExtendedArabic,
    Greek,
    Eacc, ///< three bytes a character
};

/// In a table: the character is a mark, which MARC-8 writes before its base and Unicode behind it.
constexpr std::uint32_t kMark = 0x80000000U;

/// The Unicode character for each 7-bit code, 0 where the set has none.
using SetTable = std::array<std::uint32_t, 128>;

/// Not for Ascii and Eacc.
const SetTable &tableOf(Set set);

struct EaccCode {
    std::uint32_t marc; ///< the three bytes
    std::uint32_t character;
};
/// Ordered by `marc`.
std::span<const EaccCode> eaccCodes();

} // namespace colophon::charset
