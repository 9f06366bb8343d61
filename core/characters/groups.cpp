// SPDX-License-Identifier: GPL-3.0-or-later
// Which characters stand in which group, and in which order.
#include "characters/characters.h"

#include <QStringView>

namespace colophon::characters {

namespace {

/// All of a text, then all of some ranges, with what is not defined left out.
QList<char32_t> listOf(QStringView text,
                       std::initializer_list<std::pair<char32_t, char32_t>> ranges = {})
{
    QList<char32_t> list;
    for (const uint code : text.toUcs4()) {
        if (code != ' ')
            list.append(code);
    }
    for (const auto &[first, last] : ranges) {
        for (char32_t code = first; code <= last; ++code) {
            if (QChar::isPrint(code) && !list.contains(code))
                list.append(code);
        }
    }
    return list;
}

} // namespace

QList<Group> groups()
{
    return {Group::Romanization, Group::Marks, Group::Latin,    Group::Punctuation, Group::Symbols,
            Group::Numbers,      Group::Greek, Group::Cyrillic, Group::Hebrew,      Group::Arabic};
}

const QList<char32_t> &charactersOf(Group group)
{
    // The tables are at https://www.loc.gov/catdir/cpso/roman.html
    static const QList<char32_t> romanization = listOf(
        u"ʻ ʼ ʹ ʺ ā Ā ī Ī ū Ū ē Ē ō Ō ḍ Ḍ ḥ Ḥ ḳ Ḳ ḷ Ḷ ṃ Ṃ ṇ Ṇ ṛ Ṛ ṣ Ṣ ṭ Ṭ ṿ Ṿ ẏ ẓ Ẓ ṅ Ṅ ṁ ñ Ñ "
        u"ś Ś ń Ń á Á é É í Í ó Ó ú Ú ý Ý à è ì ò ù ă Ă ĕ ĭ ŏ ŭ č Č š Š ž Ž ě ř ǧ ć Ć ź Ź "
        u"ż Ż ḏ ẖ ṉ ṟ ṯ ḻ ġ ė ȧ ö Ö ü Ü ä Ä ï ë â ê î ô û ơ Ơ ư Ư đ Đ ð þ ł Ł ø Ø æ Æ œ Œ ı "
        u"ß · ’ ‘");
    static const QList<char32_t> marks = listOf(
        u"\u0304\u0323\u0301\u0300\u0302\u0303\u0306\u0307\u0308\u030A\u030C\u0328\u0327\u0331"
        u"\u0332"
        u"\u0333\u0310\u0309\u030B\u0313\u0315\u0325\u0324\u0326\u032E\u031C\u0361\u0360\u0338");
    static const QList<char32_t> latin = listOf(u"", {{0xC0, 0xD6},
                                                      {0xD8, 0xF6},
                                                      {0xF8, 0x17F},
                                                      {0x18F, 0x18F},
                                                      {0x1CD, 0x1DC},
                                                      {0x218, 0x21B},
                                                      {0x259, 0x259},
                                                      {0x2B9, 0x2BC},
                                                      {0x1E00, 0x1EF9}});
    static const QList<char32_t> punctuation =
        listOf(u"– — ‘ ’ “ ” „ ‚ « » ‹ › ¿ ¡ … · • § ¶ † ‡ ′ ″ ‐ ‑ 〈 〉 「 」 『 』 、 。 \u200D "
               u"\u200C \u200E \u200F");
    static const QList<char32_t> symbols =
        listOf(u"© ℗ ® ™ ♭ ♯ ♮ ° ± × ÷ £ € ¢ ¥ ₤ $ ¤ ₹ ₽ ₺ ₪ "
               u"≤ ≥ ≠ ≈ ∞ √ ∂ ∑ ∏ ∫ µ Ω ← → ↔ ↑ ↓ "
               u"№ ℓ ª º ¬ ¦ { } [ ] \\ ^ _ ` | ~");
    static const QList<char32_t> numbers =
        listOf(u"⁰ ¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹ ⁺ ⁻ ⁽ ⁾ ₀ ₁ ₂ ₃ ₄ ₅ ₆ ₇ ₈ ₉ ₊ ₋ ₍ ₎ ½ ¼ ¾ ⅓ ⅔ ⅛ ⅜ ⅝ ⅞",
               {{0x2160, 0x216B}});
    static const QList<char32_t> greek = listOf(u"", {{0x386, 0x3CE}, {0x1F00, 0x1FFE}});
    static const QList<char32_t> cyrillic =
        listOf(u"", {{0x400, 0x45F}, {0x462, 0x463}, {0x472, 0x475}, {0x490, 0x4E9}});
    static const QList<char32_t> hebrew =
        listOf(u"", {{0x5D0, 0x5EA}, {0x5F0, 0x5F4}, {0x5B0, 0x5C4}, {0x5BE, 0x5BE}});
    static const QList<char32_t> arabic = listOf(u"", {{0x60C, 0x60C},
                                                       {0x61B, 0x61B},
                                                       {0x61F, 0x61F},
                                                       {0x621, 0x65F},
                                                       {0x660, 0x66D},
                                                       {0x670, 0x6D3},
                                                       {0x6F0, 0x6F9}});
    switch (group) {
    case Group::Romanization:
        return romanization;
    case Group::Marks:
        return marks;
    case Group::Latin:
        return latin;
    case Group::Punctuation:
        return punctuation;
    case Group::Symbols:
        return symbols;
    case Group::Numbers:
        return numbers;
    case Group::Greek:
        return greek;
    case Group::Cyrillic:
        return cyrillic;
    case Group::Hebrew:
        return hebrew;
    case Group::Arabic:
        break;
    }
    return arabic;
}

} // namespace colophon::characters
