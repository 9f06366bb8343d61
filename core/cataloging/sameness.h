// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"
#include "store/connection.h"
#include "store/zonestore.h"

#include <QList>
#include <QStringList>

#include <optional>

/// Which records of a zone an incoming record is meant to be. An import matches by one kind of
/// number, chosen by a person; what the network shares is found by all at once, see matching.h.
namespace colophon::cataloging {

enum class SameBy {
    MmsId,        ///< 001 is a record's MMS ID, or that of the NZ record it is attached to
    SystemNumber, ///< 035 $a; an incoming 001 with its 003 counts as one
    Isbn,         ///< 020 $a
    Issn,         ///< 022 $a
    Lccn,         ///< 010 $a
    TitleAndYear  ///< the title as lists sort it, and the year of publication
};
/// "mms", "035", "isbn", "issn", "lccn", "title": as the command line writes it.
QString sameByWord(SameBy by);
std::optional<SameBy> sameByFromWord(const QString &word);

/// What the record is known by, normalized; empty where it has nothing of the kind. Cancelled and
/// wrong numbers ($z, $y) don't count. Thread rule: pure.
QStringList samenessKeys(SameBy by, const marc::Record &record);

/// The records of the zone that have one of the keys, at most 50, in the order of their MMS IDs.
/// Thread rule: that of the connection.
Result<QList<MmsId>> sameRecords(store::Connection &connection, const store::Zone &zone, SameBy by,
                                 const QStringList &keys);

} // namespace colophon::cataloging
