// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/iso2709writer.h"

namespace colophon::marc {

namespace {

constexpr qsizetype kLongestField = 9999;
constexpr qsizetype kLongestRecord = 99999;

QByteArray padded(qsizetype value, qsizetype digits)
{
    return QByteArray::number(qint64(value)).rightJustified(digits, '0');
}

QByteArray fieldBytes(const Field &field)
{
    QByteArray bytes;
    if (field.isControl()) {
        bytes = field.value().toUtf8();
    } else {
        const QChar indicators[] = {field.indicator1(), field.indicator2()};
        bytes = QStringView(indicators, 2).toUtf8();
        for (const Subfield &subfield : field.subfields()) {
            bytes += '\x1f';
            bytes += QString(subfield.code).toUtf8();
            bytes += subfield.value.toUtf8();
        }
    }
    bytes += '\x1e';
    return bytes;
}

QByteArray leaderBytes(const Record &record, qsizetype length, qsizetype base)
{
    QByteArray leader;
    for (const QChar c : record.leader().text())
        leader += c.unicode() < 0x20 || c.unicode() > 0x7e ? ' ' : c.toLatin1();
    leader.replace(0, 5, padded(length, 5));
    leader[9] = 'a';
    leader.replace(10, 2, "22");
    leader.replace(12, 5, padded(base, 5));
    leader.replace(20, 4, "4500");
    return leader;
}

} // namespace

Result<void> Iso2709Writer::write(const Record &record)
{
    QByteArray directory;
    QByteArray data;
    for (const Field &field : record.fields()) {
        const QByteArray bytes = fieldBytes(field);
        if (bytes.size() > kLongestField) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("Field %1 has %2 bytes, and ISO 2709 allows 9,999. Export "
                                        "the record as MARCXML, or "
                                        "shorten the field.")
                             .arg(field.tag().toString())
                             .arg(bytes.size())};
        }
        directory +=
            field.tag().toString().toLatin1() + padded(bytes.size(), 4) + padded(data.size(), 5);
        data += bytes;
    }
    const qsizetype base = Leader::kLength + directory.size() + 1;
    const qsizetype length = base + data.size() + 1;
    if (length > kLongestRecord) {
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "The record has %1 bytes, and ISO 2709 allows 99,999. Export it as MARCXML.")
                .arg(length)};
    }
    const QByteArray bytes = leaderBytes(record, length, base) + directory + '\x1e' + data + '\x1d';
    if (m_device.write(bytes) != bytes.size())
        return Error{
            ErrorCode::Io,
            QStringLiteral("The file could not be written (%1).").arg(m_device.errorString())};
    return {};
}

} // namespace colophon::marc
