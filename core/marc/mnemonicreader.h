// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatreader.h"
#include "marc/input.h"
#include "marc/readoptions.h"

namespace colophon::marc {

/// Reads mnemonic text (.mrk and .mrk8): lines `=245  10$aTitle`, a record's lines together, a
/// blank line or the next `=LDR` behind them. A line that does not begin with `=` goes on with the
/// field before it.
class MnemonicReader final : public FlatReader {
public:
    explicit MnemonicReader(Input input, const ReadOptions &options = {})
        : m_input(std::move(input)), m_options(options)
    {}

    Result<bool> next(FlatItem &item) override;
    qint64 position() const override { return m_input.position(); }

private:
    Input m_input;
    ReadOptions m_options;
    qint64 m_number = 0;
};

} // namespace colophon::marc
