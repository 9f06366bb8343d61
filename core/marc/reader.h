// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/problem.h"
#include "marc/record.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace colophon::marc {

enum class Format { Iso2709, MarcXml, Mnemonic };

/// What a reader found in one stretch of the input: a record (perhaps with problems), or none where
/// the stretch could not be read, with the reason.
struct ReadItem {
    qint64 offset = 0; ///< where the stretch begins, in bytes
    qint64 number = 0; ///< its place in the input, from 1
    std::optional<Record> record;
    QList<Problem> problems;
    /// The stretch byte for byte, for the rejects file. Always set where there is no record.
    QByteArray raw;
};

/// Reads records one after another; memory stays flat whatever the size of the input. Tolerant:
/// what can be read is read, each problem is told, and the rest of the input comes through.
/// Thread rule: use from one thread at a time.
class Reader {
public:
    virtual ~Reader() = default;
    /// The next item, or nothing at the end. An Error only where the device itself fails.
    virtual Result<std::optional<ReadItem>> next() = 0;
    /// Bytes read up to now, for progress.
    virtual qint64 position() const = 0;
};

/// Judged by content (the first kilobytes), never by the name. InvalidInput where it is no MARC.
Result<Format> detectFormat(QByteArrayView head);

/// The device must be open for reading, and outlive the reader.
std::unique_ptr<Reader> makeReader(Format format, QIODevice &device);

/// Reads a whole, small input: a pasted text, a test file.
Result<QList<ReadItem>> readAll(Format format, const QByteArray &bytes);

} // namespace colophon::marc
