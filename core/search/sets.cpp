// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/sets.h"

#include "search/folding.h"
#include "search/search.h"

namespace colophon::search {

namespace {

/// Columns: id, zone_id, name, description, kind, query, shared, owner_id, owner's name,
/// created_at, changed_at.
Result<RecordSet> setIn(const store::Query &query, const QList<store::Zone> &zones)
{
    RecordSet set;
    set.id = SetId(query.integer(0));
    for (const store::Zone &zone : zones) {
        if (zone.id == ZoneId(query.integer(1)))
            set.zone = zone;
    }
    set.name = query.text(2);
    set.description = query.text(3);
    set.kind = query.text(4) == QLatin1String("logical") ? SetKind::Logical : SetKind::Itemized;
    set.query = query.text(5);
    set.shared = query.integer(6) != 0;
    set.owner = UserId(query.integer(7));
    set.ownerName = query.text(8);
    set.createdAt = query.instant(9);
    set.changedAt = query.instant(10);
    return set;
}

Error invalid(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

QString nameKey(const QString &name)
{
    return words(name).join(u' ');
}

Result<void> checkWanted(const RecordSet &wanted)
{
    if (nameKey(wanted.name).isEmpty())
        return invalid(QStringLiteral("The set was not saved: it needs a name."));
    if (wanted.kind == SetKind::Itemized)
        return {};
    const Result<QueryTree> tree = queryFrom(wanted.query);
    COLOPHON_TRY(tree);
    return {};
}

/// The set, if the person may change it.
Result<RecordSet> changeable(store::Connection &connection, SetId id, const store::User &user)
{
    Result<RecordSet> set = setWithId(connection, id);
    COLOPHON_TRY(set);
    const bool manages = user.roles.testFlag(store::Role::CatalogManager)
                         || user.roles.testFlag(store::Role::CatalogAdministrator);
    if (set->owner == user.id || (set->shared && manages))
        return set;
    return Error{ErrorCode::Denied,
                 QStringLiteral("The set “%1” was not changed: it is %2's. Make a set of your own "
                                "from it, or ask a catalog manager.")
                     .arg(set->name, set->ownerName)};
}

Result<void> nameIsFree(store::Connection &connection, const RecordSet &wanted, UserId owner)
{
    Result<store::Query> query = connection.query("common/set_id_by_name");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("owner_id", owner).bind("name_key", nameKey(wanted.name)).select());
    if (query->next() && SetId(query->integer(0)) != wanted.id) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("The set was not saved: there is a set “%1” already. Choose "
                                    "another name, or add to that one.")
                         .arg(wanted.name.trimmed())};
    }
    return {};
}

Result<void> touch(store::Transaction &transaction, SetId id, const SetEditor &editor)
{
    Result<store::Query> query = transaction.connection().query("common/set_touch");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).bind("at", editor.at).bind("user_id", editor.user.id).run());
    return {};
}

Result<qint64> changeMembers(store::Transaction &transaction, const RecordSet &set,
                             const char *statement, const QList<MmsId> &mmsIds,
                             const SetEditor &editor)
{
    Result<store::Query> query = transaction.connection().query(statement);
    COLOPHON_TRY(query);
    qint64 changed = 0;
    for (const MmsId mmsId : mmsIds) {
        const Result<qint64> rows = query->bind("set_id", set.id).bind("mms_id", mmsId).run();
        COLOPHON_TRY(rows);
        changed += *rows;
    }
    COLOPHON_TRY(touch(transaction, set.id, editor));
    return changed;
}

Result<RecordSet> itemized(store::Connection &connection, SetId id, const store::User &user)
{
    Result<RecordSet> set = changeable(connection, id, user);
    COLOPHON_TRY(set);
    if (set->kind == SetKind::Logical)
        return invalid(
            QStringLiteral("“%1” is a logical set: its records are what its query finds. "
                           "Change the query, or make an itemized set from it.")
                .arg(set->name));
    return set;
}

} // namespace

QString setKindWord(SetKind kind)
{
    return kind == SetKind::Logical ? QStringLiteral("logical") : QStringLiteral("itemized");
}

