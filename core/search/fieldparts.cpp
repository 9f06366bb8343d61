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

Words wordsOf(TagCode tag)
{
    static const std::array<Words, 1000> table = tableOfWords();
    std::size_t number = 0;
    for (const int shift : {16, 8, 0}) {
        const char digit = char(tag >> shift);
        if (digit < '0' || digit > '9')
            return char(tag >> 16) == '6' && (tag & 0xff) != 0 ? Words::Subject : Words::Other;
        number = number * 10 + std::size_t(digit - '0');
    }
    return table[number];
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

/// The field whose title the record is filed under.
std::optional<QByteArrayView> titleField(const marc::FlatRecord &record)
{
    for (const marc::FlatField &field : record.fields()) {
        if (field.tag == marc::Tag("245"))
            return field.control ? QByteArrayView() : record.content(field);
    }
    return std::nullopt;
}

} // namespace

/// Finds the fields of the record before that a record still has, in their order.
class FieldParts::Likeness {
public:
    explicit Likeness(const FieldParts *before) : m_before(before) {}

    /// The place of the same field there.
    std::optional<std::size_t> find(const marc::FlatRecord &record, const marc::FlatField &field)
    {
        if (m_before == nullptr)
            return std::nullopt;
        const marc::FlatRecord &there = m_before->m_record;
        const std::size_t end = std::min(m_next + kFarthest, there.fields().size());
        for (std::size_t at = m_next; at < end; ++at) {
            const marc::FlatField &one = there.fields()[at];
            if (one.tag == field.tag && one.control == field.control
                && there.content(one) == record.content(field)) {
                m_next = at + 1;
                return at;
            }
        }
        return std::nullopt;
    }

private:
    /// Looked ahead for where fields have gone.
    static constexpr std::size_t kFarthest = 8;

    const FieldParts *m_before;
    std::size_t m_next = 0;
};

FieldParts::FieldParts(const marc::FlatRecord &record, const FieldParts *before) : m_record(record)
{
    Likeness likeness(before);
    m_ends.reserve(record.fields().size());
    m_parts.reserve(record.fields().size() * 2);
    for (const marc::FlatField &field : record.fields()) {
        const std::optional<std::size_t> same = likeness.find(record, field);
        if (same)
            takeOver(*before, *same);
        else
            add(field);
        m_ends.push_back({m_parts.size(), std::size_t(m_bytes.size())});
    }
    const bool sameTitle = before != nullptr && titleField(record) == titleField(before->m_record);
    m_otherTitleKeys = sameTitle ? before->m_otherTitleKeys : search::otherTitleKeys(record);
}

void FieldParts::add(const marc::FlatField &field)
{
    if (field.control)
        return;
    const QByteArrayView content = m_record.content(field);
    const TagCode tag = effectiveTag(m_record, field);
    addWords(content, tag);
    if (char(tag >> 16) == '0')
        addNumbers(content, tag);
    addHeadings(content, tag);
}

void FieldParts::takeOver(const FieldParts &before, std::size_t field)
{
    const End from = field == 0 ? End{0, 0} : before.m_ends[field - 1];
    const End to = before.m_ends[field];
    const qsizetype shift = m_bytes.size() - qsizetype(from.bytes);
    m_bytes.append({before.m_bytes.data() + from.bytes, qsizetype(to.bytes - from.bytes)});
    for (std::size_t i = from.parts; i < to.parts; ++i) {
        Stored part = before.m_parts[i];
        part.offset = std::uint32_t(qsizetype(part.offset) + shift);
        m_parts.push_back(part);
    }
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
