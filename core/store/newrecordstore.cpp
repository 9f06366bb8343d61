// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/newrecordstore.h"

#include "marc/compact.h"

namespace colophon::store {

static Result<NewRecord> newRecordIn(const Query &query)
{
    NewRecord found;
    found.mmsId = query.mmsId(0);
    found.zone = ZoneId(query.integer(1));
    found.user = UserId(query.integer(2));
    found.createdAt = query.instant(3);
    found.changedAt = query.instant(4);
    found.cursorField = int(query.integer(5));
    Result<marc::Record> record = marc::fromCompact(query.bytes(6));
    COLOPHON_TRY(record);
    found.record = std::move(*record);
    return found;
}

Result<void> insertNewRecord(Transaction &transaction, const NewRecord &record)
{
    Result<Query> query = transaction.connection().query("common/new_record_insert");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", record.mmsId)
                     .bind("zone_id", record.zone)
                     .bind("user_id", record.user)
                     .bind("created_at", record.createdAt)
                     .bind("changed_at", record.changedAt)
                     .bind("cursor_field", record.cursorField)
                     .bind("content", marc::toCompact(record.record))
                     .run());
    return {};
}

Result<void> keepNewRecord(Transaction &transaction, const NewRecord &record)
{
    Result<Query> query = transaction.connection().query("common/new_record_keep");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", record.mmsId)
                     .bind("user_id", record.user)
                     .bind("changed_at", record.changedAt)
                     .bind("cursor_field", record.cursorField)
                     .bind("content", marc::toCompact(record.record))
                     .run());
    return {};
}

Result<std::optional<NewRecord>> newRecordOf(Connection &connection, MmsId mmsId, UserId user)
{
    Result<Query> query = connection.query("common/new_record_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("user_id", user).select());
    if (!query->next())
        return std::optional<NewRecord>();
    Result<NewRecord> found = newRecordIn(*query);
    COLOPHON_TRY(found);
    return std::optional<NewRecord>(std::move(*found));
}

Result<QList<NewRecord>> newRecordsOf(Connection &connection, UserId user)
{
    Result<Query> query = connection.query("common/new_records_of_user");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).select());
    QList<NewRecord> all;
    while (query->next()) {
        Result<NewRecord> found = newRecordIn(*query);
        COLOPHON_TRY(found);
        all.append(std::move(*found));
    }
    return all;
}

Result<void> dropNewRecord(Transaction &transaction, MmsId mmsId, UserId user)
{
    Result<Query> query = transaction.connection().query("common/new_record_drop");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("user_id", user).run());
    return {};
}

} // namespace colophon::store
