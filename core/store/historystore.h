// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/mmsid.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace colophon::store {

/// One thing that happened to a record.
struct HistoryEntry {
    MmsId mmsId;
    UserId user;
    QString userName;
    QDateTime at;
    QString action; ///< key: "create", "import", "save", "copy", "share", "link",
                    ///< "unlink", "undo", "delete", "restore", "freeLock"; of notes, assignments
                    ///< and reminders "note-add", "hand-on", "reminder-edit" …
    QString detail; ///< version number, file name, the other record's MMS ID …; may be empty
};

Result<void> addHistory(Transaction &transaction, const HistoryEntry &entry);
/// Newest first.
Result<QList<HistoryEntry>> historyOf(Connection &connection, MmsId mmsId);

} // namespace colophon::store
