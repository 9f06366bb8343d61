// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charset/coding.h"

#include <QByteArrayView>
#include <QString>

namespace colophon::charset {

/// How a record's bytes are to be read, and why, where that is not what its LDR/09 says.
struct Judgement {
    Coding coding = Coding::Utf8;
    QString reason; ///< a plain sentence; empty where LDR/09 is right
};

/// Judges by the bytes of the variable fields; LDR/09 (`saysUnicode`: it is `a`) is believed where
/// they agree with it. Valid UTF-8 beyond ASCII is UTF-8 whatever LDR/09 says: no text in another
/// coding of more than a few letters happens to be. Else the coding whose rules the bytes break
/// least: MARC-8 has marks before letters and no others, Latin-1 and Windows-1252 have letters
/// among letters. Thread rule: pure.
Judgement judge(bool saysUnicode, QByteArrayView data);

} // namespace colophon::charset
