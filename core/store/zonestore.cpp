// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/zonestore.h"

#include <algorithm>

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

Result<Zone> addInstitution(Transaction &transaction, const QString &name, const QString &code)
{
    if (name.trimmed().isEmpty() || !isZoneCode(code)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("No institution was added: it needs a name, and a code of 4 "
                                    "digits, such as 4838.")};
    }
    const Result<QList<Zone>> all = zones(transaction.connection());
    COLOPHON_TRY(all);
    for (const Zone &zone : *all) {
        if (zone.code == code) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("No institution was added: %1 has the code %2. Choose "
                                        "another.")
                             .arg(zone.name, code)};
        }
    }
    COLOPHON_TRY(insertZone(transaction, ZoneKind::Institution, code, name.trimmed()));
    return zoneOf(transaction.connection(), MmsId::of(MmsId::kFirstNumber, code));
}

Result<void> insertZone(Transaction &transaction, ZoneKind kind, const QString &code,
                        const QString &name)
{
    Result<Query> query = transaction.connection().query("common/zone_insert");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("kind", zoneWord(kind))
                     .bind("code", code)
                     .bind("name", name)
                     .bind("next_number", MmsId::kFirstNumber)
                     .run());
    return {};
}

bool isZoneCode(const QString &code)
{
    return code.size() == 4 && std::all_of(code.cbegin(), code.cend(), [](QChar c) {
               return c >= u'0' && c <= u'9';
           });
}

Result<MmsId> takeMmsId(Transaction &transaction, const Zone &zone)
{
    const Result<qint64> taken = takeNumbers(transaction, zone, 1);
    COLOPHON_TRY(taken);
    return MmsId::of(*taken, zone.code);
}

Result<qint64> takeNumbers(Transaction &transaction, const Zone &zone, qint64 count)
{
    Result<Query> next = transaction.connection().query("common/zone_next_number");
    COLOPHON_TRY(next);
    COLOPHON_TRY(next->bind("id", zone.id).selectOne());
    const qint64 first = next->integer(0);
    Result<Query> take = transaction.connection().query("common/zone_take_numbers");
    COLOPHON_TRY(take);
    COLOPHON_TRY(take->bind("count", count).bind("id", zone.id).run());
    return first;
}

Result<void> giveBackNumbers(Transaction &transaction, const Zone &zone, qint64 from, qint64 end)
{
    Result<Query> query = transaction.connection().query("common/zone_give_back_numbers");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("from", from).bind("id", zone.id).bind("end", end).run());
    return {};
}

Result<void> countRecords(Transaction &transaction, ZoneId zone, qint64 more)
{
    Result<Query> query = transaction.connection().query("common/zone_count_records");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("more", more).bind("id", zone).run());
    return {};
}

} // namespace colophon::store
