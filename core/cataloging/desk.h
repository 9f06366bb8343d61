// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "cataloging/listed.h"
#include "marc/mmsid.h"
#include "marc/record.h"
#include "store/draftstore.h"
#include "store/lockstore.h"
#include "store/recordstore.h"
#include "store/transaction.h"
#include "store/userstore.h"
#include "store/zonestore.h"

#include <QString>

#include <optional>

/// What a cataloger does with a record, each in one transaction over store and search: the same
/// functions serve the window and `colophonctl`.
/// Thread rule: that of the connection handed in.
namespace colophon::cataloging {

/// Who works, and when: the same for every call of one program.
struct Actor {
    store::User user;
    const Clock *clock = nullptr;
};

/// A record brought into the editor.
struct OpenRecord {
    store::StoredRecord stored;
    store::Zone zone;
    marc::Brief brief;
    std::optional<store::Draft> draft; ///< newer typing of this person, to be offered
    std::optional<store::Lock> heldBy; ///< somebody else's lock: the record is read-only
    bool holdsLock = false;            ///< the lock is this person's
    /// Somebody else's lock on the NZ record that it is attached to: that one's fields are.
    std::optional<store::Lock> networkHeldBy;
    bool mayChangeNetwork = true; ///< this person, fields and records of the network
    bool isNew() const { return stored.version == 0; } ///< never saved, see newrecord.h
};

/// Puts the record into the person's records list (unless the file can only be read) and reads it.
/// The lock is taken at the first change, see lockRecord().
Result<OpenRecord> openRecord(store::Connection &connection, const Actor &actor, MmsId mmsId);

/// Makes a record in the zone: MMS ID, 001, 005, an incoming 001 with 003 kept as 035, index and
/// history. `reason` is "create" or "import".
Result<MmsId> addRecord(store::Transaction &transaction, const Actor &actor,
                        const store::Zone &zone, const marc::Record &record, const QString &reason,
                        const QString &detail = {});

/// What a record needs besides its number. Thread rule: pure. (Thousands of new ones: incoming.h)
struct PreparedRecord {
    marc::Record record;
    Listed listed;
};
PreparedRecord prepare(const marc::Record &record);

/// The versions that an edit starts from: of the record, and of the NZ record that it is attached
/// to (0 where it is not).
struct BaseVersion {
    BaseVersion(qint64 ownVersion, qint64 networkVersion = 0)
        : own(ownVersion), network(networkVersion)
    {}
    qint64 own;
    qint64 network;

    friend bool operator==(const BaseVersion &, const BaseVersion &) = default;
};

/// A new version: 001 kept, 005 written, the former version kept, index and history, the draft
/// gone. Of an attached record the local fields go to itself and the others, where they were
/// changed, to the NZ record, in one transaction. Conflict when somebody saved what was changed
/// since `base` or holds its lock; Denied where the person may not change network fields. Gives the
/// record as saved.
Result<store::StoredRecord> saveRecord(store::Connection &connection, const Actor &actor,
                                       MmsId mmsId, const marc::Record &record,
                                       const BaseVersion &base);
/// The same as part of a larger step, such as a job that saves many records in a transaction.
Result<void> saveIn(store::Transaction &transaction, const Actor &actor, MmsId mmsId,
                    const marc::Record &record, const BaseVersion &base);

/// Frees the lock and takes the record off the records list. A draft stays; dropping it is the
/// caller's call.
Result<void> releaseRecord(store::Connection &connection, const Actor &actor, MmsId mmsId);

Result<void> keepDraft(store::Connection &connection, const Actor &actor,
                       const store::Draft &draft);
Result<void> discardDraft(store::Connection &connection, const Actor &actor, MmsId mmsId);
/// Takes the record's lock for this person, as at the first change; that of the NZ record that it
/// is attached to as well, unless somebody else holds that one: then its fields can't be saved.
Result<store::Lock> lockRecord(store::Connection &connection, const Actor &actor, MmsId mmsId);

/// A row of the records list.
struct WorklistRow {
    store::BriefRow row;
    store::Zone zone;
    bool isNew = false; ///< begun and never saved, see newrecord.h
    bool hasDraft = false;
    std::optional<store::Lock> lock; ///< this person's or another's
};
Result<QList<WorklistRow>> worklistRows(store::Connection &connection, const Actor &actor);

/// Who may change records and fields of the network; all roles unless set otherwise.
inline const QString kNetworkRolesKey = QStringLiteral("network_roles");
Result<store::Roles> networkRoles(store::Connection &connection);
Result<void> setNetworkRoles(store::Connection &connection, const Actor &actor, store::Roles roles);

/// 001 as the zone rules say, an incoming 001 (with its 003 as prefix) to 035, 003 dropped.
marc::Record withOwnNumber(const marc::Record &record, MmsId mmsId);
/// 005 for that instant: yyyymmddhhmmss.f, UTC.
QString transactionStamp(const QDateTime &at);

} // namespace colophon::cataloging
