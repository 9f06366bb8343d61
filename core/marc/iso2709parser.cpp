// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/iso2709parser.h"

#include "charset/judge.h"
#include "marc/bytescan.h"
#include "marc/decoding.h"
#include "marc/tagbytes.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

namespace colophon::marc {

namespace {

constexpr char kFieldEnd = 0x1e;
constexpr char kRecordEnd = 0x1d;
constexpr char kDelimiter = FlatRecord::kDelimiter;
constexpr qsizetype kEntryLength = 12;

/// What a directory entry says of a field: 4 digits of length, 5 of its place behind the base.
struct Place {
    quint32 length = 0;
    quint32 start = 0;
};

/// The nine digits at once: eight in one word (after Daniel Lemire, "Quickly parsing eight digits",
/// https://lemire.me/blog/2018/10/03/quickly-parsing-eight-digits/), then the last.
inline std::optional<Place> parsePlace(const char *digits)
{
    auto word = qFromLittleEndian<quint64>(digits);
    const auto last = static_cast<unsigned char>(digits[8] - '0');
    if (((word & 0xf0f0f0f0f0f0f0f0U) | (((word + 0x0606060606060606U) & 0xf0f0f0f0f0f0f0f0U) >> 4))
            != 0x3333333333333333U
        || last > 9)
        return std::nullopt;
    word = (word & 0x0f0f0f0f0f0f0f0fU) * 2561 >> 8;
    word = (word & 0x00ff00ff00ff00ffU) * 6553601 >> 16;
    const auto number = quint32((word & 0x0000ffff0000ffffU) * 42949672960001U >> 32);
    return Place{number / 10000, number % 10000 * 10 + last};
}

/// A control field has no subfields; danMARC and others write 00X with some.
bool isControlField(const Tag &tag, QByteArrayView content)
{
    return tag.isControl() && !content.contains(kDelimiter);
}

bool beginsPlainly(QByteArrayView content)
{
    return content.size() >= 2 && (content.size() == 2 || content[2] == kDelimiter)
           && content[0] != kDelimiter && content[1] != kDelimiter;
}

/// Parses one record step by step; what returns false ends it, with the reason told.
class Parser {
public:
    Parser(QByteArrayView bytes, const ReadOptions &options, FlatItem &item)
        : m_bytes(bytes), m_options(options), m_item(item), m_record(item.record)
    {}

    bool parse()
    {
        m_record.clear();
        if (m_bytes.size() < Leader::kLength + 2)
            return fail(0, QStringLiteral("There are only %1 bytes, too few for a MARC record.")
                               .arg(m_bytes.size()));
        m_facts = scanBytes(m_bytes.sliced(Leader::kLength));
        m_record.setLeader(m_bytes.first(Leader::kLength));
        m_record.borrow(m_bytes.data());
        if (!readByDirectory() && !readByTerminators())
            return false;
        if (m_facts.emptyCode || m_oddHead)
            tellOddFields();
        decode();
        return true;
    }

private:
    bool fail(qint64 at, const QString &reason)
    {
        tell(at, reason);
        return false;
    }
    void tell(qint64 at, const QString &reason) { m_item.tell(at, reason); }
    bool readByDirectory();
    bool readByTerminators();
    Tag tagOf(qsizetype entry);
    bool takePieces(qsizetype base, qsizetype count);
    bool takePlaces(qsizetype base, qsizetype count);
    bool takeCharacterPlaces(qsizetype base, qsizetype count);
    void add(const Tag &tag, QByteArrayView content);
    bool areFields() const;
    /// Whether there are more or fewer terminators than so many fields, the directory and the
    /// record have.
    bool holdsStray(qsizetype fields) const
    {
        return m_facts.terminators != fields + 1 + (m_bytes.back() == kRecordEnd ? 1 : 0);
    }
    void decode();
    void tellOddFields();

