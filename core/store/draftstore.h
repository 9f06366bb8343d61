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

/// Typing that is not saved yet: the record as it stood, for one person.
struct Draft {
    MmsId mmsId;
    UserId user;
    qint64 baseVersion = 0; ///< the version that the typing started from
    QDateTime changedAt;
    int cursorField = 0; ///< row of the grid
    marc::Record record;
    qint64 networkVersion = 0; ///< the same of the NZ record that it is attached to
};

Result<void> keepDraft(Transaction &transaction, const Draft &draft);
Result<std::optional<Draft>> draftOf(Connection &connection, MmsId mmsId, UserId user);
/// All drafts of a person, newest first.
Result<QList<Draft>> draftsOf(Connection &connection, UserId user);
/// Who has typing on the record that is not saved.
struct DraftHolder {
    UserId user;
    QString userName;
};
Result<QList<DraftHolder>> draftHolders(Connection &connection, MmsId mmsId);
/// Gives `to` a copy of what `from` has typed; nothing happens where `to` has a draft already.
Result<void> copyDraft(Transaction &transaction, MmsId mmsId, UserId from, UserId to);
Result<void> dropDraft(Transaction &transaction, MmsId mmsId, UserId user);

} // namespace colophon::store
