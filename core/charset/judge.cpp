// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset/judge.h"

#include "charset/letters.h"
#include "charset/likelihood.h"
#include "charset/marc8tables.h"
#include "charset/utf8.h"

namespace colophon::charset {

namespace {

/// What speaks for and against each coding.
struct Evidence {
    int utf8Good = 0;     ///< characters of several bytes that are well formed
    int utf8Bad = 0;      ///< places that are not UTF-8
    int marc8Good = 0;    ///< marks with a letter behind them, letters of ANSEL
    int marc8Bad = 0;     ///< marks with none, bytes that ANSEL lacks
    int latinGood = 0;    ///< letters of Latin-1 beside a letter
    int latinBad = 0;     ///< such a letter alone, a control character of Latin-1
    bool windows = false; ///< a byte that is a character in Windows-1252 and a control in Latin-1
    bool escapes = false;
};

void countUtf8(QByteArrayView data, Evidence &evidence)
{
    const char *const end = data.data() + data.size();
    for (const char *at = data.data(); at != end;) {
        const Utf8Step step = utf8At(at, end);
        evidence.utf8Good += step.valid && step.length > 1 ? 1 : 0;
        evidence.utf8Bad += step.valid ? 0 : 1;
        at += step.length;
    }
}

void countMarc8(const Bytes &bytes, Evidence &evidence)
{
    const SetTable &ansel = tableOf(Set::Ansel);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes.at(i) < 0x80)
            continue;
        const std::uint32_t entry = ansel[bytes.at(i) & 0x7fU];
        if (entry == 0) {
            ++evidence.marc8Bad;
            continue;
        }
        if (!(entry & kMark)) {
            // A letter or sign of ANSEL: the sign of copyright stands alone, ł among letters.
            ++evidence.marc8Good;
            continue;
        }
        qsizetype base = i + 1;
        while (bytes.at(base) >= 0x80 && (ansel[bytes.at(base) & 0x7fU] & kMark))
            ++base;
        const bool onLetter = isAsciiLetter(bytes.at(base)) || bytes.at(base) >= 0xa0;
        ++(onLetter ? evidence.marc8Good : evidence.marc8Bad);
    }
}

void countLatin(const Bytes &bytes, Evidence &evidence)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const std::uint8_t byte = bytes.at(i);
        if (byte < 0x80)
            continue;
        if (byte < 0xa0) {
            evidence.windows = true;
            evidence.latinBad +=
                byte == 0x81 || byte == 0x8d || byte == 0x8f || byte == 0x90 || byte == 0x9d;
            continue;
        }
        if (!isLatinLetter(byte))
            continue;
        const bool beside = isAsciiLetter(bytes.at(i - 1)) || isAsciiLetter(bytes.at(i + 1));
        ++(beside ? evidence.latinGood : evidence.latinBad);
    }
}

/// What MARC-8's escape sequences begin with; an ESC alone is a stray control character.
bool holdsEscape(QByteArrayView data)
{
    for (qsizetype at = data.indexOf('\x1b'); at >= 0; at = data.indexOf('\x1b', at + 1)) {
        if (at + 1 < data.size() && QByteArrayView("gbps(,)-$").contains(data[at + 1]))
            return true;
    }
    return false;
}

QString sentence(bool saysUnicode, Coding coding)
{
    return QStringLiteral("LDR/09 says %1, but the bytes are %2; they were read as %2.")
        .arg(saysUnicode ? QStringLiteral("UTF-8") : QStringLiteral("MARC-8"), codingName(coding));
}

Coding latin(const Evidence &evidence)
{
    return evidence.windows ? Coding::Windows1252 : Coding::Latin1;
}

/// LDR/09 says MARC-8, and the bytes are not UTF-8: it takes much to say otherwise, less where a
/// mark stands on no letter, which MARC-8 does not have.
Coding saidMarc8(const Evidence &evidence, QByteArrayView data)
{
    const double much = evidence.marc8Bad > 0 ? -5 : -10;
    const bool other = !evidence.escapes && evidence.latinGood > 0
                       && evidence.latinBad * 2 <= evidence.latinGood
                       && leaningToMarc8(data) < much;
    return other ? latin(evidence) : Coding::Marc8;
}

/// LDR/09 says UTF-8, and the bytes are something else.
Coding saidUtf8(const Evidence &evidence, QByteArrayView data)
{
    if (evidence.escapes)
        return Coding::Marc8;
    if (evidence.marc8Good > evidence.marc8Bad * 4 && leaningToMarc8(data) > 0)
        return Coding::Marc8;
    if (evidence.utf8Good >= evidence.utf8Bad && evidence.utf8Good > 0)
        return Coding::Utf8;
    return latin(evidence);
}

Coding leastBroken(bool saysUnicode, const Evidence &evidence, QByteArrayView data)
{
    // Some broken characters in a text that is UTF-8 otherwise.
    if (evidence.utf8Good > 2 * evidence.utf8Bad)
        return Coding::Utf8;
    return saysUnicode ? saidUtf8(evidence, data) : saidMarc8(evidence, data);
}

} // namespace

Judgement judge(bool saysUnicode, QByteArrayView data)
{
    const Coding said = saysUnicode ? Coding::Utf8 : Coding::Marc8;
    Evidence evidence;
    evidence.escapes = holdsEscape(data);
    countUtf8(data, evidence);
    if (evidence.utf8Good == 0 && evidence.utf8Bad == 0) {
        // ASCII alone is the same in all of them, but for what MARC-8 escapes.
        if (!saysUnicode || !evidence.escapes)
            return {said, {}};
        return {Coding::Marc8, sentence(saysUnicode, Coding::Marc8)};
    }
    if (evidence.utf8Bad == 0 && !evidence.escapes)
        return {Coding::Utf8, saysUnicode ? QString() : sentence(saysUnicode, Coding::Utf8)};
    const Bytes bytes(data);
    countMarc8(bytes, evidence);
    countLatin(bytes, evidence);
    const Coding coding = leastBroken(saysUnicode, evidence, data);
    return {coding, coding == said ? QString() : sentence(saysUnicode, coding)};
}

} // namespace colophon::charset
