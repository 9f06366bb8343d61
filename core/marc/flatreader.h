// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/flatrecord.h"
#include "marc/problem.h"

#include <QByteArrayView>
#include <QList>

namespace colophon::marc {

/// What a reader found in one stretch of the input: a record (perhaps with problems), or none where
/// the stretch could not be read, with the reason. Given to the reader again for the next one.
struct FlatItem {
    qint64 offset = 0; ///< where the stretch begins, in bytes
    qint64 number = 0; ///< its place in the input, from 1
    bool readable = false;
    FlatRecord record; ///< valid until the next call, as `raw` is
    FlatRecord spare;  ///< the reader's own, for reuse of its memory
    QList<Problem> problems;
    QByteArrayView raw; ///< the stretch byte for byte

    /// Adds a problem; `at` counts from the stretch's first byte.
    void tell(qint64 at, const QString &reason, Problem::Kind kind = Problem::Kind::Structure)
    {
        problems.append({offset + at, reason, kind});
    }
};

/// Reads records one after another; memory stays flat whatever the size of the input. Tolerant:
/// what can be read is read, each problem is told, and the rest of the input comes through.
/// Thread rule: use from one thread at a time.
class FlatReader {
public:
    virtual ~FlatReader() = default;
    /// False at the end. An Error only where the device itself fails.
    virtual Result<bool> next(FlatItem &item) = 0;
    /// Bytes read up to now, for progress.
    virtual qint64 position() const = 0;
};

} // namespace colophon::marc
