// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/marc8encoder.h"

#include "charset/marc8tables.h"
#include "charset/plainrun.h"
#include "charset/utf8.h"

#include <QChar>
#include <QList>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <vector>

namespace colophon::charset {

namespace {

constexpr char kEscape = 0x1b;
constexpr char kDelimiter = 0x1f;
constexpr char kLigatureEnd = '\xec';
constexpr char kDoubleTildeEnd = '\xfb';

/// Where a character is in MARC-8.
struct Place {
    Set set = Set::Ascii;
    std::uint32_t code = 0; ///< 7 bits, or EACC's three bytes
    bool mark = false;
};

/// From the characters to their place; where several sets have one, the first of this order.
class Places {
public:
    Places()
    {
        for (const Set set : {Set::Ansel, Set::Hebrew, Set::Cyrillic, Set::ExtendedCyrillic,
                              Set::Arabic, Set::ExtendedArabic, Set::Greek, Set::GreekSymbols,
                              Set::Subscripts, Set::Superscripts}) {
            const SetTable &table = tableOf(set);
            for (std::uint32_t code = 0; code < table.size(); ++code) {
                const std::uint32_t character = table[code] & ~kMark;
                if (character >= 0x80)
                    m_places.try_emplace(character, Place{set, code, (table[code] & kMark) != 0});
            }
        }
        m_places.try_emplace(0xfe20, Place{Set::Ansel, 0x6b, true});
        m_places.try_emplace(0xfe22, Place{Set::Ansel, 0x7a, true});
        for (const EaccCode &entry : eaccCodes()) {
            // The ideographic space has a code of three graphic bytes too.
            if ((entry.marc & 0x7fU) != 0x20)
                m_places.try_emplace(entry.character, Place{Set::Eacc, entry.marc, false});
        }
    }

