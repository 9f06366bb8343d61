// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/iso2709reader.h"

#include <algorithm>
#include <cstring>

namespace colophon::marc {

namespace {

constexpr char kRecordEnd = 0x1d;
constexpr char kFieldEnd = 0x1e;
constexpr char kDelimiter = 0x1f;
constexpr char kEscape = 0x1b;
constexpr qsizetype kEntryLength = 12;
constexpr qsizetype kBlock = 1 << 20;
/// A stretch without a record terminator that is longer than this is no MARC record.
constexpr qsizetype kLongestStretch = qsizetype(64) << 20;

/// The number that these digits write, or -1.
qsizetype number(QByteArrayView digits)
{
    qsizetype value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool looksLikeLeader(QByteArrayView bytes)
{
    return bytes.size() >= Leader::kLength && number(bytes.first(5)) >= Leader::kLength
           && number(bytes.sliced(12, 5)) > 0;
}

bool isFiller(char c)
{
    return c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == '\0' || c == 0x1a
           || c == kRecordEnd || c == '\xef' || c == '\xbb' || c == '\xbf';
}

struct Entry {
    Tag tag;
    QByteArrayView data; ///< without the terminator
};

/// Parses one record's bytes step by step; `fail` ends it.
class RecordParser {
public:
    RecordParser(QByteArrayView bytes, qint64 offset) : m_bytes(bytes) { m_item.offset = offset; }

    ReadItem parse()
    {
        Record record;
        if (checkCharset() && readDirectory() && readFields(record))
            m_item.record = std::move(record);
        else
            m_item.raw = m_bytes.toByteArray();
        return std::move(m_item);
    }

private:
    bool fail(qint64 at, const QString &reason)
    {
        tell(at, reason);
        return false;
    }
    void tell(qint64 at, const QString &reason)
    {
        m_item.problems.append({m_item.offset + at, reason});
    }

    // The one place that decides how bytes become characters.
    bool checkCharset()
    {
        if (m_bytes.size() < Leader::kLength + 2)
            return fail(0, QStringLiteral("There are only %1 bytes, too few for a MARC record.")
                               .arg(m_bytes.size()));
        const bool saysUnicode = m_bytes[9] == 'a';
        const bool valid = m_bytes.isValidUtf8();
        if (!saysUnicode && (!valid || m_bytes.contains(kEscape))) {
            return fail(
                9,
                QStringLiteral(
                    "The record is in MARC-8, which this version does not read yet. Convert it to "
                    "UTF-8 first."));
        }
        if (!valid)
            tellBadBytes();
        else if (!saysUnicode && std::any_of(m_bytes.begin(), m_bytes.end(), [](char c) {
                     return (c & 0x80) != 0;
                 }))
            tell(9, QStringLiteral(
                        "LDR/09 says MARC-8, but the bytes are UTF-8; they were read as UTF-8."));
        return true;
    }

    void tellBadBytes()
    {
        // The field that holds the first bad byte tells enough to find it.
        qsizetype from = 0;
        while (from < m_bytes.size()) {
            const qsizetype end = m_bytes.indexOf(kFieldEnd, from);
            const QByteArrayView piece =
                m_bytes.sliced(from, (end < 0 ? m_bytes.size() : end) - from);
            if (!piece.isValidUtf8()) {
                tell(from,
                     QStringLiteral(
                         "There are bytes that are not UTF-8, although LDR/09 says so; they were "
                         "replaced by U+FFFD."));
                return;
            }
            if (end < 0)
                return;
            from = end + 1;
        }
    }

    bool readDirectory()
    {
        const qsizetype end = m_bytes.indexOf(kFieldEnd, Leader::kLength);
        if (end < 0)
            return fail(
                Leader::kLength,
                QStringLiteral("The directory has no end (no field terminator follows it)."));
        const qsizetype length = end - Leader::kLength;
        if (length % kEntryLength != 0) {
            return fail(
                Leader::kLength,
                QStringLiteral("The directory is %1 bytes long, which is no multiple of 12.")
                    .arg(length));
        }
        m_base = end + 1;
        if (number(m_bytes.sliced(12, 5)) != m_base)
            tell(12, QStringLiteral("LDR/12–16 gives another place for the data than the "
                                    "directory's end; the latter counts."));
        if (readEntries(length / kEntryLength))
            return true;
        return splitAtTerminators(length / kEntryLength);
    }

    std::optional<Tag> tagOf(qsizetype index) const
    {
        return Tag::fromBytes(m_bytes.sliced(Leader::kLength + index * kEntryLength, 3));
    }

    /// As the directory says. False when it disagrees with the field terminators anywhere.
    bool readEntries(qsizetype count)
    {
        m_entries.clear();
        m_entries.reserve(count);
        for (qsizetype i = 0; i < count; ++i) {
            const QByteArrayView entry =
                m_bytes.sliced(Leader::kLength + i * kEntryLength, kEntryLength);
            const std::optional<Tag> tag = tagOf(i);
            const qsizetype length = number(entry.sliced(3, 4));
            const qsizetype start = number(entry.sliced(7, 5));
            if (!tag || length < 1 || start < 0 || m_base + start + length > m_bytes.size())
                return false;
            const QByteArrayView data = m_bytes.sliced(m_base + start, length);
            if (data.back() != kFieldEnd
                || (m_base + start > 0 && m_bytes[m_base + start - 1] != kFieldEnd))
                return false;
            m_entries.append({*tag, data.chopped(1)});
        }
        return true;
    }

    /// In the order of the directory, whatever its lengths and offsets say.
    bool splitAtTerminators(qsizetype count)
    {
        m_entries.clear();
        QList<QByteArrayView> pieces;
        QByteArrayView rest = m_bytes.sliced(m_base);
        if (!rest.isEmpty() && rest.back() == kRecordEnd)
            rest.chop(1);
        while (!rest.isEmpty()) {
            const qsizetype end = rest.indexOf(kFieldEnd);
            pieces.append(end < 0 ? rest : rest.first(end));
            rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        }
        if (pieces.size() != count) {
            return fail(
                Leader::kLength,
                QStringLiteral("The directory points outside the record: it lists %1 fields, and "
                               "%2 are there.")
                    .arg(count)
                    .arg(pieces.size()));
        }
        for (qsizetype i = 0; i < count; ++i) {
            const std::optional<Tag> tag = tagOf(i);
            if (!tag)
                return fail(Leader::kLength + i * kEntryLength,
                            QStringLiteral("The directory holds a tag that is not text."));
            m_entries.append({*tag, pieces.at(i)});
        }
        tell(Leader::kLength,
             QStringLiteral(
                 "The directory's lengths are wrong (counted in characters, perhaps); the fields "
                 "were taken by their terminators."));
        return true;
    }

    bool readFields(Record &record)
    {
        record = Record(Leader(QString::fromLatin1(m_bytes.first(Leader::kLength))));
        record.fields().reserve(m_entries.size());
        for (const Entry &entry : std::as_const(m_entries)) {
            if (entry.tag.isControl())
                record.fields().append(Field::control(entry.tag, QString::fromUtf8(entry.data)));
            else
                record.fields().append(dataField(entry));
        }
        return true;
    }

    Field dataField(const Entry &entry)
    {
        qsizetype position = entry.data.indexOf(kDelimiter);
        const QByteArrayView head = position < 0 ? entry.data : entry.data.first(position);
        QChar indicators[2] = {u' ', u' '};
        Field field;
        if (head.size() == 2) {
            indicators[0] = QLatin1Char(head[0]);
            indicators[1] = QLatin1Char(head[1]);
            field = Field::data(entry.tag, indicators[0], indicators[1]);
        } else {
            field = oddHead(entry, QString::fromUtf8(head));
        }
        while (position >= 0) {
            const qsizetype next = entry.data.indexOf(kDelimiter, position + 1);
            const QByteArrayView piece = entry.data.sliced(
                position + 1, (next < 0 ? entry.data.size() : next) - position - 1);
            field.subfields().append(subfield(entry, piece));
            position = next;
        }
        return field;
    }

    Field oddHead(const Entry &entry, const QString &head)
    {
        tell(entry.data.data() - m_bytes.data(),
             QStringLiteral("Field %1 does not begin with two indicators.")
                 .arg(entry.tag.toString()));
        Field field = Field::data(entry.tag, head.isEmpty() ? QChar(u' ') : head[0],
                                  head.size() < 2 ? QChar(u' ') : head[1]);
        if (head.size() > 2)
            field.subfields().append({kNoCode, head.mid(2)});
        return field;
    }

    Subfield subfield(const Entry &entry, QByteArrayView piece)
    {
        if (piece.isEmpty()) {
            tell(piece.data() - m_bytes.data(),
                 QStringLiteral("Field %1 has a subfield without a code.")
                     .arg(entry.tag.toString()));
            return {kNoCode, QString()};
        }
        if ((piece[0] & 0x80) == 0)
            return {QLatin1Char(piece[0]), QString::fromUtf8(piece.sliced(1))};
        const QString text = QString::fromUtf8(piece);
        return {text[0], text.mid(1)};
    }

    QByteArrayView m_bytes;
    ReadItem m_item;
    QList<Entry> m_entries;
    qsizetype m_base = 0;
};

} // namespace

ReadItem parseIso2709(QByteArrayView bytes, qint64 offset)
{
    return RecordParser(bytes, offset).parse();
}

/// Makes at least `wanted` bytes of the next record available, or all there are.
Result<void> Iso2709Reader::fill(qsizetype wanted)
{
    while (available() < wanted && !m_atEnd) {
        if (m_position > 0) {
            m_buffer.remove(0, m_position);
            m_offset += m_position;
            m_position = 0;
        }
        const QByteArray more = m_device.read(qMax(kBlock, wanted - available()));
        if (more.isEmpty()) {
            if (!m_device.atEnd()) {
                return Error{ErrorCode::Io, QStringLiteral("The input could not be read on (%1).")
                                                .arg(m_device.errorString())};
            }
            m_atEnd = true;
        }
        m_buffer += more;
    }
    return {};
}

/// Over what stands between records: line ends, DOS end-of-file marks, a byte order mark. False at
/// the end.
Result<bool> Iso2709Reader::skipFiller()
{
    for (;;) {
        COLOPHON_TRY(fill(1));
        if (available() == 0)
            return false;
        if (!isFiller(m_buffer.at(m_position)))
            return true;
        ++m_position;
    }
}

/// How long the next record is. `terminated` is false where the input ends before the record does.
Result<qsizetype> Iso2709Reader::stretch(bool &terminated)
{
    COLOPHON_TRY(fill(5));
    const qsizetype stated =
        available() < 5 ? -1 : number(QByteArrayView(m_buffer).sliced(m_position, 5));
    terminated = true;
    if (stated > Leader::kLength) {
        COLOPHON_TRY(fill(stated + Leader::kLength));
        if (available() >= stated) {
            if (m_buffer.at(m_position + stated - 1) == kRecordEnd)
                return stated;
            const QByteArrayView behind = QByteArrayView(m_buffer).sliced(m_position + stated);
            if (m_buffer.at(m_position + stated - 1) == kFieldEnd && looksLikeLeader(behind))
                return stated; // only the terminator is missing
        }
    }
    qsizetype searched = 0;
    for (;;) {
        const qsizetype end = m_buffer.indexOf(kRecordEnd, m_position + searched);
        if (end >= 0)
            return end - m_position + 1;
        searched = available();
        if (m_atEnd || searched > kLongestStretch) {
            terminated = false;
            return searched;
        }
        COLOPHON_TRY(fill(searched + kBlock));
    }
}

Result<std::optional<ReadItem>> Iso2709Reader::next()
{
    const Result<bool> more = skipFiller();
    COLOPHON_TRY(more);
    if (!*more)
        return std::optional<ReadItem>();
    bool terminated = true;
    const Result<qsizetype> length = stretch(terminated);
    COLOPHON_TRY(length);
    const QByteArrayView bytes = QByteArrayView(m_buffer).sliced(m_position, *length);
    ReadItem item;
    if (terminated) {
        item = parseIso2709(bytes, position());
    } else {
        item.offset = position();
        item.raw = bytes.toByteArray();
        item.problems.append(
            {position() + *length,
             QStringLiteral("The input ends in the middle of a record (there is no "
                            "record terminator).")});
    }
    if (item.record && number(bytes.first(5)) != *length) {
        item.problems.append(
            {position(),
             QStringLiteral("LDR/00–04 says %1 bytes, and there are %2; the terminator counts.")
                 .arg(QString::fromLatin1(bytes.first(5)))
                 .arg(*length)});
    }
    item.number = ++m_number;
    m_position += *length;
    return std::optional<ReadItem>(std::move(item));
}

} // namespace colophon::marc
