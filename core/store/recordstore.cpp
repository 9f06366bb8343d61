// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recordstore.h"

#include "marc/compact.h"
#include "marc/localfields.h"
#include "store/zonestore.h"

#include <algorithm>
#include <initializer_list>

namespace colophon::store {

namespace {

/// Of an attached record the local fields alone are kept.
QByteArray contentOf(const NewRecordRow &row)
{
    if (row.network)
        return marc::toCompact(marc::Record(row.record.leader(), marc::localFields(row.record)));
    return row.content.isEmpty() ? marc::toCompact(row.record) : row.content;
}

void bindBrief(Query &query, const NewRecordRow &row)
{
    query.bind("title", row.brief.title)
        .bind("title_script", row.brief.titleScript)
        .bind("name", row.brief.name)
        .bind("imprint", row.brief.imprint)
        .bind("edition", row.brief.edition)
        .bind("year", row.brief.year)
        .bind("language", row.brief.language)
        .bind("material", row.brief.material)
        .bind("standard_number", row.brief.standardNumber)
        .bind("title_key", row.titleKey)
        .bind("name_key", row.nameKey);
}

Error noRecord(MmsId mmsId)
{
    return {ErrorCode::NotFound,
            QStringLiteral("There is no record with the MMS ID %1 in this catalogue. "
                           "Check the number.")
                .arg(mmsId.toString())};
}

Error noRemovedRecord(MmsId mmsId)
{
    return {ErrorCode::NotFound,
            QStringLiteral("No deleted record has the MMS ID %1.").arg(mmsId.toString())};
}

/// One record's trouble: a job reports it and goes on.
Error damagedRecord(MmsId mmsId)
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("Record %1 is damaged in the catalogue file and can't be "
                           "read. Go back to a backup.")
                .arg(mmsId.toString())};
}

/// Columns: mms_id, zone_id, version, created_at, changed_at, changed_by, reason, content, and of
/// the NZ record that it is attached to: mms_id, version, content.
template <typename Select> RecordRow rowIn(const Select &query)
{
    RecordRow row;
    row.mmsId = query.mmsId(0);
    row.zone = ZoneId(query.integer(1));
    row.version = query.integer(2);
    row.createdAt = query.text(3);
    row.changedAt = query.text(4);
    row.changedBy = UserId(query.integer(5));
    row.reason = query.text(6);
    row.content = query.bytes(7);
    if (query.isNull(8))
        return row;
    row.network = query.mmsId(8);
    row.networkVersion = query.integer(9);
    row.networkContent = query.bytes(10);
    return row;
}

} // namespace

Result<void> insertRecord(Transaction &transaction, const NewRecordRow &row)
{
    Result<Query> insert = transaction.connection().query("common/bib_insert");
    COLOPHON_TRY(insert);
    bindBrief(*insert, row);
    COLOPHON_TRY(insert->bind("mms_id", row.mmsId)
                     .bind("zone_id", row.zone)
                     .bind("network_mms_id", row.network)
                     .bind("at", row.at)
                     .bind("at2", row.at)
                     .bind("user_id", row.user)
                     .bind("user_id2", row.user)
                     .bind("reason", row.reason)
                     .run());
    Result<Query> content = transaction.connection().query("common/content_insert");
    COLOPHON_TRY(content);
    COLOPHON_TRY(content->bind("mms_id", row.mmsId).bind("content", contentOf(row)).run());
    return countRecords(transaction, row.zone, 1);
}

/// Reminders are listed by their record's title. Asked first: an UPDATE of rows that may be many
/// makes FTS5 write out all it has gathered, for each record of a job.
static Result<void> titleFollows(Connection &connection, const NewRecordRow &row)
{
    Result<Query> differs = connection.query("common/reminder_title_differs");
    COLOPHON_TRY(differs);
    COLOPHON_TRY(differs->bind("mms_id", row.mmsId).bind("title_key", row.titleKey).selectOne());
    if (differs->integer(0) == 0)
        return {};
    Result<Query> update = connection.query("common/reminder_title_update");
    COLOPHON_TRY(update);
    COLOPHON_TRY(update->bind("mms_id", row.mmsId).bind("title_key", row.titleKey).run());
    return {};
}

