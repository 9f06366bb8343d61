// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/marc8decoder.h"

#include "charset/marc8tables.h"
#include "charset/plainrun.h"
#include "charset/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace colophon::charset {

namespace {

constexpr char kEscape = 0x1b;
constexpr char kDelimiter = 0x1f;
constexpr std::uint32_t kReplacement = 0xfffd;
constexpr std::uint32_t kLigature = 0x0361;
constexpr std::uint32_t kLigatureEnd = 0xfe21;
constexpr std::uint32_t kDoubleTilde = 0x0360;
constexpr std::uint32_t kDoubleTildeEnd = 0xfe23;

/// An ampersand may begin a numeric reference.
const char *endOfPlain(const char *at, const char *end)
{
    return endOfPlainRun<true, '&'>(at, end);
}

std::optional<Set> setOf(char final)
{
    switch (final) {
    case 'B':
        return Set::Ascii;
    case 'E':
        return Set::Ansel;
    case '2':
        return Set::Hebrew;
    case 'N':
        return Set::Cyrillic;
    case 'Q':
        return Set::ExtendedCyrillic;
    case '3':
        return Set::Arabic;
    case '4':
        return Set::ExtendedArabic;
    case 'S':
        return Set::Greek;
    case '1':
        return Set::Eacc;
    case 'g':
        return Set::GreekSymbols;
    case 'b':
        return Set::Subscripts;
    case 'p':
        return Set::Superscripts;
    default:
        return std::nullopt;
    }
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Codes that the tables lack and that real files hold: punctuation of Unicode's between Chinese
/// characters. pymarc knows them too (its marc8_mapping.py, "odd").
constexpr EaccCode kStrayCodes[] = {{0x21203d, 0x2026}, {0x212040, 0x201c}, {0x7f2014, 0x2014},
                                    {0x7f2019, 0x2019}, {0x7f2020, 0x201d}, {0x7f2122, 0x2122}};

/// 0 where there is none.
std::uint32_t eaccCharacter(std::uint32_t code)
{
    const auto codes = eaccCodes();
    const auto found = std::lower_bound(
        codes.begin(), codes.end(), code,
        [](const EaccCode &entry, std::uint32_t wanted) { return entry.marc < wanted; });
    if (found != codes.end() && found->marc == code)
        return found->character;
    for (const EaccCode &stray : kStrayCodes) {
        if (stray.marc == code)
            return stray.character;
    }
    return 0;
}

class Decoder {
public:
    Decoder(QByteArrayView content, ByteBuffer &out)
        : m_begin(content.data()), m_at(m_begin), m_end(m_begin + content.size()), m_out(out)
    {}

    Trouble decode()
    {
        while (m_at != m_end) {
            if (m_g0 == Set::Ascii && m_marks == 0) {
                const char *const stop = endOfPlain(m_at, m_end);
                m_out.append(QByteArrayView(m_at, stop - m_at));
                m_at = stop;
                if (m_at == m_end)
                    break;
            }
            step();
        }
        dropMarks();
        return m_trouble;
    }

private:
    void tell(Trouble::Kind kind)
    {
        if (!m_trouble)
            m_trouble = {kind, m_at - m_begin};
    }

    void step()
    {
        const char c = *m_at;
        if (c == kDelimiter)
            nextSubfield();
        else if (c == kEscape)
            escape();
        else if (c >= 0 && c <= 0x20)
            plain(c);
        else if (c == '&' && m_g0 == Set::Ascii)
            ampersand();
        else
            graphic();
    }

    void plain(char c)
    {
        put(std::uint32_t(c));
        ++m_at;
    }

    void nextSubfield()
    {
        dropMarks();
        m_g0 = Set::Ascii;
        m_g1 = Set::Ansel;
        m_ligature = m_doubleTilde = false;
        m_out.append(*m_at++);
        if (m_at != m_end && *m_at > 0x20) // the code is never in another set
            m_out.append(*m_at++);
    }

    void escape()
    {
        const char *next = m_at + 1;
        if (next == m_end)
            return unknownEscape();
        const char first = *next++;
        if (first == 's' || first == 'g' || first == 'b' || first == 'p') {
            m_g0 = first == 's' ? Set::Ascii : *setOf(first);
            m_at = next;
            return;
        }
        const bool several = first == '$';
        char target = several ? '(' : first;
        if (several && next != m_end && QByteArrayView("(,)-").contains(*next))
            target = *next++;
        if (!several && next != m_end && *next == '!')
            ++next;
        const std::optional<Set> set = next != m_end ? setOf(*next) : std::nullopt;
        const bool known =
            set && QByteArrayView("(,)-").contains(target) && several == (*set == Set::Eacc);
        if (!known)
            return unknownEscape();
        (target == '(' || target == ',' ? m_g0 : m_g1) = *set;
        m_at = next + 1;
    }

    void unknownEscape()
    {
        tell(Trouble::Kind::UnknownEscape);
        put(kReplacement);
        ++m_at;
    }

    void ampersand()
    {
        const char *at = m_at + 1;
        std::uint32_t character = 0;
        if (m_end - at > 3 && at[0] == '#' && (at[1] == 'x' || at[1] == 'X')) {
            const char *const from = at + 2;
            for (at = from; at != m_end && at - from < 6 && hexValue(*at) >= 0; ++at)
                character = character << 4 | std::uint32_t(hexValue(*at));
            const bool good = at != from && at != m_end && *at == ';' && character >= 0x20
                              && character <= 0x10ffff && (character & 0xfffff800U) != 0xd800U;
            if (good) {
                put(character);
                m_at = at + 1;
                return;
            }
        }
        plain('&');
    }

    void graphic()
    {
        const auto byte = static_cast<std::uint8_t>(*m_at);
        const Set set = byte < 0x80 ? m_g0 : m_g1;
        if (set == Set::Eacc)
            return eacc();
        std::uint32_t character = byte & 0x7fU;
        // The joiners and the marks of non-sorting stand outside the graphic sets.
        if (byte >= 0x80 && byte < 0xa0)
            character = tableOf(Set::Ansel)[byte & 0x7fU];
        else if (set != Set::Ascii)
            character = tableOf(set)[byte & 0x7fU];
        if (character == 0) {
            // Windows' quotation marks and dashes get into MARC-8 by copying.
            tell(Trouble::Kind::UnknownByte);
            character = byte >= 0x80 && byte < 0xa0 ? windowsCharacter(byte) : kReplacement;
        }
        if (character & kMark)
            mark(character & ~kMark);
        else
            put(character);
        ++m_at;
    }

    void eacc()
    {
        std::uint32_t code = 0;
        for (int i = 0; i < 3; ++i) {
            const char c = m_end - m_at > i ? m_at[i] : '\0';
            code = code << 8 | (static_cast<std::uint8_t>(c) & 0x7fU);
        }
        const std::uint32_t character = eaccCharacter(code);
        if (character != 0) {
            put(character);
            m_at += 3;
            return;
        }
        tell(Trouble::Kind::UnknownByte);
        if (m_at != m_lost && isPunctuation()) {
            put(static_cast<std::uint8_t>(*m_at) & 0x7fU);
        } else {
            // One byte on, a code may begin that is known: where a byte got lost, the rest is read.
            if (m_at != m_lost)
                put(kReplacement);
            m_lost = m_at + 1;
        }
        ++m_at;
    }

    /// One or two signs before a blank or the end are no code: the way back to ASCII got lost.
    bool isPunctuation() const
    {
        qsizetype length = 0;
        while (length < 3 && m_end - m_at > length && isGraphic(m_at[length])) {
            if (!std::ispunct(static_cast<unsigned char>(m_at[length++])))
                return false;
        }
        return length < 3;
    }

    static bool isGraphic(char c) { return static_cast<std::uint8_t>(c) > 0x20; }

    void mark(std::uint32_t character)
    {
        if (character == kLigature)
            m_ligature = true;
        if (character == kDoubleTilde)
            m_doubleTilde = true;
        // The second half, where the first was there: the one mark says both.
        if ((character == kLigatureEnd && std::exchange(m_ligature, false))
            || (character == kDoubleTildeEnd && std::exchange(m_doubleTilde, false)))
            return;
        if (m_marks == m_pending.size())
            return dropMarks(), mark(character);
        m_pending[m_marks++] = character;
    }

    /// A character that marks may stand on, and they behind it.
    void put(std::uint32_t character)
    {
        if (character < 0x20 && m_marks > 0)
            dropMarks();
        appendUtf8(character, m_out);
        for (std::size_t i = 0; i < m_marks; ++i)
            appendUtf8(m_pending[i], m_out);
        m_marks = 0;
    }

    void dropMarks()
    {
        if (m_marks == 0)
            return;
        tell(Trouble::Kind::MarkWithoutBase);
        for (std::size_t i = 0; i < m_marks; ++i)
            appendUtf8(m_pending[i], m_out);
        m_marks = 0;
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_lost = nullptr; ///< behind a byte of EACC that is no code's
    ByteBuffer &m_out;
    Set m_g0 = Set::Ascii;
    Set m_g1 = Set::Ansel;
    std::array<std::uint32_t, 16> m_pending{};
    std::size_t m_marks = 0;
    bool m_ligature = false;
    bool m_doubleTilde = false;
    Trouble m_trouble;
};

} // namespace

Trouble marc8ToUtf8(QByteArrayView content, ByteBuffer &out)
{
    return Decoder(content, out).decode();
}

} // namespace colophon::charset
