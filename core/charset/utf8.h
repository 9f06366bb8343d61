// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "charset/coding.h"

#include <QByteArrayView>

#include <cstdint>

namespace colophon::charset {

/// One character of a UTF-8 text, strictly: no overlong form, no surrogate, nothing beyond U+10FFFF
/// (Unicode 15, table 3-7).
struct Utf8Step {
    std::uint32_t character = 0xfffd;
    qsizetype length = 1; ///< bytes; of what is wrong, the longest piece that could have begun one
    bool valid = false;
};
Utf8Step utf8At(const char *at, const char *end);

void appendUtf8(std::uint32_t character, ByteBuffer &out);

/// Where the text stops being UTF-8, or -1.
qsizetype firstNotUtf8(QByteArrayView text);

/// Appends the text, U+FFFD in place of what is not UTF-8.
Trouble repairUtf8(QByteArrayView text, ByteBuffer &out);

/// What Windows-1252 has for a byte of 80 to 9F.
std::uint32_t windowsCharacter(std::uint8_t byte);

/// ISO 8859-1, or Windows-1252 (https://encoding.spec.whatwg.org/#windows-1252) where `windows`.
void latinToUtf8(QByteArrayView text, bool windows, ByteBuffer &out);

} // namespace colophon::charset
