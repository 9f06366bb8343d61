// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/reader.h"

#include <QByteArray>

namespace colophon::marc {

/// Reads MARCXML: the `record` elements of any document (a collection, Alma's and SRU's wrappers),
/// with any namespace prefix or none. The stream is cut at the record elements and each is parsed
/// for itself, so memory stays flat and one malformed record doesn't stop the rest.
class MarcXmlReader final : public Reader {
public:
    explicit MarcXmlReader(QIODevice &device) : m_device(device) {}

    Result<std::optional<ReadItem>> next() override;
    qint64 position() const override { return m_offset + m_position; }

private:
    Result<bool> fill();
    Result<qsizetype> find(const QByteArray &pattern, qsizetype from);
    Result<bool> toRecordStart(QByteArray &name);

    QIODevice &m_device;
    QByteArray m_buffer;
    qsizetype m_position = 0;
    qint64 m_offset = 0; ///< of the buffer in the input
    qint64 m_number = 0;
};

} // namespace colophon::marc
