// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatwriter.h"

namespace colophon::marc {

/// Writes MARC-in-JSON (https://rossfsinger.com/blog/2010/09/a-proposal-to-serialize-marc-in-json/,
/// what pymarc, marc4j, traject and yaz read): an array with a record a line, or with `asLines` the
/// records alone, one a line.
class JsonWriter final : public FlatWriter {
public:
    explicit JsonWriter(bool asLines) : m_asLines(asLines) {}

    void begin(ByteBuffer &out) override;
    void separate(ByteBuffer &out) override;
    Result<void> write(const FlatRecord &record, ByteBuffer &out) override;
    void end(ByteBuffer &out) override;

private:
    bool m_asLines;
};

} // namespace colophon::marc
