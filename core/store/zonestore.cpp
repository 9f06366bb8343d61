// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/zonestore.h"

namespace colophon::store {

QString zoneWord(ZoneKind kind)
{
    return kind == ZoneKind::Institution ? QStringLiteral("iz") : QStringLiteral("nz");
}

Result<QList<Zone>> zones(Connection &connection)
{
    Result<Query> query = connection.query("common/zone_all");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    QList<Zone> found;
    while (query->next()) {
        Zone zone;
        zone.id = ZoneId(query->integer(0));
        zone.kind =
            query->text(1) == QLatin1String("nz") ? ZoneKind::Network : ZoneKind::Institution;
        zone.code = query->text(2);
        zone.name = query->text(3);
        zone.recordCount = query->integer(4);
        found.append(zone);
    }
    return found;
}

Result<Zone> zoneOf(Connection &connection, ZoneKind kind)
{
    const Result<QList<Zone>> all = zones(connection);
    COLOPHON_TRY(all);
    for (const Zone &zone : *all) {
        if (zone.kind == kind)
            return zone;
    }
    return Error{ErrorCode::Corrupt,
                 QStringLiteral("The catalogue has no zone of the kind “%1”. Go back to a backup.")
                     .arg(zoneWord(kind))};
}

Result<Zone> zoneOf(Connection &connection, MmsId mmsId)
{
    const Result<QList<Zone>> all = zones(connection);
    COLOPHON_TRY(all);
    for (const Zone &zone : *all) {
        if (zone.code == mmsId.zoneCode())
            return zone;
    }
    return Error{ErrorCode::NotFound,
                 QStringLiteral("MMS ID %1 ends in %2, which is no zone of this catalogue.")
                     .arg(mmsId.toString(), mmsId.zoneCode())};
}

Result<MmsId> takeMmsId(Transaction &transaction, const Zone &zone)
{
    Result<Query> next = transaction.connection().query("common/zone_next_number");
    COLOPHON_TRY(next);
    COLOPHON_TRY(next->bind("id", zone.id).selectOne());
    const MmsId taken = MmsId::of(next->integer(0), zone.code);
    Result<Query> take = transaction.connection().query("common/zone_take_number");
    COLOPHON_TRY(take);
    COLOPHON_TRY(take->bind("id", zone.id).run());
    return taken;
}

} // namespace colophon::store
