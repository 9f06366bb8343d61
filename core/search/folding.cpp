// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/folding.h"

#include <algorithm>

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

static void appendBigrams(QStringList &words, const QList<char32_t> &run)
{
    if (run.size() == 1)
        words.append(QString::fromUcs4(run.constData(), 1));
    for (qsizetype i = 0; i + 1 < run.size(); ++i)
        words.append(QString::fromUcs4(run.constData() + i, 2));
}

static QStringList asciiTokens(const QString &folded)
{
    QStringList words;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= folded.size(); ++i) {
        const bool inWord = i < folded.size() && folded.at(i).isLetterOrNumber();
        if (inWord && start < 0)
            start = i;
        if (!inWord && start >= 0) {
            words.append(folded.mid(start, i - start));
            start = -1;
        }
    }
    return words;
}

QStringList tokens(QStringView text)
{
    const QString folded = fold(text);
    if (isAscii(folded))
        return asciiTokens(folded);
    QStringList words;
    QString word;
    QList<char32_t> run;
    const auto endWord = [&words, &word] {
        if (!word.isEmpty())
            words.append(word);
        word.clear();
    };
    const auto endRun = [&words, &run] {
        appendBigrams(words, run);
        run.clear();
    };
    for (const char32_t c : folded.toUcs4()) {
        if (isCjk(c)) {
            endWord();
            run.append(c);
            continue;
        }
        endRun();
        if (isWordCharacter(c))
            word += QChar::fromUcs4(c);
        else
            endWord();
    }
    endWord();
    endRun();
    return words;
}

// https://www.isbn-international.org/content/isbn-users-manual: 978 before the ten's first nine
// digits, weights 1 and 3.
QString normalizedIsbn(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if ((c == u'X' || c == u'x') && digits.size() == 9)
            digits += u'X';
        else if (c != u'-' && !digits.isEmpty() && !(c == u' ' && digits.size() < 10))
            break;
    }
    if (digits.size() == 10)
        digits = QLatin1String("978") + digits.left(9);
    else if (digits.size() == 13 && !digits.contains(u'X'))
        digits.chop(1);
    else
        return {};
    int sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += digits.at(i).digitValue() * (i % 2 == 0 ? 1 : 3);
    return digits + QString::number((10 - sum % 10) % 10);
}

QString sortKey(QStringView text)
{
    const QString key = tokens(text).join(u' ').left(120);
    return key.isEmpty() ? QString(QChar::ReplacementCharacter) : key;
}

} // namespace colophon::search
