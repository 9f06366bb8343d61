// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatwriter.h"

namespace colophon::marc {

/// Writes mnemonic text as MarcEdit does (.mrk, UTF-8): `=245  10$aTitle`, blanks of indicators and
/// control fields as `\`, `{dollar}`, `{lcub}` and `{rcub}` for the characters that have a meaning.
/// What a line can't hold (line ends, control characters) is written as {U+000A}, which only this
/// program reads.
class MnemonicWriter final : public FlatWriter {
public:
    Result<void> write(const FlatRecord &record, ByteBuffer &out) override;
};

} // namespace colophon::marc
