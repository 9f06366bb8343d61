// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/headings.h"

#include <QString>

/// The tokens of the index of whole values (`bib_key`): a letter that says what it is, then the
/// value. Those of headings carry the zone's code, so that one zone's list can be walked.
namespace colophon::search::keys {

inline constexpr QChar kBookNumber = u'i';   ///< 020 $a $z, 022 $a $l $y $z
inline constexpr QChar kOtherNumber = u'o';  ///< 010, 024, 027, 028 $a, 030
inline constexpr QChar kSystemNumber = u'y'; ///< 035 $a $z, with and without its source
inline constexpr QChar kMaterial = u'm';     ///< marc::materialOf
inline constexpr QChar kLanguage = u'g';     ///< 008/35–37, 041 $a
inline constexpr QChar kPresent = u'p';      ///< tag and subfield code: p245a; p008
inline constexpr QChar kEmpty = u'e';        ///< an index without a word of this record: esubject
inline constexpr QChar kOtherTitle = u'u';   ///< further keys of the title, with the zone's code

inline QChar letterOf(HeadingKind kind)
{
    switch (kind) {
    case HeadingKind::Names:
        return u'n';
    case HeadingKind::Subjects:
        return u's';
    case HeadingKind::Titles:
        return u't';
    case HeadingKind::Series:
        return u'r';
    case HeadingKind::CallNumbers:
        break;
    }
    return u'c';
}

/// `n4801!marsot!afaf`
inline QString heading(QChar letter, const QString &zoneCode, const QString &key)
{
    return letter + zoneCode + u'!' + key;
}

} // namespace colophon::search::keys
