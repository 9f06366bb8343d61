// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/flatrecord.h"
#include "marc/mmsid.h"
#include "marc/record.h"
#include "store/bulkstatement.h"
#include "store/transaction.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace colophon::search {

/// What the indexes hold of a record, in UTF-8, tokens with blanks between them. No word stands in
/// two columns of the full text; a search for keywords looks into all.
struct IndexEntry {
    QByteArray title;     ///< titles of the work and of its parts and relations
    QByteArray name;      ///< 1XX, 7XX and 8XX names, 245 $c
    QByteArray subject;   ///< 6XX
    QByteArray series;    ///< 4XX and 8XX titles
    QByteArray publisher; ///< 260 and 264 $b
    QByteArray other;     ///< the rest, from 010 on
    QByteArray keys;      ///< whole values, each one token: see keys.h
    /// Where the zone's code goes into `keys`; written by the functions below.
    QList<qsizetype> zonePlaces;
};

/// Stands between two fields of a column, so that no phrase reaches across.
inline constexpr QByteArrayView kFieldGap = "\u00b6";

/// Thread rule: pure; an import calls it from several threads.
IndexEntry indexEntryOf(const marc::Record &record);
IndexEntry indexEntryOf(const marc::FlatRecord &record);
/// `keys` with the zone's code in its places.
QByteArray keysIn(const IndexEntry &entry, QByteArrayView zoneCode);

struct IndexChange;

/// Tells the indexes of new records. Cheap to make; holds nothing beyond its transaction.
/// While the indexes are being rebuilt, a record that the rebuild has not come to is left to it.
class IndexWriter {
public:
    static Result<IndexWriter> begin(store::Transaction &transaction);
    /// For thousands of records in the transaction.
    static Result<IndexWriter> beginBulk(store::Transaction &transaction);

    Result<void> add(MmsId mmsId, const IndexEntry &entry);
    /// The indexes keep no text, so they must be told what they were given.
    Result<void> remove(MmsId mmsId, const IndexEntry &entry);
    /// Of a record whose entry changed: what did (indexchange.h). Cheapest in the order of the MMS
    /// IDs: FTS5 writes out what it has gathered when a lower one comes.
    Result<void> change(MmsId mmsId, const IndexChange &change);

private:
    IndexWriter(store::Transaction &transaction, qint64 upTo);
    enum class Tell { Learn, Forget };
    Result<void> runWords(Tell tell, MmsId mmsId, const IndexEntry &entry);
    Result<void> runKeys(Tell tell, MmsId mmsId, const IndexEntry &entry);

    struct Bulk {
        store::BulkStatement learnWords;
        store::BulkStatement learnKeys;
        store::BulkStatement forgetWords;
        store::BulkStatement forgetKeys;
    };
    store::Transaction *m_transaction;
    std::optional<Bulk> m_bulk;
    qint64 m_upTo; ///< records beyond this number are the rebuild's
};

/// One record; begin() and the call.
Result<void> addToIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry);
Result<void> removeFromIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry);
Result<void> changeInIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &former,
                           const IndexEntry &entry);

} // namespace colophon::search
