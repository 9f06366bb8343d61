// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/compact.h"

namespace colophon::marc {

// Form 1, all text UTF-8, numbers as LEB128 varints:
//   byte 1, leader (length, bytes), number of fields, then each field:
//   tag (3 bytes), then 'c' with a value (length, bytes), or 'd' with the two indicators (length,
//   bytes; as a rule 2) and the number of subfields, each of them a length and the bytes of its
//   code followed by its value.
// UTF-16 surrogates that stand alone can't occur: the readers decode UTF-8.

namespace {

constexpr char kForm = 1;

void putNumber(QByteArray &out, quint64 value)
{
    while (value >= 0x80) {
        out.append(char(value | 0x80));
        value >>= 7;
    }
    out.append(char(value));
}

void putBytes(QByteArray &out, const QByteArray &bytes)
{
    putNumber(out, quint64(bytes.size()));
    out.append(bytes);
}

void putField(QByteArray &out, const Field &field)
{
    for (std::size_t i = 0; i < 3; ++i)
        out.append(field.tag().at(i));
    if (field.isControl()) {
        out.append('c');
        putBytes(out, field.value().toUtf8());
        return;
    }
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

} // namespace colophon::marc
