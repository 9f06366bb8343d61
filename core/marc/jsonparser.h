// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatreader.h"

namespace colophon::marc {

/// What became of the attempt to parse an object.
struct JsonOutcome {
    enum class Kind {
        Record,   ///< `length` bytes were the object
        NotMarc,  ///< `length` bytes were an object without a leader and fields
        Cut,      ///< the bytes end before the object does
        Malformed ///< no JSON at `length`
    };
    Kind kind = Kind::Cut;
    qsizetype length = 0;
};

/// Parses the object that begins with the bytes (`{`) into `item.record`: MARC-in-JSON, and its
/// relatives where fields are arrays (marc-json's ["245","1","0",[["a","Title"]]] under `fields`,
/// Catmandu's ["245","1","0","a","Title"] under `record`).
JsonOutcome parseJsonRecord(QByteArrayView bytes, FlatItem &item);

} // namespace colophon::marc
