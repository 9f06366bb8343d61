// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/desk.h"
#include "cataloging/listed.h"
#include "marc/flatrecord.h"
#include "search/indexing.h"
#include "store/bulkstatement.h"

#include <optional>

/// New records by the thousand, as an import makes them. What costs time needs no number and no
/// catalogue and is done on any thread; one thread writes.
namespace colophon::cataloging {

/// A record that is to be added, but for its number.
struct Incoming {
    QByteArray content; ///< in the compact form, without 001
    Listed listed;
    /// The 001 that it came with, and the number in 035 that was made of it; empty where none was.
    QString formerNumber;
    QString keptNumber;
};

/// What addRecord() would make of it: 001 and 003 kept in a 035, 005 set to the stamp (see
/// transactionStamp). Thread rule: pure.
Incoming incoming(const marc::FlatRecord &record, const QString &stamp);

/// Adds records to a zone within one transaction. Numbers are taken for all of them at the start.
/// Thread rule: that of the transaction, which it must not outlive.
class IncomingWriter {
public:
    /// `most`: how many may come. `reason` and `detail` are for the history.
    static Result<IncomingWriter> begin(store::Transaction &transaction, const Actor &actor,
                                        const store::Zone &zone, qint64 most, const QString &reason,
                                        const QString &detail);

    Result<MmsId> add(const Incoming &record);
    /// Counts the records and gives back the numbers that were not used. To be called before the
    /// transaction is committed.
    Result<void> finish();

private:
    struct Statements {
        store::BulkStatement row;
        store::BulkStatement content;
        store::BulkStatement history;
    };
    IncomingWriter(store::Transaction &transaction, const Actor &actor, const store::Zone &zone,
                   search::IndexWriter index, Statements statements);
    Result<void> write(MmsId mmsId, const Incoming &record);

    store::Transaction *m_transaction;
    store::Zone m_zone;
    search::IndexWriter m_index;
    Statements m_statements;
    UserId m_user;
    QByteArray m_at;
    QByteArray m_reason;
    QByteArray m_detail;
    qint64 m_first = 0;
    qint64 m_next = 0;
    qint64 m_end = 0;
};

} // namespace colophon::cataloging
