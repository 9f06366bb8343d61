// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatwriter.h"

namespace colophon::marc {

/// Writes a MARCXML collection, https://www.loc.gov/standards/marcxml/. Characters that XML 1.0
/// can't hold (control characters, U+FFFE and U+FFFF) are written as U+FFFD, so that the document
/// is always well-formed; lossNote() tells of it.
class MarcXmlWriter final : public FlatWriter {
public:
    void begin(ByteBuffer &out) override;
    Result<void> write(const FlatRecord &record, ByteBuffer &out) override;
    QString lossNote() const override;
    void end(ByteBuffer &out) override;

private:
    bool m_lost = false;
};

} // namespace colophon::marc
