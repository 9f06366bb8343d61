// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"
#include "store/recordstore.h"
#include "store/transaction.h"

#include <optional>

/// What saving, linking and deleting have in common. For this folder alone.
namespace colophon::cataloging {

/// Denied where the person was disabled.
Result<void> mayWork(const Actor &actor);
/// Denied where the person's roles may not change fields of the network.
Result<void> mayChangeNetwork(store::Connection &connection, const Actor &actor);
/// Conflict where somebody else edits the record.
Result<void> isFreeFor(store::Connection &connection, const Actor &actor, MmsId mmsId);

/// A row of the record as it is seen, its place in lists worked out from it.
store::NewRecordRow rowOf(const PreparedRecord &prepared, const Actor &actor, MmsId mmsId,
                          const QString &reason);

/// Writes a new version of `former` at `baseVersion`: `seen` is the record as it is to be seen, and
/// `network` what it is attached to from now on. 001 and 005 are set, lists and indexes follow,
/// also those of the records attached to it. Gives the new version.
Result<qint64> writeVersion(store::Transaction &transaction, const Actor &actor,
                            const store::StoredRecord &former, qint64 baseVersion,
                            const marc::Record &seen, std::optional<MmsId> network,
                            const QString &reason);

Result<void> addHistory(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                        const QString &action, const QString &detail = {});

/// Calls `body(transaction)` and commits.
template <typename F> Result<void> inTransaction(store::Connection &connection, F body)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    const Result<void> done = body(*transaction);
    COLOPHON_TRY(done);
    return transaction->commit();
}

} // namespace colophon::cataloging
