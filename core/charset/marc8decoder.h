// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"
#include "charset/coding.h"

#include <QByteArrayView>

namespace colophon::charset {

/// Appends a field's content, given in MARC-8, as UTF-8.
/// https://www.loc.gov/marc/specifications/speccharmarc8.html
///
/// Marks follow their base, as Unicode wants it, in the order in which MARC-8 had them before it;
/// nothing is composed. The two halves of a ligature or double tilde become the one mark between
/// the two letters. Numeric references (&#x1F600;) become the character. Each subfield begins with
/// ASCII and ANSEL in use, whatever the one before left behind. What means nothing becomes U+FFFD;
/// the first of it is told. Runs of ASCII are copied at once. Thread rule: pure.
Trouble marc8ToUtf8(QByteArrayView content, ByteBuffer &out);

} // namespace colophon::charset