    QByteArrayView m_bytes;
    const ReadOptions &m_options;
    FlatItem &m_item;
    FlatRecord &m_record;
    ByteFacts m_facts;
    qsizetype m_badTag = -1; ///< the directory entry last told of
    bool m_oddHead = false;  ///< a data field may begin with something else than two indicators
};

/// As the directory says. False, with nothing told, when it disagrees with the terminators
/// anywhere.
bool Parser::readByDirectory()
{
    const char *const bytes = m_bytes.data();
    const qsizetype base = isoNumber(m_bytes.sliced(12, 5));
    const qsizetype size = m_bytes.size();
    if (base <= Leader::kLength || base > size || bytes[base - 1] != kFieldEnd
        || (base - 1 - Leader::kLength) % kEntryLength != 0
        || holdsStray((base - 1 - Leader::kLength) / kEntryLength))
        return false;
    qsizetype covered = base;
    for (qsizetype at = Leader::kLength; at < base - 1; at += kEntryLength) {
        Tag tag;
        const std::optional<Place> place = parsePlace(bytes + at + 3);
        if (!takeTag({bytes + at, 3}, tag) || !place || place->length < 1)
            return false;
        const qsizetype from = base + place->start;
        if (from + place->length > size || bytes[from + place->length - 1] != kFieldEnd
            || bytes[from - 1] != kFieldEnd)
            return false;
        covered += place->length;
        const QByteArrayView content(bytes + from, qsizetype(place->length) - 1);
        const bool control = isControlField(tag, content);
        m_oddHead |= !control && !beginsPlainly(content);
        m_record.addBorrowed(tag, control, quint32(from), place->length - 1);
    }
    return covered + (bytes[size - 1] == kRecordEnd ? 1 : 0) == size;
}

/// In the order of the directory, whatever its lengths and places say.
bool Parser::readByTerminators()
{
    const qsizetype end = m_bytes.indexOf(kFieldEnd, Leader::kLength);
    if (end < 0) {
        return fail(Leader::kLength,
                    QStringLiteral("The directory has no end (no field terminator follows it)."));
    }
    const qsizetype length = end - Leader::kLength;
    if (length % kEntryLength != 0) {
        return fail(Leader::kLength,
                    QStringLiteral("The directory is %1 bytes long, which is no multiple of 12.")
                        .arg(length));
    }
    const qsizetype base = end + 1;
    if (isoNumber(m_bytes.sliced(12, 5)) != base) {
        tell(12, QStringLiteral("LDR/12–16 gives another place for the data than the directory's "
                                "end; the latter counts."));
    }
    const qsizetype count = length / kEntryLength;
    return takePieces(base, count) || takeCharacterPlaces(base, count) || takePlaces(base, count);
}

/// A directory entry's tag. What is no printable character in it becomes a question mark, so that
/// the field is kept and can be found.
Tag Parser::tagOf(qsizetype entry)
{
    const QByteArrayView bytes = m_bytes.sliced(entry, 3);
    if (const std::optional<Tag> tag = Tag::fromBytes(bytes))
        return *tag;
    QByteArray repaired = bytes.toByteArray();
    for (char &c : repaired)
        c = c < 0x21 || c > 0x7e ? '?' : c;
    if (m_badTag != entry) {
        tell(entry, QStringLiteral("The directory holds a tag that is not text; it became %1.")
                        .arg(QString::fromLatin1(repaired)));
    }
    m_badTag = entry;
    return *Tag::fromBytes(repaired);
}

bool Parser::takePieces(qsizetype base, qsizetype count)
{
    m_record.clear();
    m_record.setLeader(m_bytes.first(Leader::kLength));
    // Each piece has one field terminator, so that what is stray is a record's.
    const bool stray = holdsStray(count);
    if (!stray)
        m_record.borrow(m_bytes.data());
    const qsizetype end = m_bytes.back() == kRecordEnd ? m_bytes.size() - 1 : m_bytes.size();
    bool asStated = true;
    qsizetype from = base;
    for (qsizetype i = 0; i < count; ++i) {
        const char *const entry = m_bytes.data() + Leader::kLength + i * kEntryLength;
        const Tag tag = tagOf(Leader::kLength + i * kEntryLength);
        const qsizetype to = from < end ? m_bytes.indexOf(kFieldEnd, from) : -1;
        if (to < 0)
            return false;
        const std::optional<Place> place = parsePlace(entry + 3);
        asStated =
            asStated && place && base + place->start == from && place->length == to + 1 - from;
        const QByteArrayView content = m_bytes.sliced(from, to - from);
        if (stray)
            add(tag, content);
        else
            m_record.addBorrowed(tag, isControlField(tag, content), quint32(from),
                                 quint32(content.size()));
        from = to + 1;
    }
    if (from != end)
        return false;
    m_oddHead = true;
    if (stray) {
        tell(base, QStringLiteral("A record terminator stands inside a field; it became a blank."));
    }
    if (!asStated) {
        tell(Leader::kLength,
             QStringLiteral("The directory's lengths are wrong (counted in characters, perhaps); "
                            "the fields were taken by their terminators."));
    }
    return true;
}

/// A stray terminator inside the content becomes a blank.
void Parser::add(const Tag &tag, QByteArrayView content)
{
    m_record.begin(tag, isControlField(tag, content));
    for (const char c : content)
        m_record.bytes().append(c == kFieldEnd || c == kRecordEnd ? ' ' : c);
    m_record.end();
}

/// Whether most of what was cut out looks like fields.
bool Parser::areFields() const
{
    const auto odd = std::count_if(
        m_record.fields().begin(), m_record.fields().end(), [this](const FlatField &field) {
            return !field.control && !beginsPlainly(m_record.content(field));
        });
    return 2 * std::size_t(odd) <= m_record.fields().size();
}

/// Terminators too many, and a directory that counts the characters of UTF-8: it is right when
/// every place so counted ends with a terminator.
bool Parser::takeCharacterPlaces(qsizetype base, qsizetype count)
{
    const QByteArrayView data = m_bytes.sliced(base);
    if (!m_facts.high || !data.isValidUtf8())
        return false;
    std::vector<qsizetype> characters; // where each begins
    characters.reserve(std::size_t(data.size()) + 1);
    for (qsizetype i = 0; i < data.size(); ++i) {
        if ((data[i] & 0xc0) != 0x80)
            characters.push_back(i);
    }
    characters.push_back(data.size());
    m_record.clear();
    m_record.setLeader(m_bytes.first(Leader::kLength));
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype at = Leader::kLength + i * kEntryLength;
        const std::optional<Place> place = parsePlace(m_bytes.data() + at + 3);
        if (!place || place->length < 1 || place->start + place->length >= characters.size())
            return false;
        const qsizetype from = characters[place->start];
        const qsizetype to = characters[place->start + place->length];
        if (data[to - 1] != kFieldEnd)
            return false;
        add(tagOf(at), data.sliced(from, to - 1 - from));
    }
    m_oddHead = true;
    tell(Leader::kLength,
         QStringLiteral("The directory counts characters instead of bytes, and there are more "
                        "field terminators than fields; those inside a field became blanks."));
    return true;
}

/// Where terminators are missing or too many, the directory is the last witness: its places are
/// believed if every one lies inside the record.
bool Parser::takePlaces(qsizetype base, qsizetype count)
{
    m_record.clear();
    m_record.setLeader(m_bytes.first(Leader::kLength));
    const qsizetype end = m_bytes.back() == kRecordEnd ? m_bytes.size() - 1 : m_bytes.size();
    qsizetype covered = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype at = Leader::kLength + i * kEntryLength;
        const Tag tag = tagOf(at);
        const std::optional<Place> place = parsePlace(m_bytes.data() + at + 3);
        if (!place || base + place->start + place->length > end) {
            return fail(at, QStringLiteral("The directory points outside the record for field %1, "
                                           "and the terminators don't tell where it is.")
                                .arg(tag.toString()));
        }
        QByteArrayView content = m_bytes.sliced(base + place->start, place->length);
        if (!content.isEmpty() && content.back() == kFieldEnd)
            content.chop(1);
        add(tag, content);
        covered += place->length;
    }
    if (!areFields()) {
        return fail(Leader::kLength,
                    QStringLiteral("The directory does not point to the beginnings of fields, and "
                                   "the terminators don't tell where they are."));
    }
    m_oddHead = true;
    tell(base, QStringLiteral("Field terminators are missing or too many; the fields were taken "
                              "as the directory says."));
    if (base + covered < end) {
        tell(base, QStringLiteral("%1 bytes of data belong to no field of the directory; they were "
                                  "left out.")
                       .arg(end - base - covered));
    }
    return true;
}

