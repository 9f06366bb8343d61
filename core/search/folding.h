// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace colophon::search {

/// Raised when the same text gives other tokens than before: the indexes are rebuilt then.
constexpr int kFoldingVersion = 1;

/// The text as search sees it: lower case, diacritics and transliteration marks (ʻayn, alif, soft
/// sign) off, ø ł đ ß æ œ þ ı and the like as their plain letters, widths unified (NFKD).
QString fold(QStringView text);

/// The words of a text, folded. A run of Chinese, Japanese or Korean gives its overlapping pairs of
/// characters (and itself where it is a single one), so that any part of it is found.
/// The same tokens go to SQLite and, later, to PostgreSQL, so that both find the same.
QStringList tokens(QStringView text);

/// 13 digits for an ISBN-10 or ISBN-13 whatever its hyphens and what follows it; empty where it is
/// none.
QString normalizedIsbn(QStringView text);

/// What a title or a name sorts by: its words, folded. Without a word it sorts behind all others.
QString sortKey(QStringView text);

} // namespace colophon::search
