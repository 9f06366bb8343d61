// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/writer.h"

#include <QXmlStreamWriter>

namespace colophon::marc {

/// Writes a MARCXML collection, https://www.loc.gov/standards/marcxml/. Characters that XML 1.0
/// can't hold (control characters, surrogates alone) are written as U+FFFD, so that the document is
/// always well-formed.
class MarcXmlWriter final : public Writer {
public:
    explicit MarcXmlWriter(QIODevice &device);

    Result<void> write(const Record &record) override;
    Result<void> finish() override;

private:
    Result<void> state() const;

    QIODevice &m_device;
    QXmlStreamWriter m_xml;
};

} // namespace colophon::marc
