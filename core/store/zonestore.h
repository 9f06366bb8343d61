// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/mmsid.h"
#include "store/transaction.h"

#include <QList>
#include <QString>

namespace colophon::store {

enum class ZoneKind { Institution, Network };

/// A zone of the catalogue: an institution's, or the network's.
struct Zone {
    ZoneId id;
    ZoneKind kind = ZoneKind::Institution;
    QString code; ///< 4 digits, the end of its records' MMS IDs
    QString name;
    qint64 recordCount = 0;

    friend bool operator==(const Zone &, const Zone &) = default;
};

/// Four digits: the end of a zone's MMS IDs.
bool isZoneCode(const QString &code);
/// A zone without records; for a catalogue that is being made, see addInstitution().
Result<void> insertZone(Transaction &transaction, ZoneKind kind, const QString &code,
                        const QString &name);

/// "iz" or "nz": as the command line and the settings write it.
QString zoneWord(ZoneKind kind);

/// All zones, institutions first.
Result<QList<Zone>> zones(Connection &connection);
/// The first zone of the kind.
Result<Zone> zoneOf(Connection &connection, ZoneKind kind);
/// The zone whose code the MMS ID ends in; NotFound when this catalogue has none.
Result<Zone> zoneOf(Connection &connection, MmsId mmsId);
/// One more institution in a shared catalogue. InvalidInput when the name is empty, the code is not
/// 4 digits, or a zone has it already.
Result<Zone> addInstitution(Transaction &transaction, const QString &name, const QString &code);
/// Takes the zone's next number. Never given again, also when the record is deleted later.
Result<MmsId> takeMmsId(Transaction &transaction, const Zone &zone);
/// Takes so many running numbers and gives the first of them.
Result<qint64> takeNumbers(Transaction &transaction, const Zone &zone, qint64 count);
/// Gives back those from `from` to before `end`, where nobody has taken further ones since.
Result<void> giveBackNumbers(Transaction &transaction, const Zone &zone, qint64 from, qint64 end);
/// The zone has so many records more.
Result<void> countRecords(Transaction &transaction, ZoneId zone, qint64 more);

} // namespace colophon::store
