// SPDX-License-Identifier: GPL-3.0-or-later
#include "characters/characters.h"

#include "base/bytebuffer.h"
#include "charset/marc8encoder.h"

#include <unicode/uchar.h>

#include <QStringList>

#include <algorithm>
#include <array>
#include <vector>

namespace colophon::characters {

namespace {

struct Named {
    char32_t code;
    QByteArray name;
};

UBool take(void *context, UChar32 code, UCharNameChoice, const char *name, int32_t length)
{
    static_cast<std::vector<Named> *>(context)->push_back(
        {static_cast<char32_t>(code), QByteArray(name, length)});
    return true;
}

/// All but ideographs, Hangul syllables and surrogates, ordered by the length of their names.
const std::vector<Named> &allNamed()
{
    static const std::vector<Named> all = [] {
        constexpr std::array<std::pair<UChar32, UChar32>, 4> kRanges{
            {{0x20, 0x3400}, {0x4DC0, 0x4E00}, {0xA000, 0xAC00}, {0xD7B0, 0xD800}}};
        std::vector<Named> named;
        UErrorCode error = U_ZERO_ERROR;
        for (const auto &[from, to] : kRanges)
            u_enumCharNames(from, to, take, &named, U_UNICODE_CHAR_NAME, &error);
        u_enumCharNames(0xFA70, 0x17000, take, &named, U_UNICODE_CHAR_NAME, &error);
        u_enumCharNames(0x1B000, 0x20000, take, &named, U_UNICODE_CHAR_NAME, &error);
        std::stable_sort(named.begin(), named.end(), [](const Named &a, const Named &b) {
            return a.name.size() < b.name.size();
        });
        return named;
    }();
    return all;
}

bool hasWord(const QByteArray &name, const QByteArray &start)
{
    for (qsizetype at = name.indexOf(start); at >= 0; at = name.indexOf(start, at + 1)) {
        const qsizetype end = at + start.size();
        const bool whole = end == name.size() || name.at(end) == ' ' || name.at(end) == '-';
        if ((at == 0 || name.at(at - 1) == ' ' || name.at(at - 1) == '-')
            && (whole || start.size() > 1)) // one letter is a letter's name
            return true;
    }
    return false;
}

/// What was typed as a code or as the character itself; 0 for none.
char32_t asCode(const QString &typed)
{
    const QList<uint> units = typed.toUcs4();
    if (units.size() == 1 && units.first() > 0x7F)
        return units.first();
    const bool prefixed = typed.startsWith(QStringLiteral("U+"), Qt::CaseInsensitive);
    const QString digits = prefixed ? typed.mid(2) : typed;
    if (digits.size() < 4 || digits.size() > 6)
        return 0;
    bool number = false;
    const uint code = digits.toUInt(&number, 16);
    return number ? code : 0;
}

} // namespace

QString textOf(char32_t code)
{
    return QString::fromUcs4(&code, 1);
}

QString codeOf(char32_t code)
{
    return QStringLiteral("U+%1").arg(uint(code), 4, 16, QLatin1Char('0')).toUpper();
}

QString nameOf(char32_t code)
{
    std::array<char, 128> name{};
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = u_charName(static_cast<UChar32>(code), U_EXTENDED_CHAR_NAME, name.data(),
                                      int32_t(name.size()), &error);
    return U_SUCCESS(error) ? QString::fromLatin1(name.data(), length) : QString();
}

QList<Character> find(const QString &typed, qsizetype limit)
{
    const QString asked = typed.trimmed();
    QList<Character> found;
    if (const char32_t code = asCode(asked); code != 0 && u_isdefined(static_cast<UChar32>(code)))
        found.append({code, nameOf(code)});
    QList<QByteArray> words;
    for (const QString &word : asked.split(u' ', Qt::SkipEmptyParts))
        words.append(word.toUpper().toLatin1());
    if (words.isEmpty())
        return found;
    for (const Named &named : allNamed()) {
        if (std::all_of(words.cbegin(), words.cend(),
                        [&](const QByteArray &word) { return hasWord(named.name, word); }))
            found.append({named.code, QString::fromLatin1(named.name)});
    }
    std::stable_partition(found.begin(), found.end(),
                          [](const Character &character) { return isInMarc8(character.code); });
    return found.mid(0, limit);
}

bool isInMarc8(char32_t code)
{
    // A mark alone has no base to stand on; with one MARC-8 either has it or not.
    const QString text = isMark(code) ? QStringLiteral("a") + textOf(code) : textOf(code);
    ByteBuffer out;
    return charset::utf8ToMarc8(text.toUtf8(), out) == 0;
}

bool isMark(char32_t code)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(code)) & U_GC_M_MASK) != 0;
}

} // namespace colophon::characters
