// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"

#include <QByteArrayView>

namespace colophon::charset {

/// Appends a field's content, given in UTF-8, as MARC-8; marc8ToUtf8 reads it back to the same
/// characters, canonically decomposed where MARC-8 has no composed form.
/// https://www.loc.gov/marc/specifications/speccharmarc8.html
///
/// ANSEL stays in G1; the other sets come into G0 by the shortest escape, and ASCII is back at the
/// end of each subfield. What MARC-8 lacks becomes a numeric reference (&#x1F600;), and so does the
/// ampersand of a text that would look like one. Runs of ASCII are copied at once.
/// Gives how many characters became numeric references. Thread rule: pure.
int utf8ToMarc8(QByteArrayView content, ByteBuffer &out);

} // namespace colophon::charset
