// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

/// The characters that a keyboard lacks: by name, in groups, and whether MARC-8 has them.
/// Names are those of the Unicode Character Database, from ICU.
namespace colophon::characters {

struct Character {
    char32_t code = 0;
    QString name; ///< as Unicode has it: "LATIN SMALL LETTER A WITH MACRON"

    friend bool operator==(const Character &, const Character &) = default;
};

/// As text.
QString textOf(char32_t code);
/// "U+0101".
QString codeOf(char32_t code);
/// Empty where Unicode has none.
QString nameOf(char32_t code);

/// Characters whose names have, for each word typed, a word that begins so: "macron a small"; a
/// single letter must be a word by itself. Those that MARC-8 has and those with the shorter names
/// first, at most `limit`. A code ("U+0101", "0101") and a character itself
/// are found too. Ideographs and Hangul syllables, which have no names of their own, are not. The
/// first call reads all names, which takes some 20 ms. Thread rule: any thread.
QList<Character> find(const QString &typed, qsizetype limit);

/// Whether a record in MARC-8 can hold it as itself, composed or as letter and marks; what it lacks
/// is written there as a reference such as &#x1F600;.
bool isInMarc8(char32_t code);

/// A mark that stands on or below the letter before it.
bool isMark(char32_t code);

/// What catalogers need most, by kind.
enum class Group {
    Romanization, ///< letters and marks of the ALA-LC tables, precomposed and combining
    Marks,        ///< combining marks alone
    Latin,        ///< other Latin letters
    Punctuation,
    Symbols, ///< music, currency, copyright, mathematics
    Numbers, ///< superscripts, subscripts, fractions
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
};
QList<Group> groups();
const QList<char32_t> &charactersOf(Group group);

} // namespace colophon::characters
