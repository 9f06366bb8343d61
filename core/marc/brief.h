// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatrecord.h"
#include "marc/record.h"

#include <QString>

namespace colophon::marc {

/// What a list shows of a record.
struct Brief {
    QString title; ///< 245 $a $b $n $p, final punctuation off; "[No title]" is for the list to say
    QString titleScript;    ///< the same of the linked 880, empty without one
    QString name;           ///< 100, 110 or 111, else the first 700, 710 or 711
    QString imprint;        ///< 264 _1, else 260
    QString edition;        ///< 250 $a
    QString year;           ///< 008/07–10 where four digits, else from the imprint
    QString language;       ///< 008/35–37
    QString material;       ///< materialOf()
    QString standardNumber; ///< "ISBN …" or "ISSN …", the first

    friend bool operator==(const Brief &, const Brief &) = default;
};

/// book, serial, newspaper, map, score, sound, video, image, mixed, computer, object (from
/// LDR/06–07 and 008/21). The words are the keys stored in the catalogue; ui/ names them in the
/// user's language.
QString materialOf(const Record &record);

Brief briefOf(const Record &record);
/// The same as of toRecord(record).
Brief briefOf(const FlatRecord &record);
/// Whether two records are alike in all that a Brief, and the way a title is filed, is made from:
/// quicker than to make both. False says nothing.
bool haveSameBrief(const FlatRecord &a, const FlatRecord &b);

} // namespace colophon::marc