static Result<void> keepVersion(Connection &connection, MmsId mmsId, qint64 version)
{
    Result<Query> keep = connection.query("common/bib_keep_version");
    COLOPHON_TRY(keep);
    keep->bind("mms_id", mmsId).bind("version", version);
    for (const char *const again :
         {"mms_id2", "mms_id3", "mms_id4", "mms_id5", "mms_id6", "mms_id7"})
        keep->bind(again, mmsId);
    COLOPHON_TRY(keep->run());
    return {};
}

Error savedSince(MmsId mmsId, qint64 version, qint64 baseVersion)
{
    return {ErrorCode::Conflict,
            QStringLiteral("Record %1 was not saved: somebody saved version %2 of it, and your "
                           "changes began from version %3. Compare the two, then save again.")
                .arg(mmsId.toString())
                .arg(version)
                .arg(baseVersion)};
}

/// The row in lists and its indexes are left alone where nothing in them changes.
static Result<void> updateRow(Connection &connection, const NewRecordRow &row, qint64 version,
                              bool sameBrief)
{
    Result<Query> update =
        connection.query(sameBrief ? "common/bib_update_version" : "common/bib_update");
    COLOPHON_TRY(update);
    if (sameBrief) {
        update->bind("version", version);
    } else {
        bindBrief(*update, row);
        update->bind("network_mms_id", row.network);
    }
    COLOPHON_TRY(update->bind("mms_id", row.mmsId)
                     .bind("at", row.at)
                     .bind("user_id", row.user)
                     .bind("reason", row.reason)
                     .run());
    return sameBrief ? Result<void>() : titleFollows(connection, row);
}

Result<qint64> replaceRecord(Transaction &transaction, const NewRecordRow &row, qint64 baseVersion)
{
    Connection &connection = transaction.connection();
    bool sameBrief = false;
    {
        Result<Query> compare = connection.query("common/bib_compare");
        COLOPHON_TRY(compare);
        bindBrief(*compare, row);
        COLOPHON_TRY(
            compare->bind("network_mms_id", row.network).bind("mms_id", row.mmsId).select());
        if (!compare->next())
            return noRecord(row.mmsId);
        if (compare->integer(0) != baseVersion)
            return savedSince(row.mmsId, compare->integer(0), baseVersion);
        sameBrief = compare->integer(1) != 0;
    }
    COLOPHON_TRY(keepVersion(connection, row.mmsId, baseVersion));
    COLOPHON_TRY(updateRow(connection, row, baseVersion, sameBrief));
    Result<Query> content = connection.query("common/content_update");
    COLOPHON_TRY(content);
    COLOPHON_TRY(content->bind("mms_id", row.mmsId).bind("content", contentOf(row)).run());
    return baseVersion + 1;
}

Result<void> replaceBrief(Transaction &transaction, const NewRecordRow &row)
{
    Result<Query> update = transaction.connection().query("common/bib_update_brief");
    COLOPHON_TRY(update);
    bindBrief(*update, row);
    COLOPHON_TRY(update->bind("mms_id", row.mmsId).run());
    return titleFollows(transaction.connection(), row);
}

Result<StoredRecord> recordOf(Connection &connection, MmsId mmsId)
{
    const Result<RecordRow> row = recordRowOf(connection, mmsId);
    COLOPHON_TRY(row);
    return takenApart(*row);
}

