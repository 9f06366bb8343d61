// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/flatrecord.h"

#include <QStringEncoder>

#include <algorithm>

namespace colophon::marc {

namespace {

void appendChar(ByteBuffer &bytes, QChar c)
{
    if (c.unicode() < 0x80)
        bytes.append(char(c.unicode()));
    else
        bytes.append(QStringView(&c, 1).toUtf8());
}

void appendText(ByteBuffer &bytes, const QString &text)
{
    // A UTF-16 unit is three bytes of UTF-8 at most.
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    char *const from = bytes.room(text.size() * 3 + 3);
    char *const to = encoder.appendToBuffer(from, text);
    // A separator inside a value would cut it in two.
    std::replace_if(
        from, to, [](char c) { return c >= 0x1d && c <= 0x1f; }, ' ');
    bytes.advance(to - from);
}

} // namespace

void FlatRecord::clear()
{
    m_leader.fill(' ');
    m_fields.clear();
    m_own.clear();
    m_borrowed = nullptr;
}

void FlatRecord::setLeader(QByteArrayView bytes)
{
    for (std::size_t i = 0; i < m_leader.size(); ++i) {
        const char c = qsizetype(i) < bytes.size() ? bytes[qsizetype(i)] : ' ';
        m_leader[i] = c < 0x20 || c > 0x7e ? ' ' : c;
    }
}

qsizetype FlatRecord::setLeaderText(QByteArrayView text)
{
    ByteBuffer bytes;
    for (const char *at = text.data(), *const end = at + text.size(); at != end;) {
        const qsizetype length = characterLength(at, end);
        bytes.append(length == 1 ? *at : ' ');
        at += length;
    }
    setLeader(bytes.view());
    return bytes.size();
}

qsizetype characterLength(const char *at, const char *end)
{
    const auto first = static_cast<unsigned char>(*at);
    qsizetype length = 1;
    if (first >= 0xf0)
        length = 4;
    else if (first >= 0xe0)
        length = 3;
    else if (first >= 0xc0)
        length = 2;
    const qsizetype there = std::min<qsizetype>(length, end - at);
    for (qsizetype i = 1; i < there; ++i) {
        if ((static_cast<unsigned char>(at[i]) & 0xc0) != 0x80)
            return i;
    }
    return there;
}

QChar toChar(QByteArrayView character)
{
    if (character.size() == 1 && (character[0] & 0x80) == 0)
        return QLatin1Char(character[0]);
    const QString text = QString::fromUtf8(character);
    return text.size() == 1 ? text[0] : QChar(QChar::ReplacementCharacter);
}

Field toField(const FlatRecord &flat, const FlatField &field)
{
    const QByteArrayView content = flat.content(field);
    if (field.control)
        return Field::control(field.tag, QString::fromUtf8(content));
    FlatSubfields walk(content);
    Field made = Field::data(field.tag, toChar(walk.indicator1()), toChar(walk.indicator2()));
    while (walk.next())
        made.subfields().append({toChar(walk.code()), QString::fromUtf8(walk.value())});
    return made;
}

Record toRecord(const FlatRecord &flat)
{
    Record record{Leader(QString::fromLatin1(flat.leader()))};
    record.fields().reserve(qsizetype(flat.fields().size()));
    for (const FlatField &field : flat.fields())
        record.fields().append(toField(flat, field));
    return record;
}

void flatten(const Record &record, FlatRecord &flat)
{
    flat.clear();
    flat.setLeader(record.leader().text().toLatin1());
    for (const Field &field : record.fields()) {
        flat.begin(field.tag(), field.isControl());
        ByteBuffer &bytes = flat.bytes();
        if (field.isControl()) {
            appendText(bytes, field.value());
        } else {
            appendChar(bytes, field.indicator1());
            appendChar(bytes, field.indicator2());
            for (const Subfield &subfield : field.subfields()) {
                bytes.append(FlatRecord::kDelimiter);
                appendChar(bytes, subfield.code);
                appendText(bytes, subfield.value);
            }
        }
        flat.end();
    }
}

} // namespace colophon::marc
