// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/flatreader.h"
#include "marc/format.h"
#include "marc/input.h"
#include "marc/problem.h"
#include "marc/readoptions.h"
#include "marc/record.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace colophon::marc {

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

/// Reads Records one after another, over the FlatReader of a format.
/// Thread rule: use from one thread at a time.
class Reader {
public:
    explicit Reader(std::unique_ptr<FlatReader> flat) : m_flat(std::move(flat)) {}

    /// The next item, or nothing at the end. An Error only where the device itself fails.
    Result<std::optional<ReadItem>> next();
    /// Bytes read up to now, for progress.
    qint64 position() const { return m_flat->position(); }

private:
    std::unique_ptr<FlatReader> m_flat;
    FlatItem m_item;
};

/// Formats that can't be read (see isReadable) are not asked for.
std::unique_ptr<FlatReader> makeFlatReader(Format format, Input input,
                                           const ReadOptions &options = {});
/// The device must be open for reading, and outlive the reader.
std::unique_ptr<Reader> makeReader(Format format, QIODevice &device,
                                   const ReadOptions &options = {});

/// Reads a whole, small input: a pasted text, a test file.
Result<QList<ReadItem>> readAll(Format format, const QByteArray &bytes,
                                const ReadOptions &options = {});

} // namespace colophon::marc
