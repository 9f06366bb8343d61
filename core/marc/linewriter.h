// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatwriter.h"

namespace colophon::marc {

/// Writes line text as yaz-marcdump prints it: the leader, `245 10 $a Title / $c Name.`, a blank
/// line behind each record. Where a value would read as the beginning of a subfield, its dollar
/// sign is written as {dollar}; line ends and control characters as {U+000A}.
class LineWriter final : public FlatWriter {
public:
    Result<void> write(const FlatRecord &record, ByteBuffer &out) override;
};

} // namespace colophon::marc
