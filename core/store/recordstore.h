// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/brief.h"
#include "marc/mmsid.h"
#include "marc/record.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

namespace colophon::store {

/// A bib record as the catalogue holds it.
struct StoredRecord {
    MmsId mmsId;
    ZoneId zone;
    qint64 version = 0; ///< 1 at first, one more at each save
    QDateTime createdAt;
    QDateTime changedAt;
    UserId changedBy;
    marc::Record record;
};

/// One row of a list: what is shown without reading the record itself.
struct BriefRow {
    MmsId mmsId;
    marc::Brief brief;
    qint64 version = 0;
    QDateTime changedAt;
};

/// A kept version, the current one included.
struct VersionRow {
    qint64 version = 0;
    QDateTime savedAt;
    QString savedBy; ///< the person's name
    QString reason;  ///< key: "create", "import", "save", "restore"
};

struct NewRecordRow {
    MmsId mmsId;
    ZoneId zone;
    marc::Record record; ///< 001, 005 and 035 already as they shall be
    marc::Brief brief;
    QString titleKey; ///< folded, for sorting
    QString nameKey;
    UserId user;
    QDateTime at;
    QString reason;
    /// The compact form of `record`, when the caller has made it already (an import, on other
    /// threads).
    QByteArray content = {};
};

Result<void> insertRecord(Transaction &transaction, const NewRecordRow &row);
/// Keeps the former version and writes the new one. Conflict when the record is no longer at
/// `baseVersion`, NotFound when it is gone. Gives the new version.
Result<qint64> replaceRecord(Transaction &transaction, const NewRecordRow &row, qint64 baseVersion);
Result<StoredRecord> recordOf(Connection &connection, MmsId mmsId);
Result<QList<BriefRow>> briefRows(Connection &connection, const QList<MmsId> &mmsIds);
/// Newest first.
Result<QList<VersionRow>> versionsOf(Connection &connection, MmsId mmsId);
Result<marc::Record> versionOf(Connection &connection, MmsId mmsId, qint64 version);
/// Calls `visit` for each record of the zone in the order of the MMS ID until it returns an error,
/// which is then the result. Memory stays flat.
Result<void> eachRecord(Connection &connection, ZoneId zone,
                        const std::function<Result<void>(const StoredRecord &)> &visit);

} // namespace colophon::store
