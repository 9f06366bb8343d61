// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/newrecord.h"

#include "cataloging/writing.h"
#include "marc/localfields.h"
#include "store/newrecordstore.h"
#include "store/templatestore.h"
#include "store/worklist.h"
#include "templates/template.h"

namespace colophon::cataloging {

namespace {

Result<templates::Values> valuesFor(store::Transaction &transaction, const Actor &actor)
{
    const Result<store::Zone> institution =
        store::zoneOf(transaction.connection(), store::ZoneKind::Institution);
    COLOPHON_TRY(institution);
    templates::Values values;
    values.today = actor.clock->now().toLocalTime().date();
    values.name = actor.user.name;
    values.login = actor.user.login;
    values.institution = institution->name;
    values.institutionCode = institution->code;
    values.count = [&transaction](const QString &counter) {
        return store::takeCount(transaction, counter);
    };
    return values;
}

Result<OpenRecord> begin(store::Transaction &transaction, const Actor &actor,
                         const store::Zone &zone, const marc::Record &record)
{
    COLOPHON_TRY(mayWork(actor));
    if (zone.kind == store::ZoneKind::Network)
        COLOPHON_TRY(mayChangeNetwork(transaction.connection(), actor));
    const Result<MmsId> mmsId = store::takeMmsId(transaction, zone);
    COLOPHON_TRY(mmsId);
    marc::Record fresh = record;
    for (const marc::Tag &tag : {marc::Tag("001"), marc::Tag("003"), marc::Tag("005")})
        fresh.removeAll(tag);
    store::NewRecord begun;
    begun.mmsId = *mmsId;
    begun.zone = zone.id;
    begun.user = actor.user.id;
    begun.createdAt = begun.changedAt = actor.clock->now();
    begun.record = withOwnNumber(fresh, *mmsId);
    COLOPHON_TRY(store::insertNewRecord(transaction, begun));
    return openNew(transaction.connection(), begun);
}

} // namespace

Result<OpenRecord> openNew(store::Connection &connection, const store::NewRecord &begun)
{
    const Result<store::Zone> zone = store::zoneOf(connection, begun.mmsId);
    COLOPHON_TRY(zone);
    OpenRecord open;
    open.stored.mmsId = begun.mmsId;
    open.stored.zone = begun.zone;
    open.stored.createdAt = begun.createdAt;
    open.stored.changedAt = begun.changedAt;
    open.stored.changedBy = begun.user;
    open.stored.record = begun.record;
    open.zone = *zone;
    open.brief = marc::briefOf(begun.record);
    return open;
}

Result<OpenRecord> newFromTemplate(store::Connection &connection, const Actor &actor,
                                   const store::Zone &zone, const QString &templateText)
{
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<OpenRecord> {
        const Result<templates::Values> values = valuesFor(transaction, actor);
        COLOPHON_TRY(values);
        const Result<marc::Record> record = templates::recordFrom(templateText, *values);
        COLOPHON_TRY(record);
        return begin(transaction, actor, zone, *record);
    });
}

Result<OpenRecord> newFromCopy(store::Connection &connection, const Actor &actor,
                               const store::Zone &zone, const marc::Record &record)
{
    marc::Record copy = zone.kind == store::ZoneKind::Network ? marc::networkPart(record) : record;
    copy.removeAll(marc::Tag("035"));
    copy.leader().set(5, u'n');
    return inTransaction(connection, [&](store::Transaction &transaction) {
        return begin(transaction, actor, zone, copy);
    });
}

Result<void> discardNewRecord(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    return inTransaction(connection, [&](store::Transaction &transaction) {
        return store::dropNewRecord(transaction, mmsId, actor.user.id);
    });
}

Result<marc::Record> expandFromTemplate(store::Connection &connection, const Actor &actor,
                                        const marc::Record &record, const QString &templateText)
{
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<marc::Record> {
        Result<templates::Values> values = valuesFor(transaction, actor);
        COLOPHON_TRY(values);
        values->record = &record;
        return templates::expanded(record, templateText, *values);
    });
}

Result<void> saveNew(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                     const marc::Record &record)
{
    store::Connection &connection = transaction.connection();
    const Result<std::optional<store::NewRecord>> begun =
        store::newRecordOf(connection, mmsId, actor.user.id);
    COLOPHON_TRY(begun);
    if (!*begun) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("The new record %1 is no longer there: it was given up in "
                                    "another window. Duplicate it to keep what you typed.")
                         .arg(mmsId.toString())};
    }
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    COLOPHON_TRY(mayHold(*zone, record));
    if (zone->kind == store::ZoneKind::Network)
        COLOPHON_TRY(mayChangeNetwork(connection, actor));
    COLOPHON_TRY(
        addNumbered(transaction, actor, *zone, mmsId, prepare(record), QStringLiteral("create")));
    COLOPHON_TRY(store::dropNewRecord(transaction, mmsId, actor.user.id));
    COLOPHON_TRY(store::addToWorklist(transaction, actor.user.id, mmsId, actor.clock->now()));
    const Result<store::Lock> lock =
        store::takeLock(transaction, mmsId, actor.user.id, actor.clock->now());
    COLOPHON_TRY(lock);
    return {};
}

} // namespace colophon::cataloging
