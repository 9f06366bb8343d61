// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatreader.h"
#include "marc/readoptions.h"

namespace colophon::marc {

/// Parses the bytes of one ISO 2709 record (terminated or not) into `item.record`, sets
/// `item.readable` and adds to `item.problems`; `item.offset` is where the bytes stand in the
/// input. The record borrows the bytes where it can.
void parseIso2709(QByteArrayView bytes, const ReadOptions &options, FlatItem &item);

/// The number that these digits write, or -1.
qsizetype isoNumber(QByteArrayView digits);

} // namespace colophon::marc
