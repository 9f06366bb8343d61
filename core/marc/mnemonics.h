// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace colophon::marc {

/// What a mnemonic stands for, given without its braces ("acute", "Lstrok", "8D"), as MARC-8 bytes:
/// a diacritic comes before its letter. The names are those of the Library of Congress's MARCMaker,
/// https://www.loc.gov/marc/mnemonics.html, which MarcEdit uses.
std::optional<QByteArray> mnemonicBytes(QByteArrayView name);

/// Appends the text with its mnemonics replaced, in UTF-8. Mnemonics may stand beside UTF-8, as in
/// .mrk8. What no mnemonic is stays as it stands; the first such is given.
QByteArray resolveMnemonics(QByteArrayView text, ByteBuffer &out);

} // namespace colophon::marc
