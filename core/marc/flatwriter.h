// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "base/result.h"
#include "marc/flatrecord.h"

#include <QString>

namespace colophon::marc {

/// Formats records one after another into bytes, which the caller writes where it will.
/// Thread rule: use from one thread at a time.
class FlatWriter {
public:
    virtual ~FlatWriter() = default;
    /// What stands before the first record: MARCXML's opening tag, JSON's bracket.
    virtual void begin(ByteBuffer &) {}
    /// What stands between two records, for the caller to put there: JSON's comma.
    virtual void separate(ByteBuffer &) {}
    /// Appends the record. InvalidInput where the format can't hold it (ISO 2709: a field over
    /// 9,999 or a record over 99,999 bytes): nothing is appended and the next one may follow.
    virtual Result<void> write(const FlatRecord &record, ByteBuffer &out) = 0;
    /// What of the record last written the format could not hold as it is: a sentence, or empty.
    virtual QString lossNote() const { return {}; }
    /// What stands behind the last record.
    virtual void end(ByteBuffer &) {}
};

} // namespace colophon::marc
