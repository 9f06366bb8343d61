// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/utf8.h"

#include <array>

namespace colophon::charset {

namespace {

/// Windows-1252's own characters for 80 to 9F.
constexpr std::array<std::uint16_t, 32> kWindows{
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

struct Form {
    int length = 0;
    std::uint8_t secondFrom = 0x80;
    std::uint8_t secondTo = 0xbf;
};

/// What the first byte says of the character; length 0 for a byte that begins none.
Form formOf(std::uint8_t first)
{
    if (first >= 0xc2 && first <= 0xdf)
        return {2};
    if (first >= 0xe0 && first <= 0xef)
        return {3, std::uint8_t(first == 0xe0 ? 0xa0 : 0x80),
                std::uint8_t(first == 0xed ? 0x9f : 0xbf)};
    if (first >= 0xf0 && first <= 0xf4)
        return {4, std::uint8_t(first == 0xf0 ? 0x90 : 0x80),
                std::uint8_t(first == 0xf4 ? 0x8f : 0xbf)};
    return {};
}

} // namespace

Utf8Step utf8At(const char *at, const char *end)
{
    const auto byte = [at](int i) { return static_cast<std::uint8_t>(at[i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80)
        return {first, 1, true};
    const Form form = formOf(first);
    if (form.length == 0)
        return {};
    std::uint32_t character = first & (0x7fU >> form.length);
    for (int i = 1; i < form.length; ++i) {
        const std::uint8_t from = i == 1 ? form.secondFrom : std::uint8_t(0x80);
        const std::uint8_t to = i == 1 ? form.secondTo : std::uint8_t(0xbf);
        if (at + i == end || byte(i) < from || byte(i) > to)
            return {0xfffd, i, false};
        character = character << 6 | (byte(i) & 0x3fU);
    }
    return {character, form.length, true};
}

void appendUtf8(std::uint32_t character, ByteBuffer &out)
{
    char *const at = out.room(4);
    if (character < 0x80) {
        at[0] = char(character);
        out.advance(1);
    } else if (character < 0x800) {
        at[0] = char(0xc0 | character >> 6);
        at[1] = char(0x80 | (character & 0x3f));
        out.advance(2);
    } else if (character < 0x10000) {
        at[0] = char(0xe0 | character >> 12);
        at[1] = char(0x80 | (character >> 6 & 0x3f));
        at[2] = char(0x80 | (character & 0x3f));
        out.advance(3);
    } else {
        at[0] = char(0xf0 | character >> 18);
        at[1] = char(0x80 | (character >> 12 & 0x3f));
        at[2] = char(0x80 | (character >> 6 & 0x3f));
        at[3] = char(0x80 | (character & 0x3f));
        out.advance(4);
    }
}

qsizetype firstNotUtf8(QByteArrayView text)
{
    if (text.isValidUtf8()) // vectorised
        return -1;
    const char *const end = text.data() + text.size();
    for (const char *at = text.data(); at != end;) {
        const Utf8Step step = utf8At(at, end);
        if (!step.valid)
            return at - text.data();
        at += step.length;
    }
    return -1;
}

Trouble repairUtf8(QByteArrayView text, ByteBuffer &out)
{
    const qsizetype good = firstNotUtf8(text);
    if (good < 0) {
        out.append(text);
        return {};
    }
    out.append(text.first(good));
    const char *const end = text.data() + text.size();
    for (const char *at = text.data() + good; at != end;) {
        const Utf8Step step = utf8At(at, end);
        if (step.valid)
            out.append(QByteArrayView(at, step.length));
        else
            appendUtf8(0xfffd, out);
        at += step.length;
    }
    return {Trouble::Kind::NotUtf8, good};
}

std::uint32_t windowsCharacter(std::uint8_t byte)
{
    return kWindows[byte - 0x80U];
}

void latinToUtf8(QByteArrayView text, bool windows, ByteBuffer &out)
{
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        const bool own = windows && byte >= 0x80 && byte < 0xa0;
        appendUtf8(own ? windowsCharacter(byte) : byte, out);
    }
}

} // namespace colophon::charset