    const Place *find(std::uint32_t character) const
    {
        const auto found = m_places.find(character);
        return found == m_places.end() ? nullptr : &found->second;
    }

private:
    std::unordered_map<std::uint32_t, Place> m_places;
};

const Places &places()
{
    static const Places all;
    return all;
}

/// The code of the character in the set, or 0.
std::uint32_t codeIn(Set set, std::uint32_t character)
{
    if (set == Set::Ascii)
        return character < 0x7f ? character : 0;
    if (set == Set::Eacc) {
        const Place *const place = places().find(character);
        return place != nullptr && place->set == Set::Eacc ? place->code : 0;
    }
    const SetTable &table = tableOf(set);
    const auto found = std::find_if(table.begin(), table.end(), [character](std::uint32_t entry) {
        return entry != 0 && (entry & ~kMark) == character;
    });
    return found == table.end() ? 0 : std::uint32_t(found - table.begin());
}

const char *escapeTo(Set set)
{
    switch (set) {
    case Set::Ascii:
    case Set::Ansel:
        return "(B";
    case Set::GreekSymbols:
        return "g";
    case Set::Subscripts:
        return "b";
    case Set::Superscripts:
        return "p";
    case Set::Hebrew:
        return "(2";
    case Set::Cyrillic:
        return "(N";
    case Set::ExtendedCyrillic:
        return "(Q";
    case Set::Arabic:
        return "(3";
    case Set::ExtendedArabic:
        return "(4";
    case Set::Greek:
        return "(S";
    case Set::Eacc:
        return "$1";
    }
    return "(B";
}

/// The sets that "ESC s" ends.
bool isCustom(Set set)
{
    return set == Set::GreekSymbols || set == Set::Subscripts || set == Set::Superscripts;
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

const char *endOfPlain(const char *at, const char *end)
{
    return endOfPlainRun<true, '&'>(at, end);
}

class Encoder {
public:
    Encoder(QByteArrayView content, ByteBuffer &out)
        : m_at(content.data()), m_end(m_at + content.size()), m_out(out)
    {}

    int encode()
    {
        while (m_at != m_end) {
            if (m_g0 == Set::Ascii && m_second == '\0')
                copyPlain();
            if (m_at != m_end)
                step();
        }
        finishSubfield();
        return m_references;
    }

private:
    /// All but the last character of a run, on which a mark may stand.
    void copyPlain()
    {
        const char *stop = endOfPlain(m_at, m_end);
        if (stop != m_end && (*stop & 0x80) != 0 && stop != m_at)
            --stop;
        m_out.append(QByteArrayView(m_at, stop - m_at));
        m_at = stop;
    }

    void step()
    {
        if (*m_at == kDelimiter) {
            finishSubfield();
            m_out.append(*m_at++);
            if (m_at != m_end && *m_at > 0x20)
                m_out.append(*m_at++);
            return;
        }
        const Utf8Step base = utf8At(m_at, m_end);
        if (base.character == '&' && looksLikeReference()) {
            ++m_at;
            finishSecond();
            reference('&');
            return;
        }
        m_at += base.length;
        m_marks.clear();
        m_late.clear();
        const Place *const place = places().find(base.character);
        if (place != nullptr && place->mark) {
            // No letter to stand on: as a reference it stays where it is.
            finishSecond();
            reference(base.character);
            return;
        }
        std::uint32_t character = base.character;
        bool known = character < 0x80 || place != nullptr || takeApart(character);
        takeMarks(character);
        known |= character != base.character; // joined to a letter that MARC-8 has
        finishSecond();
        if (known) {
            putWithMarks(character);
        } else {
            // A mark before a reference would stand on the ampersand.
            m_late.insert(m_late.begin(), m_marks.begin(), m_marks.end());
            reference(base.character);
        }
        for (const std::uint32_t mark : m_late)
            reference(mark);
        m_second = m_nextSecond;
        m_nextSecond = '\0';
    }

    bool looksLikeReference() const
    {
        const char *at = m_at + 1;
        if (m_end - at < 4 || at[0] != '#' || (at[1] | 0x20) != 'x')
            return false;
        for (at += 2; at != m_end && isHex(*at); ++at) {
        }
        return at != m_end && *at == ';';
    }

    /// Leaves the base in `character` and its marks in m_marks, if MARC-8 has them all.
    bool takeApart(std::uint32_t &character)
    {
        std::vector<std::uint32_t> marks;
        std::uint32_t base = character;
        while (base >= 0x80 && places().find(base) == nullptr) {
            if (QChar::decompositionTag(base) != QChar::Canonical)
                return false;
            const QList<uint> parts = QChar::decomposition(base).toUcs4();
            for (qsizetype i = parts.size() - 1; i > 0; --i) {
                const Place *const mark = places().find(parts.at(i));
                if (mark == nullptr || !mark->mark)
                    return false;
                marks.insert(marks.begin(), parts.at(i));
            }
            if (parts.isEmpty() || parts.constFirst() == base)
                return false;
            base = parts.constFirst();
        }
        character = base;
        m_marks = marks;
        return true;
    }

    /// The marks behind the base. From the first on that MARC-8 lacks they are references, so that
    /// their order stays.
    void takeMarks(std::uint32_t &base)
    {
        while (m_at != m_end && (*m_at & 0x80) != 0) {
            const Utf8Step next = utf8At(m_at, m_end);
            const Place *const place = places().find(next.character);
            const bool mark = place != nullptr && place->mark;
            if (!mark && (place != nullptr || !isMark(next.character)))
                return;
            m_at += next.length;
            if (mark && base >= 0x20 && m_late.empty() && m_marks.size() < 16)
                m_marks.push_back(next.character);
            else if (mark || !m_late.empty() || !joins(base, next.character))
                m_late.push_back(next.character);
        }
    }

    /// The horn is no mark in MARC-8, but there are letters with one: makes the base that letter,
    /// where the marks in between leave it the same text.
    bool joins(std::uint32_t &base, std::uint32_t mark) const
    {
        const auto sameClass = [mark](std::uint32_t other) {
            return QChar::combiningClass(other) == QChar::combiningClass(mark);
        };
        if (std::any_of(m_marks.begin(), m_marks.end(), sameClass))
            return false;
        const char32_t pair[] = {base, mark};
        const QList<uint> joined =
            QString::fromUcs4(pair, 2).normalized(QString::NormalizationForm_C).toUcs4();
        if (joined.size() != 1 || places().find(joined.constFirst()) == nullptr)
            return false;
        base = joined.constFirst();
        return true;
    }

    static bool isMark(std::uint32_t character)
    {
        const QChar::Category category = QChar::category(character);
        return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
    }

    void putMark(std::uint32_t mark)
    {
        if (const std::uint32_t here = codeIn(m_g0, mark); here != 0 && m_g0 != Set::Eacc) {
            m_out.append(char(here));
            return;
        }
        const Place place = *places().find(mark);
        if (place.set == Set::Ansel) {
            m_out.append(char(place.code | 0x80U));
            if (mark == 0x0361)
                m_nextSecond = kLigatureEnd;
            else if (mark == 0x0360)
                m_nextSecond = kDoubleTildeEnd;
            return;
        }
        use(place.set);
        m_out.append(char(place.code));
    }

    void putWithMarks(std::uint32_t character)
    {
        if (!m_marks.empty())
            enterSetOf(character);
        for (const std::uint32_t mark : m_marks)
            putMark(mark);
        put(character);
    }

    /// So that no escape comes between the marks and their base.
    void enterSetOf(std::uint32_t character)
    {
        if (character <= 0x20 || codeIn(m_g0, character) != 0)
            return;
        const Set set = character < 0x80 ? Set::Ascii : places().find(character)->set;
        if (set != Set::Ansel)
            use(set);
    }

    void put(std::uint32_t character)
    {
        if (character <= 0x20) {
            // Within EACC many a reader takes three bytes at a time, whatever they are.
            if (m_g0 == Set::Eacc)
                use(Set::Ascii);
            m_out.append(char(character));
            return;
        }
        if (const std::uint32_t here = codeIn(m_g0, character); here != 0) {
            putCode(here);
            return;
        }
        if (character < 0x80) {
            use(Set::Ascii);
            m_out.append(char(character));
            return;
        }
        const Place place = *places().find(character);
        if (place.set == Set::Ansel) {
            m_out.append(char(place.code | 0x80U));
            return;
        }
        use(place.set);
        putCode(place.code);
    }

    void putCode(std::uint32_t code)
    {
        if (m_g0 == Set::Eacc) {
            m_out.append(char(code >> 16));
            m_out.append(char(code >> 8 & 0x7f));
        }
        m_out.append(char(code & 0x7f));
    }

    void use(Set set)
    {
        if (m_g0 == set)
            return;
        if (isCustom(m_g0)) {
            m_out.append(kEscape);
            m_out.append('s');
            m_g0 = Set::Ascii;
            if (set == Set::Ascii)
                return;
        }
        m_out.append(kEscape);
        m_out.append(QByteArrayView(escapeTo(set)));
        m_g0 = set;
    }

    void reference(std::uint32_t character)
    {
        use(Set::Ascii);
        char text[16];
        const int length = std::snprintf(text, sizeof text, "&#x%04X;", unsigned(character));
        m_out.append(QByteArrayView(text, length));
        ++m_references;
    }

    /// The second half of a ligature stands before the second letter.
    void finishSecond()
    {
        if (m_second != '\0')
            m_out.append(m_second);
        m_second = '\0';
    }

    void finishSubfield()
    {
        finishSecond();
        use(Set::Ascii);
    }

    const char *m_at;
    const char *m_end;
    ByteBuffer &m_out;
    Set m_g0 = Set::Ascii;
    char m_second = '\0';
    char m_nextSecond = '\0';
    std::vector<std::uint32_t> m_marks;
    std::vector<std::uint32_t> m_late;
    int m_references = 0;
};

} // namespace

int utf8ToMarc8(QByteArrayView content, ByteBuffer &out)
{
    return Encoder(content, out).encode();
}

} // namespace colophon::charset
