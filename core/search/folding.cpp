// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/folding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace colophon::search {

namespace {

bool isCjk(char32_t c)
{
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x4dbf)
           || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3)
           || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/// Marks that search doesn't see. Only those that modify a letter: an Indic or Thai vowel sign is a
/// letter of its own and stays.
bool isDropped(char32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x483 && c <= 0x489) // Latin, Greek, Cyrillic
           || (c >= 0x591 && c <= 0x5c7)                            // Hebrew points
           || (c >= 0x610 && c <= 0x61a) || (c >= 0x64b && c <= 0x65f) || c == 0x670
           || c == 0x640 // Arabic vowels, tatweel
           || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff)
           || (c >= 0x20d0 && c <= 0x20ff)
           || (c >= 0xfe20
               && c <= 0xfe2f) // combining half marks: the ligatures of romanised Cyrillic
           || (c >= 0x2b9 && c <= 0x2bf) || c == 0x2bb || c == 0x2bc || c == 0x2c8 // ʹ ʺ ʻ ʼ ʾ ʿ
           || c == 0x2018 || c == 0x2019 || c == '\'' || c == 0x200c || c == 0x200d || c == 0xad;
}

/// Letters that compatibility decomposition leaves alone and that people type plainly.
const char *plainLetters(char32_t c)
{
    switch (c) {
    case 0xf8: // ø
        return "o";
    case 0x142: // ł
        return "l";
    case 0x111: // đ
    case 0xf0:  // ð
        return "d";
    case 0xfe: // þ
        return "th";
    case 0xe6: // æ
        return "ae";
    case 0x153: // œ
        return "oe";
    case 0xdf: // ß
        return "ss";
    case 0x131: // ı
        return "i";
    case 0x127: // ħ
        return "h";
    case 0x167: // ŧ
        return "t";
    case 0x1a1: // ơ, where it was not decomposed
        return "o";
    case 0x1b0: // ư
        return "u";
    default:
        return nullptr;
    }
}

/// Spellings that readers of the script hold for one.
char32_t unified(char32_t c)
{
    switch (c) {
    case 0x622: // alif with madda, with hamza, wasla
    case 0x623:
    case 0x625:
    case 0x671:
        return 0x627;
    case 0x649: // alif maqsura, Farsi yeh
    case 0x6cc:
        return 0x64a;
    case 0x629: // ta marbuta
        return 0x647;
    case 0x6a9: // Persian kaf
        return 0x643;
    case 0x451: // ё
        return 0x435;
    case 0x3c2: // final sigma
        return 0x3c3;
    default:
        // Katakana as hiragana
        return c >= 0x30a1 && c <= 0x30f6 ? c - 0x60 : c;
    }
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString foldAscii(QStringView text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text) {
        if (c != u'\'')
            folded += c >= u'A' && c <= u'Z' ? QChar(char16_t(c.unicode() + 32)) : c;
    }
    return folded;
}

bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

} // namespace

QString fold(QStringView text)
{
    if (isAscii(text))
        return foldAscii(text);
    // Decomposing splits Hangul syllables into letters; composing puts them together again after
    // the marks are gone.
    const QString decomposed =
        text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    folded.reserve(decomposed.size());
    for (const char32_t c : decomposed.toUcs4()) {
        if (isDropped(c))
            continue;
        if (const char *plain = plainLetters(c))
            folded += QLatin1String(plain);
        else
            folded += QChar::fromUcs4(unified(c));
    }
    return folded.normalized(QString::NormalizationForm_C);
}

namespace {

using CjkRun = QList<char32_t>;

/// Calls `word(QString)` and `run(CjkRun)` for the parts of a folded text, in their order.
template <typename Word, typename Run> void eachPart(const QString &folded, Word word, Run run)
{
    QString letters;
    CjkRun signs;
    const auto endWord = [&] {
        if (!letters.isEmpty())
            word(std::exchange(letters, {}));
    };
    const auto endRun = [&] {
        if (!signs.isEmpty())
            run(std::exchange(signs, {}));
    };
    for (const char32_t c : folded.toUcs4()) {
        if (isCjk(c)) {
            endWord();
            signs.append(c);
            continue;
        }
        // Blanks between CJK characters part lines and words for the eye only.
        if (QChar::isSpace(c) && letters.isEmpty())
            continue;
        endRun();
        if (isWordCharacter(c))
            letters += QChar::fromUcs4(c);
        else
            endWord();
    }
    endWord();
    endRun();
}

QString signsAt(const CjkRun &run, qsizetype from, qsizetype count)
{
    return QString::fromUcs4(run.constData() + from, count);
}

void appendPairs(QStringList &list, const CjkRun &run)
{
    for (qsizetype i = 0; i + 1 < run.size(); ++i)
        list.append(signsAt(run, i, 2));
}

/// What becomes of an ASCII character: a letter or digit stands for itself in lower case.
constexpr char kParts = 0;   ///< ends a word
constexpr char kDropped = 1; ///< is not seen

constexpr std::array<char, 128> asciiTable()
{
    std::array<char, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
            table[c] = char(c);
        else if (c >= 'A' && c <= 'Z')
            table[c] = char(c + 32);
    }
    table['\''] = kDropped;
    return table;
}
constexpr std::array<char, 128> kAscii = asciiTable();

