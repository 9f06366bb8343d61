// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/linking.h"

#include "cataloging/writing.h"
#include "store/catalogue.h"

#include <algorithm>

namespace colophon::cataloging {

namespace {

constexpr marc::Tag k001{"001"};
constexpr marc::Tag k003{"003"};
constexpr marc::Tag k005{"005"};

Error refused(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

/// The record if it is of the wanted kind of zone.
Result<store::StoredRecord> recordIn(store::Connection &connection, MmsId mmsId,
                                     store::ZoneKind kind)
{
    Result<store::StoredRecord> stored = store::recordOf(connection, mmsId);
    COLOPHON_TRY(stored);
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    if (zone->kind == kind)
        return stored;
    if (kind == store::ZoneKind::Network) {
        return refused(QStringLiteral("%1 is a record of %2, not of the Network Zone. Name a "
                                      "network record.")
                           .arg(mmsId.toString(), zone->name));
    }
    return refused(QStringLiteral("%1 is a record of the Network Zone. Name a record of the "
                                  "institution, or copy this one to the Institution Zone first.")
                       .arg(mmsId.toString()));
}

/// The institution's record, free to be attached or taken off by this person.
Result<store::StoredRecord> recordToChange(store::Connection &connection, const Actor &actor,
                                           MmsId mmsId)
{
    COLOPHON_TRY(mayWork(actor));
    Result<store::StoredRecord> stored = recordIn(connection, mmsId, store::ZoneKind::Institution);
    COLOPHON_TRY(stored);
    COLOPHON_TRY(isFreeFor(connection, actor, mmsId));
    const Result<std::optional<store::Draft>> draft =
        store::draftOf(connection, mmsId, actor.user.id);
    COLOPHON_TRY(draft);
    if (*draft) {
        return refused(QStringLiteral("Record %1 was not changed: your changes to it are not saved "
                                      "yet. Save or discard them first.")
                           .arg(mmsId.toString()));
    }
    return stored;
}

Result<store::StoredRecord> recordToAttach(store::Connection &connection, const Actor &actor,
                                           MmsId mmsId)
{
    Result<store::StoredRecord> stored = recordToChange(connection, actor, mmsId);
    COLOPHON_TRY(stored);
    if (stored->network) {
        return refused(QStringLiteral("Record %1 is attached to %2 already. Unlink it first.")
                           .arg(mmsId.toString(), stored->network->toString()));
    }
    return stored;
}

/// The record with those fields marked as local.
Result<marc::Record> withKept(const marc::Record &record, const QList<marc::Field> &keepLocal)
{
    marc::Record marked = record;
    for (const marc::Field &field : keepLocal) {
        const qsizetype at = field.isControl() ? -1 : marked.fields().indexOf(field);
        if (at < 0) {
            return refused(QStringLiteral("Field %1 is not in the record as it is saved, so it "
                                          "can't be kept as a local one.")
                               .arg(field.tag().toString()));
        }
        marked.fields()[at] = marc::markedLocal(field);
    }
    return marked;
}

/// Writes the version that shows the NZ record's fields with the local ones of `marked`.
Result<Step> attach(store::Transaction &transaction, const Actor &actor,
                    const store::StoredRecord &former, const marc::Record &marked,
                    const store::StoredRecord &network, Action action)
{
    const QString word = action == Action::Share ? QStringLiteral("share") : QStringLiteral("link");
    const marc::Record seen = marc::composed(network.record, marc::localFields(marked));
    const Result<qint64> version =
        writeVersion(transaction, actor, former, former.version, seen, network.mmsId, word);
    COLOPHON_TRY(version);
    COLOPHON_TRY(addHistory(transaction, actor, former.mmsId, word, network.mmsId.toString()));
    COLOPHON_TRY(addHistory(transaction, actor, network.mmsId, QStringLiteral("link"),
                            former.mmsId.toString()));
    return Step{action, former.mmsId, network.mmsId, former.version, *version};
}

} // namespace

Result<Step> copyToInstitution(store::Connection &connection, const Actor &actor, MmsId network,
                               const store::Zone &institution)
{
    COLOPHON_TRY(mayWork(actor));
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<Step> {
        const Result<store::StoredRecord> source =
            recordIn(connection, network, store::ZoneKind::Network);
        COLOPHON_TRY(source);
        const Result<QList<store::Attached>> attached = store::attachedTo(connection, network);
        COLOPHON_TRY(attached);
        for (const store::Attached &one : *attached) {
            if (one.zone != institution.id)
                continue;
            return refused(QStringLiteral("%1 has record %2 of the Network Zone already, as %3. "
                                          "Open that one.")
                               .arg(institution.name, network.toString(), one.mmsId.toString()));
        }
        const Result<MmsId> made = addAttached(transaction, actor, institution, *source, {},
                                               QStringLiteral("copy"), network.toString());
        COLOPHON_TRY(made);
        return Step{Action::Copy, *made, network, 0, 1};
    });
}

Result<Step> linkToNetwork(store::Connection &connection, const Actor &actor, MmsId mmsId,
                           MmsId network, const QList<marc::Field> &keepLocal)
{
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<Step> {
        const Result<store::StoredRecord> stored = recordToAttach(connection, actor, mmsId);
        COLOPHON_TRY(stored);
        const Result<store::StoredRecord> target =
            recordIn(connection, network, store::ZoneKind::Network);
        COLOPHON_TRY(target);
        const Result<marc::Record> marked = withKept(stored->record, keepLocal);
        COLOPHON_TRY(marked);
        return attach(transaction, actor, *stored, *marked, *target, Action::Link);
    });
}

