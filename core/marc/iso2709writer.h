// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/writer.h"

namespace colophon::marc {

/// Writes ISO 2709 in UTF-8: LDR/09 is `a`, the lengths and LDR/10–11 and 20–23 are computed.
class Iso2709Writer final : public Writer {
public:
    explicit Iso2709Writer(QIODevice &device) : m_device(device) {}

    Result<void> write(const Record &record) override;
    Result<void> finish() override { return {}; }

private:
    QIODevice &m_device;
};

} // namespace colophon::marc
