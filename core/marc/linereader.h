// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/lines.h"

namespace colophon::marc {

/// Whether the line is a leader: 24 characters that begin with digits, or any behind `LEADER`.
bool isLineLeader(QByteArrayView line);
/// Whether the line is a field: a tag, a blank, and what there is of a value.
bool isLineField(QByteArrayView line);

/// Reads line text as yaz-marcdump prints it, a record's lines together and a blank line behind
/// them; also with `LEADER` before the leader and subfields without blanks (`245 10$aTitle`), and
/// lines that go on four blanks in.
class LineReader final : public LinesReader {
public:
    explicit LineReader(Input input, const ReadOptions &options = {});

private:
    void parse(FlatItem &item, QByteArrayView block) const override;
};

} // namespace colophon::marc
