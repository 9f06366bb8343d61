// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"
#include "cataloging/step.h"
#include "store/newrecordstore.h"
#include "store/recordstore.h"
#include "store/transaction.h"

#include <optional>
#include <type_traits>

/// What saving, linking and deleting have in common. For this folder alone.
namespace colophon::cataloging {

/// Denied where the person was disabled.
Result<void> mayWork(const Actor &actor);
/// Denied where the person's roles may not change fields of the network.
Result<void> mayChangeNetwork(store::Connection &connection, const Actor &actor);
/// Conflict where somebody else edits the record.
Result<void> isFreeFor(store::Connection &connection, const Actor &actor, MmsId mmsId);

/// InvalidInput where a network record has local fields.
Result<void> mayHold(const store::Zone &zone, const marc::Record &record);

/// addRecord() with a number that was taken before.
Result<void> addNumbered(store::Transaction &transaction, const Actor &actor,
                         const store::Zone &zone, MmsId mmsId, const PreparedRecord &given,
                         const QString &reason, const QString &detail = {});
/// Of a record that was begun: as the editor gets it, and its first save.
Result<OpenRecord> openNew(store::Connection &connection, const store::NewRecord &begun);
Result<void> saveNew(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                     const marc::Record &record);

/// A row of the record as it is seen, its place in lists worked out from it.
store::NewRecordRow rowOf(const PreparedRecord &prepared, const Actor &actor, MmsId mmsId,
                          const QString &reason);

/// The record as a save keeps it: its own number in 001, no 003, and the time in 005.
marc::Record asSaved(const marc::Record &record, MmsId mmsId, const QDateTime &at);

/// Writes a new version of `former` at `baseVersion`: `seen` is the record as it is to be seen, and
/// `network` what it is attached to from now on. 001 and 005 are set, lists and indexes follow,
/// also those of the records attached to it. Gives the new version.
Result<qint64> writeVersion(store::Transaction &transaction, const Actor &actor,
                            const store::StoredRecord &former, qint64 baseVersion,
                            const marc::Record &seen, std::optional<MmsId> network,
                            const QString &reason);

Result<void> addHistory(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                        const QString &action, const QString &detail = {});

/// A record of the institution that shows `network` with the local fields `local`.
Result<MmsId> addAttached(store::Transaction &transaction, const Actor &actor,
                          const store::Zone &institution, const store::StoredRecord &network,
                          const QList<marc::Field> &local, const QString &reason,
                          const QString &detail);

/// deleteRecord and restoreRecord as part of a larger step.
Result<Step> deleteIn(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                      const QString &detail = {});
Result<void> restoreIn(store::Transaction &transaction, const Actor &actor, MmsId mmsId);

/// Calls `body(transaction)` and commits; gives what it gave.
template <typename F>
auto inTransaction(store::Connection &connection, F body)
    -> std::invoke_result_t<F, store::Transaction &>
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    auto done = body(*transaction);
    COLOPHON_TRY(done);
    COLOPHON_TRY(transaction->commit());
    return done;
}

} // namespace colophon::cataloging