Result<QList<RecordSet>> setsFor(store::Connection &connection, UserId user)
{
    const Result<QList<store::Zone>> zones = store::zones(connection);
    COLOPHON_TRY(zones);
    Result<store::Query> query = connection.query("common/set_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).select());
    QList<RecordSet> sets;
    while (query->next()) {
        Result<RecordSet> set = setIn(*query, *zones);
        COLOPHON_TRY(set);
        sets.append(std::move(*set));
    }
    return sets;
}

Result<RecordSet> setNamed(store::Connection &connection, const QString &name, UserId user)
{
    const Result<QList<RecordSet>> sets = setsFor(connection, user);
    COLOPHON_TRY(sets);
    const RecordSet *found = nullptr;
    for (const RecordSet &set : *sets) {
        if (nameKey(set.name) == nameKey(name) && (found == nullptr || set.owner == user))
            found = &set;
    }
    if (found != nullptr)
        return *found;
    return Error{ErrorCode::NotFound,
                 QStringLiteral("There is no set “%1” that you may use. “colophonctl set list” "
                                "names them.")
                     .arg(name)};
}

Result<RecordSet> setWithId(store::Connection &connection, SetId id)
{
    const Result<QList<store::Zone>> zones = store::zones(connection);
    COLOPHON_TRY(zones);
    Result<store::Query> query = connection.query("common/set_by_id");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).select());
    if (query->next())
        return setIn(*query, *zones);
    return Error{ErrorCode::NotFound,
                 QStringLiteral("The set is gone: somebody has deleted it meanwhile.")};
}

Result<SetId> createSet(store::Transaction &transaction, const RecordSet &wanted,
                        const SetEditor &editor)
{
    COLOPHON_TRY(checkWanted(wanted));
    RecordSet fresh = wanted;
    fresh.id = SetId();
    COLOPHON_TRY(nameIsFree(transaction.connection(), fresh, editor.user.id));
    Result<store::Query> query = transaction.connection().query("common/set_insert");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("zone_id", wanted.zone.id)
                     .bind("name", wanted.name.trimmed())
                     .bind("name_key", nameKey(wanted.name))
                     .bind("description", wanted.description.trimmed())
                     .bind("kind", setKindWord(wanted.kind))
                     .bind("query", wanted.query)
                     .bind("shared", wanted.shared ? 1 : 0)
                     .bind("owner_id", editor.user.id)
                     .bind("created_at", editor.at)
                     .bind("changed_at", editor.at)
                     .bind("changed_by", editor.user.id)
                     .run());
    return SetId(query->lastInsertId());
}

QString queryOfSet(const QString &name)
{
    return textOf(QueryTree::leaf({Index::Set, Operator::Is, name, {}}));
}

Result<SetId> createSetOf(store::Connection &connection, const RecordSet &wanted,
                          const QList<MmsId> &mmsIds, const SetEditor &editor)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    const Result<SetId> id = createSet(*transaction, wanted, editor);
    COLOPHON_TRY(id);
    COLOPHON_TRY(addToSet(*transaction, *id, mmsIds, editor));
    COLOPHON_TRY(transaction->commit());
    return *id;
}

Result<void> changeSet(store::Transaction &transaction, const RecordSet &changed,
                       const SetEditor &editor)
{
    const Result<RecordSet> former = changeable(transaction.connection(), changed.id, editor.user);
    COLOPHON_TRY(former);
    COLOPHON_TRY(checkWanted(changed));
    COLOPHON_TRY(nameIsFree(transaction.connection(), changed, former->owner));
    Result<store::Query> query = transaction.connection().query("common/set_update");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", changed.id)
                     .bind("name", changed.name.trimmed())
                     .bind("name_key", nameKey(changed.name))
                     .bind("description", changed.description.trimmed())
                     .bind("query", changed.query)
                     .bind("shared", changed.shared ? 1 : 0)
                     .run());
    return touch(transaction, changed.id, editor);
}

Result<void> deleteSet(store::Transaction &transaction, SetId id, const SetEditor &editor)
{
    const Result<RecordSet> set = changeable(transaction.connection(), id, editor.user);
    COLOPHON_TRY(set);
    Result<store::Query> query = transaction.connection().query("common/set_delete");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).run());
    return {};
}

