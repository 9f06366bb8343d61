// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/writer.h"

namespace colophon::marc {

/// Writes MarcEdit's mnemonic form (.mrk), UTF-8: `=245  10$aTitle /$cName.`, `\` for a blank in
/// LDR, control fields and indicators, an empty line behind each record. In values `$` is
/// `{dollar}`, `{` is `{lcub}`, `}` is `{rcub}`; in control fields `\` is `{bsol}`. A control
/// character is `{U+000A}`, which is ours: MarcEdit has no word for it.
class MnemonicWriter final : public Writer {
public:
    explicit MnemonicWriter(QIODevice &device) : m_device(device) {}

    Result<void> write(const Record &record) override;
    Result<void> finish() override { return {}; }

private:
    QIODevice &m_device;
};

} // namespace colophon::marc
