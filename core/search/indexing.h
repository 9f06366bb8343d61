// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/mmsid.h"
#include "search/indexentry.h"
#include "store/bulkstatement.h"
#include "store/transaction.h"

#include <optional>

namespace colophon::search {

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
