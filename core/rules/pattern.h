// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/tag.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::rules {

/// What a text of a rule says: one to four backslashes before a character that is no letter or
/// digit are that character (`\\\\.` is a full stop), \uXXXX is a character by its number, all else
/// stands for itself. UTF-8, in NFC.
std::string literalText(const QString &written);

/// The value in NFC where it may not be; `scratch` holds it then. Comparisons use this form, and
/// records keep theirs.
std::string_view composed(std::string_view value, std::string &scratch);

/// The value of a condition: anchored at both ends, `*` any run, `|` between alternatives; a text
/// of bars alone is itself. Case counts. Thread rule: const use from several threads is safe.
class Pattern {
public:
    static Pattern compile(const QString &written);

    bool matches(std::string_view value) const;

private:
    struct Alternative {
        std::vector<std::string> pieces; ///< between the stars
        bool openStart = false;
        bool openEnd = false;
        bool any = false; ///< a lone *
    };
    static bool matches(const Alternative &alternative, std::string_view value);

    std::vector<Alternative> m_alternatives;
};

/// The search of replaceContents: anywhere in the value, `*` any run.
class SearchText {
public:
    static SearchText compile(const QString &written);

    /// A lone *: the whole value.
    bool isWhole() const { return m_whole; }
    /// Where it is found from `from` on: its place and length; false where nowhere.
    bool find(std::string_view value, std::size_t from, std::size_t &at, std::size_t &length) const;

private:
    std::vector<std::string> m_pieces;
    bool m_openStart = false;
    bool m_openEnd = false;
    bool m_whole = false;
};

/// Whether a search text looks like a regular expression: holds ^ $ (? {n} […] or \d and its kin.
bool looksLikeRegex(const QString &written);
/// The search as a regular expression: `*` widened to `.*`, doubled backslashes single.
QString asRegex(const QString &written);

/// "9**" as a comparison of three bytes at once.
class TagPattern {
public:
    /// Exactly three characters; others match nothing.
    explicit TagPattern(const QString &pattern);

    static std::uint32_t word(const marc::Tag &tag)
    {
        return (std::uint32_t(std::uint8_t(tag.at(0))) << 16)
               | (std::uint32_t(std::uint8_t(tag.at(1))) << 8) | std::uint8_t(tag.at(2));
    }
    bool matches(std::uint32_t tagWord) const { return (tagWord & m_mask) == m_value; }
    bool isExact() const { return m_mask == 0xffffff; }
    std::uint32_t value() const { return m_value; }

private:
    std::uint32_t m_mask = 0;
    std::uint32_t m_value = 0x1000000; ///< matches nothing
};

} // namespace colophon::rules
