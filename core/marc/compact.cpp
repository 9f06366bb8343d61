// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/compact.h"

#include "base/bytebuffer.h"
#include "marc/tagbytes.h"

namespace colophon::marc {

// Form 1, all text UTF-8, numbers as LEB128 varints:
//   byte 1, leader (length, bytes), number of fields, then each field:
//   tag (3 bytes), then 'c' with a value (length, bytes), or 'd' with the two indicators (length,
//   bytes; as a rule 2) and the number of subfields, each of them a length and the bytes of its
//   code followed by its value.
// UTF-16 surrogates that stand alone can't occur: the readers decode UTF-8.

namespace {

constexpr char kForm = 1;

constexpr bool isAscii(char c)
{
    return c >= 0x20 && c < 0x7f;
}

template <typename Bytes> void putNumber(Bytes &out, quint64 value)
{
    while (value >= 0x80) {
        out.append(char(value | 0x80));
        value >>= 7;
    }
    out.append(char(value));
}

template <typename Bytes> void putBytes(Bytes &out, QByteArrayView bytes)
{
    putNumber(out, quint64(bytes.size()));
    out.append(bytes);
}

template <typename Bytes> void putTag(Bytes &out, const Tag &tag)
{
    for (std::size_t i = 0; i < 3; ++i)
        out.append(tag.at(i));
}

template <typename Bytes> void putControl(Bytes &out, const Tag &tag, QByteArrayView value)
{
    putTag(out, tag);
    out.append('c');
    putBytes(out, value);
}

void putField(QByteArray &out, const Field &field)
{
    if (field.isControl()) {
        putControl(out, field.tag(), field.value().toUtf8());
        return;
    }
    putTag(out, field.tag());
    out.append('d');
    const QChar indicators[] = {field.indicator1(), field.indicator2()};
    putBytes(out, QStringView(indicators, 2).toUtf8());
    putNumber(out, quint64(field.subfields().size()));
    QString text;
    for (const Subfield &subfield : field.subfields()) {
        text = subfield.code;
        text += subfield.value;
        putBytes(out, text.toUtf8());
    }
}

/// A code or an indicator: one UTF-16 unit, as a Record has it. Three bytes at most.
QByteArrayView unitOf(QByteArrayView character, QByteArray &room)
{
    if (character.size() == 1)
        return character;
    room = QString(toChar(character)).toUtf8();
    return room;
}

void putField(ByteBuffer &out, const FlatField &field, QByteArrayView content)
{
    if (field.control) {
        putControl(out, field.tag, content);
        return;
    }
    putTag(out, field.tag);
    out.append('d');
    FlatSubfields walk(content);
    QByteArray first;
    QByteArray second;
    const QByteArrayView indicator1 = unitOf(walk.indicator1(), first);
    const QByteArrayView indicator2 = unitOf(walk.indicator2(), second);
    putNumber(out, quint64(indicator1.size() + indicator2.size()));
    out.append(indicator1);
    out.append(indicator2);
    quint64 count = 0;
    for (FlatSubfields counted = walk; counted.next();)
        ++count;
    putNumber(out, count);
    while (walk.next()) {
        const QByteArrayView code = unitOf(walk.code(), first);
        putNumber(out, quint64(code.size() + walk.value().size()));
        out.append(code);
        out.append(walk.value());
    }
}

/// Walks the bytes; after a fault every answer is empty and `failed` is set.
class Cursor {
public:
    explicit Cursor(QByteArrayView bytes) : m_bytes(bytes) {}

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_position == m_bytes.size(); }

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            const QByteArrayView byte = take(1);
            if (m_failed)
                return 0;
            value |= quint64(byte[0] & 0x7f) << shift;
            if ((byte[0] & 0x80) == 0)
                return value;
        }
        m_failed = true;
        return 0;
    }

    QByteArrayView take(quint64 size)
    {
        if (m_failed || size > quint64(m_bytes.size() - m_position)) {
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_bytes.sliced(m_position, qsizetype(size));
        m_position += qsizetype(size);
        return taken;
    }

    QString text() { return QString::fromUtf8(take(number())); }
    QByteArrayView rest() const { return m_bytes.sliced(m_position); }

private:
    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    bool m_failed = false;
};

Error damaged()
{
    return {ErrorCode::Corrupt, QStringLiteral("The stored record is damaged.")};
}