Result<Step> unlink(store::Connection &connection, const Actor &actor, MmsId mmsId)
{
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<Step> {
        const Result<store::StoredRecord> stored = recordToChange(connection, actor, mmsId);
        COLOPHON_TRY(stored);
        if (!stored->network) {
            return refused(QStringLiteral("Record %1 is not attached to a network record.")
                               .arg(mmsId.toString()));
        }
        const QString word = QStringLiteral("unlink");
        const Result<qint64> version = writeVersion(transaction, actor, *stored, stored->version,
                                                    stored->record, std::nullopt, word);
        COLOPHON_TRY(version);
        COLOPHON_TRY(addHistory(transaction, actor, mmsId, word, stored->network->toString()));
        COLOPHON_TRY(addHistory(transaction, actor, *stored->network, word, mmsId.toString()));
        return Step{Action::Unlink, mmsId, stored->network, stored->version, *version};
    });
}

Result<void> mayShare(const Actor &actor)
{
    COLOPHON_TRY(mayWork(actor));
    if (actor.user.roles.testFlag(store::Role::CatalogManager))
        return {};
    return Error{ErrorCode::Denied,
                 QStringLiteral("%1 may not share records with the network: that needs the role "
                                "Catalog Manager.")
                     .arg(actor.user.name)};
}

Result<Step> shareWithNetwork(store::Connection &connection, const Actor &actor, MmsId mmsId,
                              const QList<marc::Field> &keepLocal)
{
    COLOPHON_TRY(mayShare(actor));
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<Step> {
        COLOPHON_TRY(mayChangeNetwork(connection, actor));
        const Result<store::StoredRecord> stored = recordToAttach(connection, actor, mmsId);
        COLOPHON_TRY(stored);
        const Result<marc::Record> marked = withKept(stored->record, keepLocal);
        COLOPHON_TRY(marked);
        const Result<store::Zone> zone = store::zoneOf(connection, store::ZoneKind::Network);
        COLOPHON_TRY(zone);
        marc::Record shared = marc::networkPart(*marked);
        // The institution's own number means nothing to the network.
        shared.removeAll(k001);
        const Result<MmsId> network =
            addRecord(transaction, actor, *zone, shared, QStringLiteral("share"), mmsId.toString());
        COLOPHON_TRY(network);
        const Result<store::StoredRecord> made = store::recordOf(connection, *network);
        COLOPHON_TRY(made);
        Result<Step> step = attach(transaction, actor, *stored, *marked, *made, Action::Share);
        COLOPHON_TRY(step);
        step->madeNetwork = true;
        return step;
    });
}

QList<marc::Field> leftBehind(const marc::Record &record, const marc::Record &network)
{
    QList<marc::Field> left;
    const auto isKept = [&network](const marc::Field &field) {
        return field.tag() == k001 || field.tag() == k003 || field.tag() == k005
               || marc::isLocal(field) || network.fields().contains(field);
    };
    std::remove_copy_if(record.fields().begin(), record.fields().end(), std::back_inserter(left),
                        isKept);
    return left;
}

Result<marc::LocalTags> localTags(store::Connection &connection)
{
    const Result<QString> text = store::metaValue(connection, kLocalTagsKey);
    COLOPHON_TRY(text);
    return text->isEmpty() ? marc::LocalTags() : marc::LocalTags::parse(*text);
}

Result<void> setLocalTags(store::Connection &connection, const Actor &actor,
                          const marc::LocalTags &tags)
{
    if (!actor.user.roles.testFlag(store::Role::CatalogAdministrator)) {
        return Error{ErrorCode::Denied,
                     QStringLiteral("Only a Catalog Administrator sets which tags may be local "
                                    "fields.")};
    }
    return inTransaction(connection, [&](store::Transaction &transaction) {
        return store::setMetaValue(transaction, kLocalTagsKey, tags.toString());
    });
}

} // namespace colophon::cataloging
