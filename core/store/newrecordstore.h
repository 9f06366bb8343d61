// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/mmsid.h"
#include "marc/record.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace colophon::store {

/// A record that was begun and never saved. It has its number, but it is no part of the catalogue:
/// it is not counted, not found and not seen by anybody but the person who began it.
struct NewRecord {
    MmsId mmsId;
    ZoneId zone;
    UserId user;
    QDateTime createdAt;
    QDateTime changedAt;
    int cursorField = 0; ///< row of the grid
    marc::Record record;
};

Result<void> insertNewRecord(Transaction &transaction, const NewRecord &record);
/// Nothing happens where it is gone (saved or given up).
Result<void> keepNewRecord(Transaction &transaction, const NewRecord &record);
Result<std::optional<NewRecord>> newRecordOf(Connection &connection, MmsId mmsId, UserId user);
/// The latest first.
Result<QList<NewRecord>> newRecordsOf(Connection &connection, UserId user);
Result<void> dropNewRecord(Transaction &transaction, MmsId mmsId, UserId user);

} // namespace colophon::store
