// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/reader.h"

#include <QByteArray>

namespace colophon::marc {

/// Reads ISO 2709 (the MARC exchange format) in UTF-8,
/// https://www.loc.gov/marc/specifications/specrecstruc.html Where lengths lie, the terminators
/// decide: 1D ends a record, 1E a field. Where the directory disagrees with them (lengths counted
/// in characters, a wrong base address) the fields are taken in directory order.
class Iso2709Reader final : public Reader {
public:
    explicit Iso2709Reader(QIODevice &device) : m_device(device) {}

    Result<std::optional<ReadItem>> next() override;
    qint64 position() const override { return m_offset + m_position; }

private:
    Result<void> fill(qsizetype wanted);
    qsizetype available() const { return m_buffer.size() - m_position; }
    Result<bool> skipFiller();
    Result<qsizetype> stretch(bool &terminated);

    QIODevice &m_device;
    QByteArray m_buffer;
    qsizetype m_position = 0; ///< of the next record in the buffer
    qint64 m_offset = 0;      ///< of the buffer in the input
    qint64 m_number = 0;
    bool m_atEnd = false;
};

/// Reads the bytes of one record; `offset` is where they stand in the input. Without a record, the
/// reason is in the problems.
ReadItem parseIso2709(QByteArrayView bytes, qint64 offset);

} // namespace colophon::marc
