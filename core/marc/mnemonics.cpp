// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/mnemonics.h"

#include "charset/marc8decoder.h"
#include "charset/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace colophon::marc {

namespace {

struct Mnemonic {
    const char *name;
    const char *bytes;
};

/// Signs and letters of their own, and the diacritics alone.
constexpr std::array kSigns{Mnemonic{"AElig", "\xa5"},
                            Mnemonic{"aelig", "\xb5"},
                            Mnemonic{"alif", "\xae"},
                            Mnemonic{"amp", "&"},
                            Mnemonic{"apos", "'"},
                            Mnemonic{"ast", "*"},
                            Mnemonic{"asuper", "a"},
                            Mnemonic{"ayn", "\xb0"},
                            Mnemonic{"brvbar", "|"},
                            Mnemonic{"bsol", "\\"},
                            Mnemonic{"bull", "*"},
                            Mnemonic{"cent", "c"},
                            Mnemonic{"colon", ":"},
                            Mnemonic{"comma", ","},
                            Mnemonic{"commat", "@"},
                            Mnemonic{"copy", "\xc3"},
                            Mnemonic{"curren", "*"},
                            Mnemonic{"Dagger", "|"},
                            Mnemonic{"dagger", "|"},
                            Mnemonic{"deg", "\xc0"},
                            Mnemonic{"divide", "/"},
                            Mnemonic{"dollar", "$"},
                            Mnemonic{"Dstrok", "\xa3"},
                            Mnemonic{"dstrok", "\xb3"},
                            Mnemonic{"equals", "="},
                            Mnemonic{"esc", "\x1b"},
                            Mnemonic{"ETH", "\xa3"},
                            Mnemonic{"eth", "\xba"},
                            Mnemonic{"excl", "!"},
                            Mnemonic{"flat", "\xa9"},
                            Mnemonic{"fnof", "f"},
                            Mnemonic{"frac12", "1/2"},
                            Mnemonic{"frac14", "1/4"},
                            Mnemonic{"frac34", "3/4"},
                            Mnemonic{"gt", ">"},
                            Mnemonic{"hardsign", "\xb7"},
                            Mnemonic{"hellip", "..."},
                            Mnemonic{"hyphen", "-"},
                            Mnemonic{"iexcl", "\xc6"},
                            Mnemonic{"IJlig", "IJ"},
                            Mnemonic{"ijlig", "ij"},
                            Mnemonic{"inodot", "\xb8"},
                            Mnemonic{"iquest", "\xc5"},
                            Mnemonic{"joiner", "\x8d"},
                            Mnemonic{"laquo", "\""},
                            Mnemonic{"lcub", "{"},
                            Mnemonic{"ldquo", "\""},
                            Mnemonic{"lpar", "("},
                            Mnemonic{"lsqb", "["},
                            Mnemonic{"lsquo", "'"},
                            Mnemonic{"lsquor", "'"},
                            Mnemonic{"Lstrok", "\xa1"},
                            Mnemonic{"lstrok", "\xb1"},
                            Mnemonic{"lt", "<"},
                            Mnemonic{"mdash", "--"},
                            Mnemonic{"middot", "\xa8"},
                            Mnemonic{"mllhring", "\xb0"},
                            Mnemonic{"mlprime", "\xa7"},
                            Mnemonic{"mlPrime", "\xb7"},
                            Mnemonic{"mlrhring", "\xae"},
                            Mnemonic{"ndash", "--"},
                            Mnemonic{"nonjoin", "\x8e"},
                            Mnemonic{"num", "#"},
                            Mnemonic{"OElig", "\xa6"},
                            Mnemonic{"oelig", "\xb6"},
                            Mnemonic{"Ohorn", "\xac"},
                            Mnemonic{"ohorn", "\xbc"},
                            Mnemonic{"ordf", "a"},
                            Mnemonic{"ordm", "o"},
                            Mnemonic{"Ostrok", "\xa2"},
                            Mnemonic{"ostrok", "\xb2"},
                            Mnemonic{"osuper", "o"},
                            Mnemonic{"para", "|"},
                            Mnemonic{"percnt", "%"},
                            Mnemonic{"period", "."},
                            Mnemonic{"phono", "\xc2"},
                            Mnemonic{"pipe", "|"},
                            Mnemonic{"plus", "+"},
                            Mnemonic{"plusmn", "\xab"},
                            Mnemonic{"pound", "\xb9"},
                            Mnemonic{"quest", "?"},
                            Mnemonic{"quot", "\""},
                            Mnemonic{"raquo", "\""},
                            Mnemonic{"rcub", "}"},
                            Mnemonic{"rdquofh", "\""},
                            Mnemonic{"rdquor", "\""},
                            Mnemonic{"reg", "\xaa"},
                            Mnemonic{"rpar", ")"},
                            Mnemonic{"rsqb", "]"},
                            Mnemonic{"rsquo", "'"},
                            Mnemonic{"rsquor", "'"},
                            Mnemonic{"scriptl", "\xc1"},
                            Mnemonic{"sect", "|"},
                            Mnemonic{"semi", ";"},
                            Mnemonic{"sharp", "\xc4"},
                            Mnemonic{"shy", "-"},
                            Mnemonic{"softsign", "\xa7"},
                            Mnemonic{"sol", "/"},
                            Mnemonic{"space", " "},
                            Mnemonic{"spcirc", "^"},
                            Mnemonic{"spgrave", "`"},
                            Mnemonic{"sptilde", "~"},
                            Mnemonic{"spundscr", "_"},
                            Mnemonic{"squf", "|"},
                            Mnemonic{"sup1", "\x1bp1\x1bs"},
                            Mnemonic{"sup2", "\x1bp2\x1bs"},
                            Mnemonic{"sup3", "\x1bp3\x1bs"},
                            Mnemonic{"szlig", "ss"},
                            Mnemonic{"THORN", "\xa4"},
                            Mnemonic{"thorn", "\xb4"},
                            Mnemonic{"times", "x"},
                            Mnemonic{"trade", "(Tm)"},
                            Mnemonic{"Uhorn", "\xad"},
                            Mnemonic{"uhorn", "\xbd"},
                            Mnemonic{"verbar", "|"},
                            Mnemonic{"yen", "Y"},
                            Mnemonic{"agr", "a"},
                            Mnemonic{"bgr", "b"},
                            Mnemonic{"ggr", "g"}};

/// The diacritics: alone, or behind a letter's name ("acute", "eacute").
constexpr std::array kMarks{
    Mnemonic{"acute", "\xe2"},    Mnemonic{"breve", "\xe6"},   Mnemonic{"breveb", "\xf9"},
    Mnemonic{"candra", "\xef"},   Mnemonic{"caron", "\xe9"},   Mnemonic{"cedil", "\xf0"},
    Mnemonic{"circ", "\xe3"},     Mnemonic{"circb", "\xf4"},   Mnemonic{"commaa", "\xfe"},
    Mnemonic{"commab", "\xf7"},   Mnemonic{"dblac", "\xee"},   Mnemonic{"dbldotb", "\xf3"},
    Mnemonic{"dblunder", "\xf5"}, Mnemonic{"diaer", "\xe8"},   Mnemonic{"dot", "\xe7"},
    Mnemonic{"dotb", "\xf2"},     Mnemonic{"grave", "\xe1"},   Mnemonic{"hooka", "\xe0"},
    Mnemonic{"hookl", "\xf7"},    Mnemonic{"hookr", "\xf1"},   Mnemonic{"ldbltil", "\xfa"},
    Mnemonic{"llig", "\xeb"},     Mnemonic{"macr", "\xe5"},    Mnemonic{"ogon", "\xf1"},
    Mnemonic{"rcedil", "\xf8"},   Mnemonic{"rcommaa", "\xed"}, Mnemonic{"rdbltil", "\xfb"},
    Mnemonic{"ring", "\xea"},     Mnemonic{"ringb", "\xf4"},   Mnemonic{"rlig", "\xec"},
    Mnemonic{"tilde", "\xe4"},    Mnemonic{"uml", "\xe8"},     Mnemonic{"under", "\xf6"},
    Mnemonic{"vlineb", "\xf2"}};

/// Cyrillic letters in the romanization of ALA and LC, by their small form.
constexpr std::array kCyrillic{Mnemonic{"acy", "a"},
                               Mnemonic{"bcy", "b"},
                               Mnemonic{"chcy", "ch"},
                               Mnemonic{"dcy", "d"},
                               Mnemonic{"djecy", "\xb3"},
                               Mnemonic{"dzecy", "dz"},
                               Mnemonic{"dzhecy", "d\xe9z"},
                               Mnemonic{"ecy", "\xe7"
                                               "e"},
                               Mnemonic{"fcy", "f"},
                               Mnemonic{"gcy", "g"},
                               Mnemonic{"gecy", "g"},
                               Mnemonic{"ghcy", "g"},
                               Mnemonic{"gjecy", "\xe2g"},
                               Mnemonic{"hardcy", "\xb7"},
                               Mnemonic{"hcy", "h"},
                               Mnemonic{"icy", "i"},
                               Mnemonic{"iecy", "\xebi\xec"
                                                "e"},
                               Mnemonic{"iocy", "\xebi\xeco"},
                               Mnemonic{"iumlcy", "\xe8i"},
                               Mnemonic{"iycy", "y"},
                               Mnemonic{"jcy", "\xe6i"},
                               Mnemonic{"jecy", "j"},
                               Mnemonic{"jicy", "\xe8i"},
                               Mnemonic{"kcy", "k"},
                               Mnemonic{"khcy", "kh"},
                               Mnemonic{"kjecy", "\xe2k"},
                               Mnemonic{"lcy", "l"},
                               Mnemonic{"ljecy", "lj"},
                               Mnemonic{"mcy", "m"},
                               Mnemonic{"ncy", "n"},
                               Mnemonic{"njecy", "nj"},
                               Mnemonic{"ocy", "o"},
                               Mnemonic{"pcy", "p"},
                               Mnemonic{"rcy", "r"},
                               Mnemonic{"scy", "s"},
                               Mnemonic{"shchcy", "shch"},
                               Mnemonic{"shcy", "sh"},
                               Mnemonic{"softcy", "\xa7"},
                               Mnemonic{"tcy", "t"},
                               Mnemonic{"tscy", "\xebt\xecs"},
                               Mnemonic{"tshecy", "\xe2"
                                                  "c"},
                               Mnemonic{"ubrevecy", "\xe6u"},
                               Mnemonic{"ucy", "u"},
                               Mnemonic{"vcy", "v"},
                               Mnemonic{"yacy", "\xebi\xec"
                                                "a"},
                               Mnemonic{"ycy", "y"},
                               Mnemonic{"yecy", "e"},
                               Mnemonic{"yicy", "i"},
                               Mnemonic{"yucy", "\xebi\xecu"},
                               Mnemonic{"zcy", "z"},
                               Mnemonic{"zhcy", "zh"},
                               Mnemonic{"zhuacy", "\xebz\xech"}};

template <std::size_t size>
const char *find(const std::array<Mnemonic, size> &table, QByteArrayView name)
{
    const auto found = std::find_if(table.begin(), table.end(), [name](const Mnemonic &entry) {
        return name == QByteArrayView(entry.name);
    });
    return found == table.end() ? nullptr : found->bytes;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "SHCHcy" is the large form of "shchcy": the names differ in case alone.
std::optional<QByteArray> cyrillic(QByteArrayView name)
{
    if (!name.endsWith("cy"))
        return std::nullopt;
    const char *const bytes = find(kCyrillic, name.toByteArray().toLower());
    if (bytes == nullptr)
        return std::nullopt;
    QByteArray found(bytes);
    const bool large = name[0] >= 'A' && name[0] <= 'Z';
    if (large) {
        for (char &c : found)
            c = isLetter(c) ? char(c & ~0x20) : c;
        // Digraphs begin with a large letter, except those under a ligature, which are large.
        if (!found.contains('\xeb')) {
            bool first = true;
            for (char &c : found) {
                if (isLetter(c))
                    c = std::exchange(first, false) ? c : char(c | 0x20);
            }
        }
        found.replace('\xb3', '\xa3');
    }
    return found;
}

std::optional<QByteArray> hexByte(QByteArrayView name)
{
    bool ok = false;
    const uint value = name.toByteArray().toUInt(&ok, 16);
    return ok && name.size() == 2 ? std::optional(QByteArray(1, char(value))) : std::nullopt;
}

/// "U+000A": what the writer makes of characters that a line can't hold; in UTF-8.
std::optional<QByteArray> codePoint(QByteArrayView name)
{
    if (!name.startsWith("U+") || name.size() < 6 || name.size() > 8)
        return std::nullopt;
    bool ok = false;
    const uint value = name.sliced(2).toByteArray().toUInt(&ok, 16);
    if (!ok || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
        return std::nullopt;
    ByteBuffer bytes;
    charset::appendUtf8(value, bytes);
    return bytes.view().toByteArray();
}

/// Whether braces hold what could be meant for a mnemonic.
bool isName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= 16
           && std::all_of(name.begin(), name.end(),
                          [](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

/// Gathers what is MARC-8, so that a diacritic finds the letter behind it, and lets UTF-8 through.
class Resolver {
public:
    explicit Resolver(ByteBuffer &out) : m_out(out) {}

    void addMarc8(QByteArrayView bytes) { m_marc8.append(bytes); }
    void addText(QByteArrayView bytes)
    {
        for (const char *at = bytes.data(), *const end = at + bytes.size(); at != end;) {
            // An ampersand would begin a numeric reference in MARC-8.
            const char *stop = at;
            while (stop != end && *stop >= 0 && *stop != '&')
                ++stop;
            m_marc8.append(QByteArrayView(at, stop - at));
            at = stop;
            while (stop != end && (*stop < 0 || *stop == '&'))
                ++stop;
            if (stop != at)
                addUtf8(QByteArrayView(at, stop - at));
            at = stop;
        }
    }
    void addUtf8(QByteArrayView bytes)
    {
        flush();
        m_out.append(bytes);
    }
    void flush()
    {
        if (!m_marc8.isEmpty())
            charset::marc8ToUtf8(m_marc8.view(), m_out);
        m_marc8.clear();
    }

private:
    ByteBuffer &m_out;
    ByteBuffer m_marc8;
};

} // namespace

std::optional<QByteArray> mnemonicBytes(QByteArrayView name)
{
    if (name.size() == 1 && (isLetter(name[0]) || (name[0] >= '0' && name[0] <= '9')))
        return name.toByteArray();
    if (name.size() == 2)
        return hexByte(name);
    if (const char *const bytes = find(kSigns, name))
        return QByteArray(bytes);
    if (const char *const bytes = find(kMarks, name))
        return QByteArray(bytes);
    if (const auto bytes = cyrillic(name))
        return bytes;
    if (name.size() > 1 && isLetter(name[0])) {
        if (const char *const bytes = find(kMarks, name.sliced(1)))
            return QByteArray(bytes) + name[0];
    }
    return std::nullopt;
}

QByteArray resolveMnemonics(QByteArrayView text, ByteBuffer &out)
{
    QByteArray unknown;
    Resolver resolver(out);
    qsizetype at = 0;
    for (qsizetype open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
        resolver.addText(text.sliced(at, open - at));
        const qsizetype close = text.indexOf('}', open);
        const QByteArrayView name =
            close < 0 ? QByteArrayView() : text.sliced(open + 1, close - open - 1);
        at = close < 0 ? open + 1 : close + 1;
        if (const auto point = codePoint(name)) {
            resolver.addUtf8(*point);
        } else if (const auto bytes = name.size() > 16 ? std::nullopt : mnemonicBytes(name)) {
            resolver.addMarc8(*bytes);
        } else {
            if (unknown.isEmpty() && isName(name))
                unknown = text.sliced(open, close + 1 - open).toByteArray();
            at = open + 1;
            resolver.addText("{");
        }
    }
    resolver.addText(text.sliced(at));
    resolver.flush();
    return unknown;
}

} // namespace colophon::marc
