// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/reader.h"

namespace colophon::marc {

/// Reads MarcEdit's mnemonic form; see MnemonicWriter for its escapes. Tolerant: any line ends, a
/// byte order mark, one blank or two behind the tag, `\` or a blank for blanks, lines that continue
/// the one before. A mnemonic that it doesn't know stays as it was typed, with a problem.
class MnemonicReader final : public Reader {
public:
    explicit MnemonicReader(QIODevice &device) : m_device(device) {}

    Result<std::optional<ReadItem>> next() override;
    qint64 position() const override { return m_offset; }

private:
    Result<QByteArray> readLine();

    QIODevice &m_device;
    QByteArray m_pushedBack; ///< the =LDR line that ended the record before
    qint64 m_offset = 0;
    qint64 m_number = 0;
};

} // namespace colophon::marc
