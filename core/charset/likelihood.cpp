// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/likelihood.h"

#include "charset/letters.h"
#include "charset/marc8tables.h"

#include <QString>

#include <array>
#include <cmath>
#include <string_view>

namespace colophon::charset {

namespace {

using Shares = std::array<double, 256>; ///< of a thousand characters beyond ASCII

bool isCapital(std::uint8_t byte)
{
    return byte >= 'A' && byte <= 'Z';
}

Shares sharesOfLatin()
{
    Shares shares{};
    shares.fill(0.5);
    const auto put = [&shares](double share, std::u16string_view characters) {
        for (const char16_t c : characters)
            shares[c] = share;
    };
    put(3, u"\u00a0£§©«°·º»¿");
    put(2, u"ÀÁÂÃÄÅÆÇÈÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ");
    put(4, u"ÄÖÜ");
    put(12, u"É");
    put(1, u"ðþÿ");
    put(4, u"ìýùõ");
    put(8, u"îûòæï");
    put(15, u"âëß");
    put(25, u"ãêôñúøå");
    put(45, u"àç");
    put(60, u"äöüáíóè");
    put(350, u"é");
    return shares;
}

double ofLatin(std::uint8_t before, std::uint8_t byte, std::uint8_t next)
{
    static const Shares shares = sharesOfLatin();
    const double share = byte < 0xa0 ? 0.3 : shares[byte];
    if (!isLatinLetter(byte))
        return byte < 0xa0 ? share : share * 0.05;
    const bool small = byte >= 0xdf;
    const bool letterBefore = isAsciiLetter(before) || before >= 0xc0;
    const bool letterNext = isAsciiLetter(next) || next >= 0xc0;
    double likely = share * (letterNext ? 0.03 : 0.2); // one of the letters, or a word's end
    if (small && isCapital(next))
        likely = share * 0.0005;
    if (!small && isAsciiLetter(before) && !isCapital(before))
        likely *= 0.02;
    if (!letterBefore && !letterNext && byte != 0xe0) // à is a word of its own
        likely *= 0.05;
    return likely;
}

/// A mark of ANSEL: its share, and the letters it stands on, the usual ones first.
struct MarkUse {
    std::uint8_t code;
    double share;
    std::string_view bases;
};
constexpr std::array kMarks{MarkUse{0xe0, 6, "aeiouyAEIOUY"},
                            MarkUse{0xe1, 80, "aeiouAEIOU"},
                            MarkUse{0xe2, 320, "aeiouycnszrlAEIOUCSZ"},
                            MarkUse{0xe3, 60, "aeiouAEIO"},
                            MarkUse{0xe4, 50, "naoANO"},
                            MarkUse{0xe5, 120, "aeiouAEIOU"},
                            MarkUse{0xe6, 40, "iaougIAG"},
                            MarkUse{0xe7, 20, "nzeNZIE"},
                            MarkUse{0xe8, 120, "uaoeiUAO"},
                            MarkUse{0xe9, 90, "cszrenCSZRiadg"},
                            MarkUse{0xea, 15, "auAU"},
                            MarkUse{0xeb, 45, "iIt"},
                            MarkUse{0xec, 40, "auseAUS"},
                            MarkUse{0xed, 1, ""},
                            MarkUse{0xee, 3, "ouOU"},
                            MarkUse{0xef, 3, "m"},
                            MarkUse{0xf0, 40, "csCStgk"},
                            MarkUse{0xf1, 8, "aeAEu"},
                            MarkUse{0xf2, 50, "hnsdtzrmaeiouHSDTZ"},
                            MarkUse{0xf3, 1, "u"},
                            MarkUse{0xf4, 3, "rl"},
                            MarkUse{0xf5, 1, ""},
                            MarkUse{0xf6, 25, "crhlnptskdzKD"},
                            MarkUse{0xf7, 3, "tsTS"},
                            MarkUse{0xf8, 1, ""},
                            MarkUse{0xf9, 2, "hH"},
                            MarkUse{0xfa, 1, "n"},
                            MarkUse{0xfb, 1, "g"},
                            MarkUse{0xfe, 1, ""}};

/// Of the letters and signs of ANSEL; the rest of them 1.
Shares sharesOfAnsel()
{
    Shares shares{};
    shares.fill(1);
    for (const auto &[code, share] :
         {std::pair(0xa1, 6.0), {0xa2, 2.0},  {0xa3, 3.0},  {0xa5, 2.0}, {0xa7, 25.0}, {0xa8, 2.0},
          {0xae, 15.0},         {0xb0, 15.0}, {0xb1, 15.0}, {0xb2, 5.0}, {0xb3, 4.0},  {0xb5, 4.0},
          {0xb6, 3.0},          {0xb7, 5.0},  {0xb8, 8.0},  {0xb9, 3.0}, {0xbc, 2.0},  {0xbd, 3.0},
          {0xc0, 3.0},          {0xc3, 4.0},  {0xc5, 3.0},  {0xc6, 2.0}, {0xc7, 4.0}})
        shares[std::size_t(code)] = share;
    return shares;
}

/// How likely a mark stands on that letter: the first of its letters more than the last, and more
/// those that Unicode has a composed letter for than others.
double ofBase(const MarkUse &mark, std::uint32_t character, std::uint8_t base)
{
    const std::size_t place = mark.bases.find(char(base));
    if (place != std::string_view::npos)
        return place < 3 ? 0.25 : place < 6 ? 0.08 : 0.03;
    const QString pair = QChar(char16_t(base)) + QString(QChar(char16_t(character)));
    return pair.normalized(QString::NormalizationForm_C).size() == 1 ? 0.004 : 0.0008;
}

double ofMarc8(std::uint8_t byte, std::uint8_t next)
{
    constexpr double kNever = 1e-4;
    static const Shares shares = sharesOfAnsel();
    const SetTable &ansel = tableOf(Set::Ansel);
    const std::uint32_t entry = ansel[byte & 0x7fU];
    if (byte < 0xa0 || entry == 0)
        return kNever;
    if (!(entry & kMark))
        return shares[byte] * 0.05;
    for (const MarkUse &mark : kMarks) {
        if (mark.code != byte)
            continue;
        if (next >= 0xa0 && ansel[next & 0x7fU] != 0)
            return mark.share * 0.003; // another mark, or a letter of ANSEL
        if (!isAsciiLetter(next))
            return mark.share * 0.0002;
        return mark.share * ofBase(mark, entry & ~kMark & 0xffffU, next);
    }
    return kNever;
}

} // namespace

double leaningToMarc8(QByteArrayView data)
{
    const Bytes bytes(data);
    double leaning = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const std::uint8_t byte = bytes.at(i);
        const std::uint8_t next = bytes.at(i + 1);
        if (byte >= 0x80)
            leaning += std::log(ofMarc8(byte, next) / ofLatin(bytes.at(i - 1), byte, next));
    }
    return leaning;
}

} // namespace colophon::charset