/// The way of nearly all text: no Unicode tables, no strings in between. Writes `between`, unless
/// it is 0, before each word, or only between two: at most as many bytes as the text has and one.
/// Gives the end of what was written.
char *writeAsciiWords(char *to, QByteArrayView text, char between, bool beforeFirst)
{
    bool first = true;
    bool inWord = false;
    for (const char c : text) {
        const char letter = kAscii[std::size_t(c)];
        if (letter == kDropped)
            continue;
        if (letter == kParts) {
            inWord = false;
            continue;
        }
        if (!inWord) {
            if (between != 0 && (beforeFirst || !first))
                *to++ = between;
            first = false;
            inWord = true;
        }
        *to++ = letter;
    }
    return to;
}

} // namespace

QStringList tokens(QStringView text)
{
    QStringList list;
    eachPart(
        fold(text), [&list](const QString &word) { list.append(word); },
        [&list](const CjkRun &run) {
            appendPairs(list, run);
            list.append(signsAt(run, run.size() - 1, 1));
        });
    return list;
}

bool isAscii(QByteArrayView utf8)
{
    const char *at = utf8.data();
    const char *const end = at + utf8.size();
    for (; end - at >= qsizetype(sizeof(std::uint64_t)); at += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, at, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0)
            return false;
    }
    return std::all_of(at, end, [](char c) { return (c & 0x80) == 0; });
}

void appendTokens(ByteBuffer &out, QByteArrayView utf8)
{
    if (isAscii(utf8)) {
        char *const begin = out.room(utf8.size() + 1);
        out.advance(writeAsciiWords(begin, utf8, ' ', true) - begin);
        return;
    }
    for (const QString &token : tokens(QString::fromUtf8(utf8))) {
        out.append(' ');
        out.append(token.toUtf8());
    }
}

SoughtTokens soughtTokens(QStringView text)
{
    SoughtTokens sought;
    QString openEnd; // the last character of a run, a token of its own where something follows
    const auto follow = [&sought, &openEnd] {
        if (!openEnd.isEmpty())
            sought.tokens.append(std::exchange(openEnd, {}));
    };
    eachPart(
        fold(text),
        [&](const QString &word) {
            follow();
            sought.tokens.append(word);
        },
        [&](const CjkRun &run) {
            follow();
            appendPairs(sought.tokens, run);
            openEnd = signsAt(run, run.size() - 1, 1);
            sought.lastIsBeginning = run.size() == 1;
        });
    sought.lastIsBeginning = sought.lastIsBeginning && !openEnd.isEmpty();
    if (sought.lastIsBeginning)
        sought.tokens.append(openEnd);
    return sought;
}

QStringList words(QStringView text)
{
    QStringList list;
    eachPart(
        fold(text), [&list](const QString &word) { list.append(word); },
        [&list](const CjkRun &run) { list.append(signsAt(run, 0, run.size())); });
    return list;
}

void appendWords(QByteArray &out, QByteArrayView utf8, char between)
{
    if (!isAscii(utf8)) {
        out.append(words(QString::fromUtf8(utf8))
                       .join(between == 0 ? QString() : QString(QLatin1Char(between)))
                       .toUtf8());
        return;
    }
    const qsizetype before = out.size();
    out.resize(before + utf8.size() + 1);
    out.truncate(writeAsciiWords(out.data() + before, utf8, between, false) - out.constData());
}

QString sortKey(QStringView text)
{
    QByteArray joined;
    appendWords(joined, text.toUtf8(), ' ');
    const QString key = QString::fromUtf8(joined).left(120);
    return key.isEmpty() ? QString(QChar::ReplacementCharacter) : key;
}

} // namespace colophon::search
