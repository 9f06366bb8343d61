// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftstore.h"

#include "marc/compact.h"

namespace colophon::store {

static Result<Draft> draftIn(const Query &query)
{
    Draft draft;
    draft.mmsId = query.mmsId(0);
    draft.user = UserId(query.integer(1));
    draft.baseVersion = query.integer(2);
    draft.changedAt = query.instant(3);
    draft.cursorField = int(query.integer(4));
    Result<marc::Record> record = marc::fromCompact(query.bytes(5));
    COLOPHON_TRY(record);
    draft.record = std::move(*record);
    draft.networkVersion = query.integer(6);
    return draft;
}

Result<void> keepDraft(Transaction &transaction, const Draft &draft)
{
    Result<Query> query = transaction.connection().query("common/draft_keep");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", draft.mmsId)
                     .bind("user_id", draft.user)
                     .bind("base_version", draft.baseVersion)
                     .bind("network_version", draft.networkVersion)
                     .bind("changed_at", draft.changedAt)
                     .bind("cursor_field", draft.cursorField)
                     .bind("content", marc::toCompact(draft.record))
                     .run());
    return {};
}

Result<std::optional<Draft>> draftOf(Connection &connection, MmsId mmsId, UserId user)
{
    Result<Query> query = connection.query("common/draft_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("user_id", user).select());
    if (!query->next())
        return std::optional<Draft>();
    Result<Draft> draft = draftIn(*query);
    COLOPHON_TRY(draft);
    return std::optional<Draft>(std::move(*draft));
}

Result<QList<Draft>> draftsOf(Connection &connection, UserId user)
{
    Result<Query> query = connection.query("common/drafts_of_user");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).select());
    QList<Draft> drafts;
    while (query->next()) {
        Result<Draft> draft = draftIn(*query);
        COLOPHON_TRY(draft);
        drafts.append(std::move(*draft));
    }
    return drafts;
}

Result<QList<DraftHolder>> draftHolders(Connection &connection, MmsId mmsId)
{
    Result<Query> query = connection.query("common/draft_holders");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    QList<DraftHolder> holders;
    while (query->next())
        holders.append({UserId(query->integer(0)), query->text(1)});
    return holders;
}

Result<void> copyDraft(Transaction &transaction, MmsId mmsId, UserId from, UserId to)
{
    Result<Query> query = transaction.connection().query("common/draft_copy");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("from_id", from).bind("to_id", to).run());
    return {};
}

Result<void> dropDraft(Transaction &transaction, MmsId mmsId, UserId user)
{
    Result<Query> query = transaction.connection().query("common/draft_drop");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).bind("user_id", user).run());
    return {};
}

} // namespace colophon::store