Result<RecordRow> recordRowOf(Connection &connection, MmsId mmsId)
{
    Result<Query> query = connection.query("common/bib_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    if (!query->next())
        return noRecord(mmsId);
    return rowIn(*query);
}

Result<RowReader> RowReader::begin(Connection &connection)
{
    const Result<BulkSelect> select = BulkSelect::prepare(connection, "common/bib_select");
    COLOPHON_TRY(select);
    return RowReader(*select);
}

Result<RecordRow> RowReader::read(MmsId mmsId)
{
    const Result<bool> found = m_select.select({mmsId});
    COLOPHON_TRY(found);
    const Result<RecordRow> row =
        *found ? Result<RecordRow>(rowIn(m_select)) : Result<RecordRow>(noRecord(mmsId));
    m_select.end();
    return row;
}

Result<StoredRecord> takenApart(const RecordRow &row)
{
    Result<marc::Record> own = marc::fromCompact(row.content);
    if (!own)
        return damagedRecord(row.mmsId);
    StoredRecord stored;
    stored.mmsId = row.mmsId;
    stored.zone = row.zone;
    stored.version = row.version;
    stored.createdAt = toInstant(row.createdAt);
    stored.changedAt = toInstant(row.changedAt);
    stored.changedBy = row.changedBy;
    stored.record = std::move(*own);
    if (!row.network)
        return stored;
    stored.network = row.network;
    stored.networkVersion = row.networkVersion;
    const Result<marc::Record> network = marc::fromCompact(row.networkContent);
    if (!network)
        return damagedRecord(*row.network);
    stored.record = marc::composed(*network, stored.record.fields());
    return stored;
}

Result<QList<MmsId>> recordIds(Connection &connection, ZoneId zone)
{
    Result<Query> query = connection.query("common/bib_ids_of_zone");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("zone_id", zone).select());
    QList<MmsId> ids;
    while (query->next())
        ids.append(query->mmsId(0));
    return ids;
}

Result<void> flatten(const RecordRow &row, marc::FlatRecord &flat)
{
    if (!row.network && marc::fromCompact(row.content, flat))
        return {};
    const Result<StoredRecord> stored = takenApart(row);
    COLOPHON_TRY(stored);
    marc::flatten(stored->record, flat);
    return {};
}

Result<bool> recordExists(Connection &connection, MmsId mmsId)
{
    Result<Query> query = connection.query("common/bib_version_of");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    return query->next();
}

Result<QList<BriefRow>> briefRows(Connection &connection, const QList<MmsId> &mmsIds)
{
    Result<Query> query = connection.query("common/brief_select");
    COLOPHON_TRY(query);
    QList<BriefRow> rows;
    rows.reserve(mmsIds.size());
    for (const MmsId mmsId : mmsIds) {
        COLOPHON_TRY(query->bind("mms_id", mmsId).select());
        if (!query->next())
            continue; // deleted since the list was made
        BriefRow row;
        row.mmsId = query->mmsId(0);
        row.version = query->integer(1);
        row.changedAt = query->instant(2);
        row.brief.title = query->text(3);
        row.brief.titleScript = query->text(4);
        row.brief.name = query->text(5);
        row.brief.imprint = query->text(6);
        row.brief.edition = query->text(7);
        row.brief.year = query->text(8);
        row.brief.language = query->text(9);
        row.brief.material = query->text(10);
        row.brief.standardNumber = query->text(11);
        if (!query->isNull(12))
            row.network = query->mmsId(12);
        rows.append(row);
    }
    return rows;
}

Result<QList<RecentRecord>> recentRecordsOf(Connection &connection, UserId user, int most)
{
    const Result<QList<Zone>> all = zones(connection);
    COLOPHON_TRY(all);
    QList<RecentRecord> found;
    for (const Zone &zone : *all) {
        Result<Query> query = connection.query("common/recent_records");
        COLOPHON_TRY(query);
        COLOPHON_TRY(
            query->bind("zone_id", zone.id).bind("user_id", user).bind("most", most).select());
        while (query->next())
            found.append({query->mmsId(0), query->instant(1)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const RecentRecord &a, const RecentRecord &b) { return a.at > b.at; });
    return found.mid(0, most);
}

Result<QList<VersionRow>> versionsOf(Connection &connection, MmsId mmsId)
{
    Result<Query> query = connection.query("common/versions_of");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("mms_id2", mmsId).select());
    QList<VersionRow> rows;
    while (query->next())
        rows.append({query->integer(0), query->instant(1), query->text(2), query->text(3)});
    if (rows.isEmpty())
        return noRecord(mmsId);
    return rows;
}

