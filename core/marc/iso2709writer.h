// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatwriter.h"
#include "marc/writer.h"

namespace colophon::marc {

/// Writes ISO 2709, in UTF-8 (LDR/09 is `a`) or MARC-8 (LDR/09 is blank). The lengths and LDR/10–11
/// and 20–23 are computed, whatever they said.
class Iso2709Writer final : public FlatWriter {
public:
    explicit Iso2709Writer(const WriteOptions &options) : m_options(options) {}

    Result<void> write(const FlatRecord &record, ByteBuffer &out) override;

private:
    WriteOptions m_options;
};

} // namespace colophon::marc
