// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/reader.h"
#include "marc/record.h"

#include <QIODevice>

#include <memory>

namespace colophon::marc {

/// Writes records one after another, UTF-8 (LDR/09 becomes `a` where the format says lengths).
/// Thread rule: use from one thread at a time.
class Writer {
public:
    virtual ~Writer() = default;
    /// InvalidInput where the format can't hold the record (ISO 2709: a field over 9,999 or a
    /// record over 99,999 bytes): nothing of it is written and the next one may follow. Io where
    /// the device fails.
    virtual Result<void> write(const Record &record) = 0;
    /// Ends the document (MARCXML's closing tag). Must be called once, at the end.
    virtual Result<void> finish() = 0;
};

/// The device must be open for writing, and outlive the writer.
std::unique_ptr<Writer> makeWriter(Format format, QIODevice &device);

/// One record as a whole document in the format.
Result<QByteArray> toBytes(Format format, const Record &record);

} // namespace colophon::marc