Result<KeptVersion> versionOf(Connection &connection, MmsId mmsId, qint64 version)
{
    Result<Query> query = connection.query("common/version_content");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId)
                     .bind("version", version)
                     .bind("mms_id2", mmsId)
                     .bind("version2", version)
                     .bind("mms_id3", mmsId)
                     .bind("version3", version)
                     .bind("mms_id4", mmsId)
                     .bind("version4", version)
                     .select());
    if (!query->next()) {
        return Error{
            ErrorCode::NotFound,
            QStringLiteral("Record %1 has no version %2.").arg(mmsId.toString()).arg(version)};
    }
    Result<marc::Record> record = marc::fromCompact(query->bytes(0));
    if (!record)
        return damagedRecord(mmsId);
    if (query->isNull(1))
        return KeptVersion{std::move(*record), std::nullopt};
    const MmsId network = query->mmsId(1);
    const Result<KeptVersion> seenWith = versionOf(connection, network, query->integer(2));
    COLOPHON_TRY(seenWith);
    return KeptVersion{marc::composed(seenWith->record, record->fields()), network};
}

Result<QList<Attached>> attachedTo(Connection &connection, MmsId network)
{
    Result<Query> query = connection.query("common/bib_attached");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("network_mms_id", network).select());
    QList<Attached> attached;
    while (query->next())
        attached.append({query->mmsId(0), ZoneId(query->integer(1))});
    return attached;
}

/// Runs statements that need nothing but the record's number.
static Result<void> runEach(Transaction &transaction, MmsId mmsId,
                            std::initializer_list<const char *> statements)
{
    for (const char *const statement : statements) {
        Result<Query> query = transaction.connection().query(statement);
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("mms_id", mmsId).run());
    }
    return {};
}

Result<void> removeRecord(Transaction &transaction, MmsId mmsId, UserId user, const QDateTime &at)
{
    const Result<StoredRecord> stored = recordOf(transaction.connection(), mmsId);
    COLOPHON_TRY(stored);
    Result<Query> keep = transaction.connection().query("common/deleted_keep");
    COLOPHON_TRY(keep);
    COLOPHON_TRY(keep->bind("mms_id", mmsId).bind("at", at).bind("user_id", user).run());
    COLOPHON_TRY(
        runEach(transaction, mmsId, {"common/deleted_keep_versions", "common/bib_delete"}));
    return countRecords(transaction, stored->zone, -1);
}

Result<StoredRecord> removedRecord(Connection &connection, MmsId mmsId)
{
    Result<Query> query = connection.query("common/deleted_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    if (!query->next())
        return noRemovedRecord(mmsId);
    return takenApart(rowIn(*query));
}

Result<std::optional<MmsId>> networkOfRemoved(Connection &connection, MmsId mmsId)
{
    Result<Query> query = connection.query("common/deleted_network");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    if (!query->next())
        return noRemovedRecord(mmsId);
    return query->isNull(0) ? std::nullopt : std::optional<MmsId>(query->mmsId(0));
}

Result<void> bringBack(Transaction &transaction, MmsId mmsId)
{
    const Result<StoredRecord> removed = removedRecord(transaction.connection(), mmsId);
    COLOPHON_TRY(removed);
    COLOPHON_TRY(runEach(transaction, mmsId,
                         {"common/deleted_restore", "common/deleted_restore_content",
                          "common/deleted_restore_versions", "common/deleted_forget"}));
    return countRecords(transaction, removed->zone, 1);
}

Result<void> eachRow(Connection &connection, ZoneId zone,
                     const std::function<Result<void>(const RecordRow &)> &visit)
{
    MmsId after;
    for (;;) {
        // A page at a time, so that no read snapshot outlives it and the WAL can shrink meanwhile.
        QList<RecordRow> page;
        {
            Result<Query> query = connection.query("common/bib_after");
            COLOPHON_TRY(query);
            COLOPHON_TRY(query->bind("after", after).bind("zone_id", zone).select());
            while (query->next())
                page.append(rowIn(*query));
        }
        if (page.isEmpty())
            return {};
        for (const RecordRow &row : page)
            COLOPHON_TRY(visit(row));
        after = page.constLast().mmsId;
    }
}

Result<void> eachRecord(Connection &connection, ZoneId zone,
                        const std::function<Result<void>(const StoredRecord &)> &visit)
{
    return eachRow(connection, zone, [&visit](const RecordRow &row) -> Result<void> {
        const Result<StoredRecord> stored = takenApart(row);
        COLOPHON_TRY(stored);
        return visit(*stored);
    });
}

} // namespace colophon::store
