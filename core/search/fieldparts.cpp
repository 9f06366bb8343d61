// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/fieldparts.h"

#include "search/folding.h"
#include "search/keys.h"
#include "search/numbers.h"

#include <algorithm>
#include <array>
#include <optional>

namespace colophon::search {

namespace {

/// Where the words of a field go, by its tag.
enum class Words : unsigned char {
    Other,
    Title,
    Series,
    Name,
    NameAndTitle,
    NameAndSeries,
    Relation,
    Subject
};

std::array<Words, 1000> tableOfWords()
{
    std::array<Words, 1000> table{};
    const auto put = [&table](Words words, std::initializer_list<std::size_t> tags) {
        for (const std::size_t tag : tags)
            table[tag] = words;
    };
    put(Words::Title, {130, 210, 222, 240, 242, 243, 245, 246, 247, 730, 740});
    put(Words::Series, {440, 490, 830});
    put(Words::Name, {100, 110, 111, 720});
    put(Words::NameAndTitle, {700, 710, 711});
    put(Words::NameAndSeries, {400, 410, 411, 800, 810, 811});
    put(Words::Relation,
        {760, 762, 765, 767, 770, 772, 773, 774, 775, 776, 777, 780, 785, 786, 787});
    std::fill(table.begin() + 600, table.begin() + 700, Words::Subject);
    return table;
}

/// Nothing for a tag that is no number.
std::optional<std::size_t> numberOf(TagCode tag)
{
    std::size_t number = 0;
    for (const int shift : {16, 8, 0}) {
        const char digit = char(tag >> shift);
        if (digit < '0' || digit > '9')
            return std::nullopt;
        number = number * 10 + std::size_t(digit - '0');
    }
    return number;
}

Words wordsOf(TagCode tag)
{
    static const std::array<Words, 1000> table = tableOfWords();
    if (const std::optional<std::size_t> number = numberOf(tag))
        return table[*number];
    return char(tag >> 16) == '6' && (tag & 0xff) != 0 ? Words::Subject : Words::Other;
}

/// Subfields that carry links and control, not words.
bool isWords(char code)
{
    return code != 'w' && (code < '0' || code > '9');
}

WordColumn columnOf(Words kind, TagCode tag, char code, bool inTitle)
{
    using enum WordColumn;
    switch (kind) {
    case Words::Title:
        return tag == tagCode("245") && code == 'c' ? Name : Title;
    case Words::Series:
        return Series;
    case Words::Name:
        return Name;
    case Words::NameAndTitle:
        return inTitle ? Title : Name;
    case Words::NameAndSeries:
        return inTitle || code == 'v' ? Series : Name;
    case Words::Relation:
        return code == 'a' ? Name : code == 't' || code == 's' || code == 'p' ? Title : Other;
    case Words::Subject:
        return Subject;
    case Words::Other:
        break;
    }
    const bool imprint = tag == tagCode("260") || tag == tagCode("264");
    return imprint && code == 'b' ? Publisher : Other;
}

/// The numbers that are searched as whole values.
using Normalize = QString (*)(QStringView);
struct Source {
    TagCode tag;
    QByteArrayView codes;
    QChar letter;
    Normalize normalize;
};
constexpr std::array kSources{
    Source{tagCode("010"), "az", keys::kOtherNumber, normalizedLccn},
    Source{tagCode("020"), "az", keys::kBookNumber, normalizedBookNumber},
    Source{tagCode("022"), "alyz", keys::kBookNumber, normalizedBookNumber},
    Source{tagCode("024"), "az", keys::kOtherNumber, normalizedNumber},
    Source{tagCode("027"), "az", keys::kOtherNumber, normalizedNumber},
    Source{tagCode("028"), "a", keys::kOtherNumber, normalizedNumber},
    Source{tagCode("030"), "az", keys::kOtherNumber, normalizedNumber},
    Source{tagCode("035"), "az", keys::kSystemNumber, normalizedSystemNumber}};

/// A bit for the letter of a number; those of headings are above.
KeyKinds bitOf(QChar letter)
{
    return KeyKinds(1) << (letter.unicode() - u'a');
}
constexpr unsigned kFirstHeadingBit = 26;

std::array<KeyKinds, 1000> tableOfKeyKinds()
{
    std::array<KeyKinds, 1000> table{};
    for (std::size_t number = 0; number < table.size(); ++number) {
        const TagCode tag = TagCode('0' + number / 100) << 16 | TagCode('0' + number / 10 % 10) << 8
                            | TagCode('0' + number % 10);
        table[number] = KeyKinds(headingKindsOf(tag)) << kFirstHeadingBit;
        for (const Source &source : kSources) {
            if (source.tag == tag)
                table[number] |= bitOf(source.letter);
        }
    }
    return table;
}

} // namespace

KeyKinds keyKindsOf(TagCode tag)
{
    static const std::array<KeyKinds, 1000> table = tableOfKeyKinds();
    const std::optional<std::size_t> number = numberOf(tag);
    return number ? table[*number] : KeyKinds(headingKindsOf(tag)) << kFirstHeadingBit;
}

void FieldParts::begin(const marc::FlatRecord &record)
{
    m_record = &record;
    m_bytes.clear();
    m_parts.clear();
    m_ranges.assign(record.fields().size(), {});
}

void FieldParts::add(std::size_t field, KeyKinds wanted)
{
    const marc::FlatField &which = m_record->fields()[field];
    if (which.control)
        return;
    const QByteArrayView content = m_record->content(which);
    const TagCode tag = effectiveTag(*m_record, which);
    const std::size_t from = m_parts.size();
    addWords(content, tag);
    if ((keyKindsOf(tag) & wanted) != 0) {
        addNumbers(content, tag);
        addHeadings(content, tag);
    }
    m_ranges[field] = {from, m_parts.size()};
}

void FieldParts::begin(FieldPart::Kind kind, unsigned char which)
{
    m_parts.push_back({kind, which, std::uint32_t(m_bytes.size()), 0});
}

/// One without a byte was none.
void FieldParts::end()
{
    Stored &part = m_parts.back();
    part.length = m_bytes.size() - qsizetype(part.offset);
    if (part.length == 0)
        m_parts.pop_back();
}

void FieldParts::addWords(QByteArrayView content, TagCode tag)
{
    const Words kind = wordsOf(tag);
    bool inTitle = false;
    for (marc::FlatSubfields walk(content); walk.next();) {
        const char code = walk.code()[0];
        if (!isWords(code))
            continue;
        inTitle = inTitle || code == 't';
        begin(FieldPart::Kind::Words,
              static_cast<unsigned char>(columnOf(kind, tag, code, inTitle)));
        appendTokens(m_bytes, walk.value());
        end();
    }
}

void FieldParts::addNumbers(QByteArrayView content, TagCode tag)
{
    const auto put = [this](QChar letter, QByteArrayView number) {
        begin(FieldPart::Kind::Number, static_cast<unsigned char>(letter.unicode()));
        m_bytes.append(number);
        end();
    };
    for (const Source &source : kSources) {
        if (tag != source.tag)
            continue;
        for (marc::FlatSubfields walk(content); walk.next();) {
            if (!source.codes.contains(walk.code()[0]))
                continue;
            const QByteArray number = source.normalize(QString::fromUtf8(walk.value())).toUtf8();
            put(source.letter, number);
            if (const qsizetype mark = number.indexOf('!'); mark >= 0)
                put(source.letter, QByteArrayView(number).sliced(mark + 1));
        }
    }
}

void FieldParts::addHeadings(QByteArrayView content, TagCode tag)
{
    eachHeadingKey(tag, content, [this](HeadingKind kind, QByteArrayView key) {
        begin(FieldPart::Kind::Heading, static_cast<unsigned char>(kind));
        m_bytes.append(key);
        end();
    });
}

} // namespace colophon::search
