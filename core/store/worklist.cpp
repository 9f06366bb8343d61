// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/worklist.h"

namespace colophon::store {

Result<QList<MmsId>> worklist(Connection &connection, UserId user)
{
    Result<Query> query = connection.query("common/worklist_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).bind("holder_id", user).select());
    QList<MmsId> found;
    while (query->next())
        found.append(query->mmsId(0));
    return found;
}

Result<void> addToWorklist(Transaction &transaction, UserId user, MmsId mmsId, const QDateTime &at)
{
    Result<Query> query = transaction.connection().query("common/worklist_add");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user)
                     .bind("user_id2", user)
                     .bind("mms_id", mmsId)
                     .bind("added_at", at)
                     .run());
    return {};
}

Result<void> removeFromWorklist(Transaction &transaction, UserId user, MmsId mmsId)
{
    Result<Query> query = transaction.connection().query("common/worklist_remove");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).bind("mms_id", mmsId).run());
    return {};
}

} // namespace colophon::store
