// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historystore.h"

namespace colophon::store {

Result<void> addHistory(Transaction &transaction, const HistoryEntry &entry)
{
    Result<Query> query = transaction.connection().query("common/history_insert");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", entry.mmsId)
                     .bind("user_id", entry.user)
                     .bind("at", entry.at)
                     .bind("action", entry.action)
                     .bind("detail", entry.detail)
                     .run());
    return {};
}

Result<QList<HistoryEntry>> historyOf(Connection &connection, MmsId mmsId)
{
    Result<Query> query = connection.query("common/history_of");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    QList<HistoryEntry> entries;
    while (query->next()) {
        entries.append({query->mmsId(0), UserId(query->integer(1)), query->text(2),
                        query->instant(3), query->text(4), query->text(5)});
    }
    return entries;
}

} // namespace colophon::store