/// Told field by field, and only where the one pass over all bytes saw a reason to look.
void Parser::tellOddFields()
{
    for (const FlatField &field : m_record.fields()) {
        if (field.control)
            continue;
        const QByteArrayView content = m_record.content(field);
        if (!beginsPlainly(content)) {
            tell(m_record.borrows() ? field.offset : 0,
                 QStringLiteral("Field %1 does not begin with two indicators.")
                     .arg(field.tag.toString()));
        }
        if (m_facts.emptyCode && (content.endsWith(kDelimiter) || content.contains("\x1f\x1f"))) {
            tell(m_record.borrows() ? field.offset : 0,
                 QStringLiteral("Field %1 has a subfield without a code.")
                     .arg(field.tag.toString()));
        }
    }
}

/// How the bytes become UTF-8. A sound record stays where it is.
void Parser::decode()
{
    const bool saysUnicode = m_bytes[9] == 'a';
    const bool plain = !m_facts.high && !(m_facts.control && m_bytes.contains('\x1b'));
    charset::Judgement judged{saysUnicode ? Coding::Utf8 : Coding::Marc8, {}};
    // The common case needs no weighing of evidence.
    const bool utf8 = plain || m_bytes.sliced(Leader::kLength).isValidUtf8();
    const bool agrees = plain || (saysUnicode && utf8 && !m_facts.control);
    if (m_options.coding)
        judged.coding = *m_options.coding;
    else if (!agrees)
        judged = charset::judge(saysUnicode, m_bytes.sliced(Leader::kLength));
    if (!judged.reason.isEmpty())
        m_item.tell(9, judged.reason, Problem::Kind::Coding);
    // A record cut by places may have been cut inside a character.
    const bool asIs =
        m_record.borrows()
        && (judged.coding == Coding::Utf8
                ? utf8
                : plain && (judged.coding != Coding::Marc8 || !m_bytes.contains("&#x")));
    if (!asIs)
        decodeFields(m_item, judged.coding);
    if (!saysUnicode && !plain && judged.coding == Coding::Utf8)
        markUnicode(m_item.record);
}

} // namespace

qsizetype isoNumber(QByteArrayView digits)
{
    qsizetype value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

void parseIso2709(QByteArrayView bytes, const ReadOptions &options, FlatItem &item)
{
    item.readable = Parser(bytes, options, item).parse();
}

} // namespace colophon::marc
