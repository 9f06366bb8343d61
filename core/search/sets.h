// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/mmsid.h"
#include "search/evaluate.h"
#include "search/querysql.h"
#include "store/transaction.h"
#include "store/userstore.h"
#include "store/zonestore.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

/// Sets of records of one zone: itemized ones list their records, logical ones are a query that is
/// asked anew each time. A record that is deleted is in no set while it is gone, and is in its sets
/// again when it is brought back.
namespace colophon::search {

using SetId = Id<struct RecordSetTag>;

enum class SetKind { Itemized, Logical };
/// "itemized", "logical".
QString setKindWord(SetKind kind);

struct RecordSet {
    SetId id;
    store::Zone zone;
    QString name; ///< a person has a name once, whatever its case and diacritics
    QString description;
    SetKind kind = SetKind::Itemized;
    QString query;       ///< of a logical set
    bool shared = false; ///< all see it and may use it; its owner and managers change it
    UserId owner;
    QString ownerName;
    QDateTime createdAt;
    QDateTime changedAt;
};

/// The person's own sets and the shared ones, by name.
Result<QList<RecordSet>> setsFor(store::Connection &connection, UserId user);
/// The query that finds the records of the set of that name.
QString queryOfSet(const QString &name);
/// The person's own set of that name, else a shared one; NotFound says what to do.
Result<RecordSet> setNamed(store::Connection &connection, const QString &name, UserId user);
Result<RecordSet> setWithId(store::Connection &connection, SetId id);

/// Who changes a set, and when.
struct SetEditor {
    store::User user;
    QDateTime at;
};
/// Zone, name, description, kind, query and `shared` of `wanted` count. InvalidInput without a name
/// or with a query that can't be read, Conflict when the person has a set of that name.
Result<SetId> createSet(store::Transaction &transaction, const RecordSet &wanted,
                        const SetEditor &editor);
/// An itemized set of these records, in a transaction of its own.
Result<SetId> createSetOf(store::Connection &connection, const RecordSet &wanted,
                          const QList<MmsId> &mmsIds, const SetEditor &editor);
/// Name, description, query and `shared`. Denied for others than the owner and managers.
Result<void> changeSet(store::Transaction &transaction, const RecordSet &changed,
                       const SetEditor &editor);
Result<void> deleteSet(store::Transaction &transaction, SetId id, const SetEditor &editor);

/// Gives how many were new. InvalidInput for a logical set and for records of another zone.
Result<qint64> addToSet(store::Transaction &transaction, SetId id, const QList<MmsId> &mmsIds,
                        const SetEditor &editor);
Result<qint64> removeFromSet(store::Transaction &transaction, SetId id, const QList<MmsId> &mmsIds,
                             const SetEditor &editor);

/// What is in the set now.
Result<HitSet> recordsOf(store::Connection &connection, const RecordSet &set, const Viewer &viewer);
Result<qint64> countOf(store::Connection &connection, const RecordSet &set, const Viewer &viewer);
/// In ascending order of the MMS IDs.
Result<QList<MmsId>> memberIds(store::Connection &connection, const RecordSet &set,
                               const Viewer &viewer);

enum class Combination { And, Or, Not };
/// In both; in one of them; in the first and not in the second. InvalidInput for sets of two zones.
Result<QList<MmsId>> combined(store::Connection &connection, const RecordSet &first,
                              Combination how, const RecordSet &second, const Viewer &viewer);

/// The records that a list names, a line each: MMS IDs, ISBNs or ISSNs.
struct ListedRecords {
    QList<MmsId> found;    ///< each once, in the list's order
    QStringList unmatched; ///< lines that name no record of the zone
};
Result<ListedRecords> recordsListed(store::Connection &connection, const QStringList &lines,
                                    const store::Zone &zone);

/// For querysql: column mms_id.
Statement membersOf(SetId id);

} // namespace colophon::search
