// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/flatwriter.h"
#include "marc/reader.h"
#include "marc/record.h"

#include <QIODevice>

#include <memory>

namespace colophon::marc {

/// Writes Records one after another into a device, over the FlatWriter of a format.
/// Thread rule: use from one thread at a time.
class Writer {
public:
    /// The device must be open for writing, and outlive the writer.
    Writer(std::unique_ptr<FlatWriter> flat, QIODevice &device);

    /// InvalidInput where the format can't hold the record (ISO 2709: a field over 9,999 or a
    /// record over 99,999 bytes): nothing of it is written and the next one may follow. Io where
    /// the device fails.
    Result<void> write(const Record &record);
    Result<void> write(const FlatRecord &record);
    /// Ends the document (MARCXML's closing tag). Must be called once, at the end.
    Result<void> finish();

private:
    Result<void> pass();

    std::unique_ptr<FlatWriter> m_flat;
    QIODevice &m_device;
    FlatRecord m_record;
    ByteBuffer m_bytes;
    bool m_first = true;
};

/// The columns of `options`, where they matter, are well formed (see parseColumns).
std::unique_ptr<FlatWriter> makeFlatWriter(Format format, const WriteOptions &options = {});
std::unique_ptr<Writer> makeWriter(Format format, QIODevice &device,
                                   const WriteOptions &options = {});

/// One record as a whole document in the format.
Result<QByteArray> toBytes(Format format, const Record &record);

} // namespace colophon::marc