Result<qint64> addToSet(store::Transaction &transaction, SetId id, const QList<MmsId> &mmsIds,
                        const SetEditor &editor)
{
    const Result<RecordSet> set = itemized(transaction.connection(), id, editor.user);
    COLOPHON_TRY(set);
    for (const MmsId mmsId : mmsIds) {
        if (mmsId.zoneCode() != set->zone.code)
            return invalid(QStringLiteral("Nothing was added to the set “%1”: record %2 is not of "
                                          "its zone, %3. A set holds records of one zone.")
                               .arg(set->name, mmsId.toString(), set->zone.name));
    }
    return changeMembers(transaction, *set, "common/set_member_add", mmsIds, editor);
}

Result<qint64> removeFromSet(store::Transaction &transaction, SetId id, const QList<MmsId> &mmsIds,
                             const SetEditor &editor)
{
    const Result<RecordSet> set = itemized(transaction.connection(), id, editor.user);
    COLOPHON_TRY(set);
    return changeMembers(transaction, *set, "common/set_member_remove", mmsIds, editor);
}

Result<HitSet> recordsOf(store::Connection &connection, const RecordSet &set, const Viewer &viewer)
{
    if (set.kind == SetKind::Logical) {
        const Result<QueryTree> tree = queryFrom(set.query);
        COLOPHON_TRY(tree);
        return evaluate(connection, *tree, set.zone, viewer);
    }
    HitSet records(set.zone.code);
    COLOPHON_TRY(eachRow(connection, membersOf(set.id), [&records](const RowView &row) {
        records.add(row.integer(0));
        return true;
    }));
    return records;
}

Result<qint64> countOf(store::Connection &connection, const RecordSet &set, const Viewer &viewer)
{
    const Result<HitSet> records = recordsOf(connection, set, viewer);
    COLOPHON_TRY(records);
    return records->count(set.zone.recordCount);
}

Result<QList<MmsId>> memberIds(store::Connection &connection, const RecordSet &set,
                               const Viewer &viewer)
{
    const Result<HitSet> records = recordsOf(connection, set, viewer);
    COLOPHON_TRY(records);
    return idsOf(connection, *records, set.zone);
}

Result<QList<MmsId>> combined(store::Connection &connection, const RecordSet &first,
                              Combination how, const RecordSet &second, const Viewer &viewer)
{
    if (first.zone.id != second.zone.id)
        return invalid(QStringLiteral("The sets were not combined: “%1” is of the zone %2 and “%3” "
                                      "of %4. Choose two of one zone.")
                           .arg(first.name, first.zone.name, second.name, second.zone.name));
    Result<HitSet> records = recordsOf(connection, first, viewer);
    COLOPHON_TRY(records);
    Result<HitSet> others = recordsOf(connection, second, viewer);
    COLOPHON_TRY(others);
    if (how == Combination::Not)
        others->invert();
    if (how == Combination::Or)
        records->unite(*others);
    else
        records->intersect(*others);
    return idsOf(connection, *records, first.zone);
}

Result<ListedRecords> recordsListed(store::Connection &connection, const QStringList &lines,
                                    const store::Zone &zone)
{
    ListedRecords listed;
    QSet<MmsId> known;
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        if (text.isEmpty())
            continue;
        const Result<MmsId> mmsId = MmsId::parse(text);
        const Condition condition{mmsId ? Index::MmsId : Index::Isbn, Operator::Is, text, {}};
        if (!faultOfValue(condition).isEmpty()) {
            listed.unmatched.append(text);
            continue;
        }
        const Result<HitSet> found = evaluate(connection, QueryTree::leaf(condition), zone, {});
        COLOPHON_TRY(found);
        bool any = false;
        found->each([&](MmsId one) {
            any = true;
            if (!known.contains(one)) {
                known.insert(one);
                listed.found.append(one);
            }
        });
        if (!any)
            listed.unmatched.append(text);
    }
    return listed;
}

} // namespace colophon::search
