// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatrecord.h"
#include "marc/record.h"

#include <QByteArray>
#include <QList>

#include <array>

namespace colophon::search {

/// The columns of the full text.
enum class WordColumn : unsigned char { Title, Name, Subject, Series, Publisher, Other };
inline constexpr std::size_t kWordColumns = 6;

/// What the indexes hold of a record, in UTF-8, tokens with blanks between them. No word stands in
/// two columns of the full text; a search for keywords looks into all.
struct IndexEntry {
    QByteArray title;     ///< titles of the work and of its parts and relations
    QByteArray name;      ///< 1XX, 7XX and 8XX names, 245 $c
    QByteArray subject;   ///< 6XX
    QByteArray series;    ///< 4XX and 8XX titles
    QByteArray publisher; ///< 260 and 264 $b
    QByteArray other;     ///< the rest, from 010 on
    QByteArray keys;      ///< whole values, each one token: see keys.h
    /// Where the zone's code goes into `keys`; written by the functions below.
    QList<qsizetype> zonePlaces;
};

/// In the order of WordColumn.
inline constexpr std::array kWordTexts{&IndexEntry::title,     &IndexEntry::name,
                                       &IndexEntry::subject,   &IndexEntry::series,
                                       &IndexEntry::publisher, &IndexEntry::other};
/// Stands between two fields of a column, so that no phrase reaches across.
inline constexpr QByteArrayView kFieldGap = "\u00b6";

/// Thread rule: pure; an import calls it from several threads.
IndexEntry indexEntryOf(const marc::Record &record);
IndexEntry indexEntryOf(const marc::FlatRecord &record);
/// `keys` with the zone's code in its places.
QByteArray keysIn(const IndexEntry &entry, QByteArrayView zoneCode);

} // namespace colophon::search
