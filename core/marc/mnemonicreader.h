// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/lines.h"

namespace colophon::marc {

/// Whether the line is a leader, by whichever of its names.
bool isMnemonicLeader(QByteArrayView line);

/// Reads mnemonic text (.mrk and .mrk8): lines `=245  10$aTitle`, a record's lines together, a
/// blank line or the next `=LDR` behind them. A line that does not begin with `=` goes on with the
/// field before it.
class MnemonicReader final : public LinesReader {
public:
    explicit MnemonicReader(Input input, const ReadOptions &options = {});

private:
    void parse(FlatItem &item, QByteArrayView block) const override;
};

} // namespace colophon::marc
