// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/brief.h"
#include "marc/flatrecord.h"
#include "marc/mmsid.h"
#include "marc/record.h"
#include "store/bulkstatement.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace colophon::store {

/// A bib record as the catalogue holds it.
struct StoredRecord {
    MmsId mmsId;
    ZoneId zone;
    qint64 version = 0; ///< 1 at first, one more at each save
    QDateTime createdAt;
    QDateTime changedAt;
    UserId changedBy;
    /// The record as it is seen: of an attached record the NZ record's fields with its own local
    /// ones, 001 being the NZ record's.
    marc::Record record;
    std::optional<MmsId> network; ///< the NZ record that it is attached to
    qint64 networkVersion = 0;    ///< that record's version
};

/// A record's row as it is read, before the record is taken apart: which another thread may do.
struct RecordRow {
    MmsId mmsId;
    ZoneId zone;
    qint64 version = 0;
    QString createdAt; ///< as stored, like changedAt
    QString changedAt;
    UserId changedBy;
    QString reason;
    QByteArray content; ///< in the compact form; of an attached record its local fields
    std::optional<MmsId> network;
    qint64 networkVersion = 0;
    QByteArray networkContent;
};

/// One row of a list: what is shown without reading the record itself.
struct BriefRow {
    MmsId mmsId;
    marc::Brief brief;
    qint64 version = 0;
    QDateTime changedAt;
    std::optional<MmsId> network = {}; ///< the NZ record that it is attached to
};

/// A kept version, the current one included.
struct VersionRow {
    qint64 version = 0;
    QDateTime savedAt;
    QString savedBy; ///< the person's name
    QString reason;  ///< key: "create", "import", "save", "copy", "share", "link", "unlink",
                     ///< "undo"
};

struct NewRecordRow {
    MmsId mmsId;
    ZoneId zone;
    /// 001, 005 and 035 already as they shall be. With `network`: as it is seen; what is kept of it
    /// are its local fields.
    marc::Record record;
    std::optional<MmsId> network = {};
    marc::Brief brief;
    QString titleKey; ///< folded, for sorting
    QString nameKey;
    UserId user;
    QDateTime at;
    QString reason;
    /// The compact form of `record`, when the caller has made it already; then `record` isn't read.
    QByteArray content = {};
};

Result<void> insertRecord(Transaction &transaction, const NewRecordRow &row);
/// Keeps the former version and writes the new one. Conflict when the record is no longer at
/// `baseVersion`, NotFound when it is gone. Gives the new version.
Result<qint64> replaceRecord(Transaction &transaction, const NewRecordRow &row, qint64 baseVersion);
/// The Conflict of a save that began from an older version.
Error savedSince(MmsId mmsId, qint64 version, qint64 baseVersion);
/// The row in lists alone, after the NZ record that it is attached to has changed.
Result<void> replaceBrief(Transaction &transaction, const NewRecordRow &row);

/// What the person made or saved last, other than by import, newest first.
struct RecentRecord {
    MmsId mmsId;
    QDateTime at;
};
Result<QList<RecentRecord>> recentRecordsOf(Connection &connection, UserId user, int most);

Result<StoredRecord> recordOf(Connection &connection, MmsId mmsId);
/// recordOf() in two steps, the second of which needs no catalogue. Thread rule of it: pure.
Result<RecordRow> recordRowOf(Connection &connection, MmsId mmsId);
Result<StoredRecord> takenApart(const RecordRow &row);
/// The record as it is seen in the flat form, which replaces what `flat` held: what is not attached
/// is not taken apart for it. Thread rule: pure.
Result<void> flatten(const RecordRow &row, marc::FlatRecord &flat);
/// recordRowOf() of thousands. Thread rule: that of the connection, which outlives it.
class RowReader {
public:
    static Result<RowReader> begin(Connection &connection);
    Result<RecordRow> read(MmsId mmsId);

private:
    explicit RowReader(const BulkSelect &select) : m_select(select) {}
    BulkSelect m_select;
};
/// The numbers of a zone's records, in their order.
Result<QList<MmsId>> recordIds(Connection &connection, ZoneId zone);
/// Whether there is a record with that number now.
Result<bool> recordExists(Connection &connection, MmsId mmsId);
Result<QList<BriefRow>> briefRows(Connection &connection, const QList<MmsId> &mmsIds);
/// Newest first.
Result<QList<VersionRow>> versionsOf(Connection &connection, MmsId mmsId);
/// A version as it was seen: an attached record with the NZ record of that time.
struct KeptVersion {
    marc::Record record;
    std::optional<MmsId> network;
};
Result<KeptVersion> versionOf(Connection &connection, MmsId mmsId, qint64 version);

/// The records of institutions that are attached to the NZ record.
struct Attached {
    MmsId mmsId;
    ZoneId zone;
};
Result<QList<Attached>> attachedTo(Connection &connection, MmsId network);

/// Takes the record out of the catalogue with all its versions; it can be brought back.
Result<void> removeRecord(Transaction &transaction, MmsId mmsId, UserId user, const QDateTime &at);
/// A removed record; NotFound where there is none.
Result<StoredRecord> removedRecord(Connection &connection, MmsId mmsId);
/// The NZ record that a removed record was attached to; it may have been removed since.
Result<std::optional<MmsId>> networkOfRemoved(Connection &connection, MmsId mmsId);
/// Brings it back with its versions. Its row in lists is empty until replaceBrief.
Result<void> bringBack(Transaction &transaction, MmsId mmsId);
/// Calls `visit` for each record of the zone in the order of the MMS ID until it returns an error,
/// which is then the result. Memory stays flat.
Result<void> eachRow(Connection &connection, ZoneId zone,
                     const std::function<Result<void>(const RecordRow &)> &visit);
Result<void> eachRecord(Connection &connection, ZoneId zone,
                        const std::function<Result<void>(const StoredRecord &)> &visit);

} // namespace colophon::store