Result<Field> takeField(Cursor &cursor)
{
    const std::optional<Tag> tag = Tag::fromBytes(cursor.take(3));
    const QByteArrayView kind = cursor.take(1);
    if (!tag || cursor.failed())
        return damaged();
    if (kind[0] == 'c')
        return Field::control(*tag, cursor.text());
    const QString indicators = cursor.text();
    if (kind[0] != 'd' || indicators.size() != 2)
        return damaged();
    Field field = Field::data(*tag, indicators[0], indicators[1]);
    const quint64 count = cursor.number();
    for (quint64 i = 0; i < count && !cursor.failed(); ++i) {
        const QString text = cursor.text();
        if (text.isEmpty())
            return damaged();
        field.subfields().append({text[0], text.mid(1)});
    }
    return field;
}

/// One byte each, as all but very strange ones are.
bool areIndicators(QByteArrayView bytes)
{
    return bytes.size() == 2 && isAscii(bytes[0]) && isAscii(bytes[1]);
}

bool takeSubfields(Cursor &cursor, ByteBuffer &out)
{
    const quint64 count = cursor.number();
    for (quint64 i = 0; i < count; ++i) {
        const QByteArrayView text = cursor.take(cursor.number());
        // a code of four bytes is two of UTF-16, which a Record takes for a code and a value
        if (text.isEmpty() || static_cast<unsigned char>(text[0]) >= 0xf0
            || text.contains(FlatRecord::kDelimiter))
            return false;
        out.append(FlatRecord::kDelimiter);
        out.append(text);
    }
    return true;
}

bool takeField(Cursor &cursor, FlatRecord &flat)
{
    Tag tag;
    const bool named = takeTag(cursor.take(3), tag);
    const QByteArrayView kind = cursor.take(1);
    const QByteArrayView first = cursor.take(cursor.number());
    if (!named || cursor.failed())
        return false;
    flat.begin(tag, kind[0] == 'c');
    flat.bytes().append(first);
    const bool whole =
        kind[0] == 'c'
        || (kind[0] == 'd' && areIndicators(first) && takeSubfields(cursor, flat.bytes()));
    flat.end();
    return whole;
}

} // namespace

QByteArray toCompact(const Record &record)
{
    QByteArray out;
    out.reserve(2048);
    out.append(kForm);
    putBytes(out, record.leader().text().toUtf8());
    putNumber(out, quint64(record.fields().size()));
    for (const Field &field : record.fields())
        putField(out, field);
    return out;
}

QByteArray toCompact(const FlatRecord &record)
{
    ByteBuffer out;
    out.append(kForm);
    putBytes(out, record.leader());
    putNumber(out, quint64(record.fields().size()));
    for (const FlatField &field : record.fields())
        putField(out, field, record.content(field));
    return out.view().toByteArray();
}

QByteArray withFirstField(QByteArrayView compact, const Tag &tag, QByteArrayView value)
{
    Cursor cursor(compact);
    cursor.take(1);
    const QByteArrayView leader = cursor.take(cursor.number());
    const quint64 fields = cursor.number();
    QByteArray out;
    out.reserve(compact.size() + value.size() + 8);
    out.append(kForm);
    putBytes(out, leader);
    putNumber(out, fields + 1);
    putControl(out, tag, value);
    out.append(cursor.rest());
    return out;
}

Result<Record> fromCompact(QByteArrayView bytes)
{
    Cursor cursor(bytes);
    const QByteArrayView form = cursor.take(1);
    if (cursor.failed() || form[0] != kForm)
        return damaged();
    Record record{Leader(cursor.text())};
    const quint64 count = cursor.number();
    for (quint64 i = 0; i < count && !cursor.failed(); ++i) {
        Result<Field> field = takeField(cursor);
        COLOPHON_TRY(field);
        record.fields().append(std::move(*field));
    }
    if (cursor.failed() || !cursor.atEnd())
        return damaged();
    return record;
}

bool fromCompact(QByteArrayView bytes, FlatRecord &flat)
{
    flat.clear();
    Cursor cursor(bytes);
    const QByteArrayView form = cursor.take(1);
    const QByteArrayView leader = cursor.take(cursor.number());
    const quint64 count = cursor.number();
    if (cursor.failed() || form[0] != kForm)
        return false;
    flat.setLeader(leader);
    if (flat.leader() != leader)
        return false;
    for (quint64 i = 0; i < count; ++i) {
        if (!takeField(cursor, flat))
            return false;
    }
    return !cursor.failed() && cursor.atEnd();
}

} // namespace colophon::marc
