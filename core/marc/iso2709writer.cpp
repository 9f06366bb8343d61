// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/iso2709writer.h"

#include "charset/marc8encoder.h"

#include <algorithm>

namespace colophon::marc {

namespace {

constexpr qsizetype kLongestField = 9999;
constexpr qsizetype kLongestRecord = 99999;
constexpr qsizetype kEntryLength = 12;
constexpr char kFieldEnd = 0x1e;
constexpr char kRecordEnd = 0x1d;

/// Writes the number with leading zeros over `digits` bytes.
void putNumber(char *at, qsizetype value, int digits)
{
    for (int i = digits - 1; i >= 0; --i) {
        at[i] = char('0' + value % 10);
        value /= 10;
    }
}

void putEntry(char *at, const Tag &tag, qsizetype length, qsizetype start)
{
    for (std::size_t i = 0; i < 3; ++i)
        at[i] = tag.at(i);
    putNumber(at + 3, length, 4);
    putNumber(at + 7, start, 5);
}

void putLeader(char *at, QByteArrayView leader, qsizetype length, qsizetype base, char coding)
{
    std::copy(leader.begin(), leader.end(), at);
    putNumber(at, length, 5);
    at[9] = coding;
    at[10] = at[11] = '2';
    putNumber(at + 12, base, 5);
    std::copy_n("4500", 4, at + 20);
}

Error fieldTooLong(const Tag &tag, qsizetype length)
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("Field %1 has %2 bytes, and ISO 2709 allows 9,999. Export the record as "
                           "MARCXML, or shorten the field.")
                .arg(tag.toString())
                .arg(length)};
}

Error recordTooLong(qsizetype length)
{
    return {
        ErrorCode::InvalidInput,
        QStringLiteral("The record has %1 bytes, and ISO 2709 allows 99,999. Export it as MARCXML.")
            .arg(length)};
}

} // namespace

Result<void> Iso2709Writer::write(const FlatRecord &record, ByteBuffer &out)
{
    const bool marc8 = m_options.coding == Coding::Marc8;
    const qsizetype from = out.size();
    const qsizetype base = Leader::kLength + kEntryLength * qsizetype(record.fields().size()) + 1;
    out.room(base);
    out.advance(base);
    qsizetype entry = from + Leader::kLength;
    for (const FlatField &field : record.fields()) {
        const qsizetype start = out.size() - from - base;
        if (marc8)
            charset::utf8ToMarc8(record.content(field), out);
        else
            out.append(record.content(field));
        out.append(kFieldEnd);
        const qsizetype length = out.size() - from - base - start;
        if (length > kLongestField || start > kLongestRecord) {
            out.truncate(from);
            return length > kLongestField ? fieldTooLong(field.tag, length)
                                          : recordTooLong(base + start + length);
        }
        putEntry(out.data() + entry, field.tag, length, start);
        entry += kEntryLength;
    }
    out.data()[entry] = kFieldEnd;
    out.append(kRecordEnd);
    const qsizetype length = out.size() - from;
    if (length > kLongestRecord) {
        out.truncate(from);
        return recordTooLong(length);
    }
    putLeader(out.data() + from, record.leader(), length, base, marc8 ? ' ' : 'a');
    return {};
}

} // namespace colophon::marc
