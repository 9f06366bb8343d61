// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace colophon::search {

/// Raised when the same text gives other tokens than before: the indexes are rebuilt then.
constexpr int kFoldingVersion = 2;

/// The text as search sees it: lower case, diacritics and transliteration marks (ʻayn, alif, soft
/// sign) off, ø ł đ ß æ œ þ ı and the like as their plain letters, widths unified (NFKD).
QString fold(QStringView text);

/// The words of a text as they are indexed. A run of Chinese, Japanese or Korean, whatever blanks
/// are in it, gives its overlapping pairs of characters and then its last character alone, so that
/// any part of it is found. The same tokens go to every back end, so that all find the same.
QStringList tokens(QStringView text);
/// The same of a text in UTF-8, with a blank before each, at the end of `out`.
void appendTokens(ByteBuffer &out, QByteArrayView utf8);

/// The words of a text as they are asked for, to stand one behind the other.
struct SoughtTokens {
    QStringList tokens;
    bool lastIsBeginning = false; ///< the last is one CJK character: any token that begins with it
};
SoughtTokens soughtTokens(QStringView text);

/// The words, folded, a CJK run being one: what headings are compared by.
QStringList words(QStringView text);
/// The same of a text in UTF-8, with `between` between them (0: nothing), at the end of `out`.
void appendWords(QByteArray &out, QByteArrayView utf8, char between);
bool isAscii(QByteArrayView utf8);

/// What a title or a name sorts by: its words, folded. Without a word it sorts behind all others.
QString sortKey(QStringView text);

} // namespace colophon::search
