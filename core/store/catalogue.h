// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"
#include "store/migrator.h"
#include "store/transaction.h"
#include "store/zonestore.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace colophon::store {

/// What a new catalogue is made from. Codes are 4 digits and differ from each other.
struct NewCatalogue {
    QString institutionName;
    QString institutionCode;
    QString networkName;
    QString networkCode = QStringLiteral("4801");
    /// The first person, who gets all roles: login name, full name (login again when empty).
    QString login;
    QString personName;
};

/// What opening found. Failures (not a catalogue, damaged, too new, unreadable) are Errors.
enum class OpenOutcome {
    Current,
    Upgraded,        ///< migrated; the copy made before is at `backupPath`
    NewerCompatible, ///< written by a newer Colophon that this one may still read and write
};
struct Opened {
    OpenOutcome outcome = OpenOutcome::Current;
    QString backupPath;
};

/// Makes the file, with the schema, the two zones and the first person. InvalidInput when a code is
/// wrong or the file exists, Io when it can't be written; nothing is left behind then.
Result<void> createCatalogue(const QString &path, const NewCatalogue &wanted, const Clock &clock);

/// Looks at the file and brings its schema up to date: integrity check, dated backup, migration.
/// NotFound, Corrupt, SchemaTooNew, Io, Busy.
Result<Opened> prepareCatalogue(const QString &path, const Clock &clock);
/// The same with other steps than the shipped ones, for the tests of upgrading.
Result<Opened> prepareCatalogue(const QString &path, const Clock &clock,
                                const QList<Migration> &steps);

/// SQLite's own check and the foreign keys: an empty list is a sound file.
Result<QStringList> checkIntegrity(Connection &connection);

/// What the catalogue notes of itself, such as "folding_version"; empty when it is not there.
Result<QString> metaValue(Connection &connection, const QString &key);

Result<void> setMetaValue(Transaction &transaction, const QString &key, const QString &value);

/// Whether anybody's typing waits unsaved.
Result<bool> holdsDrafts(Connection &connection);
/// Whether anybody has made or changed a record other than by import, or since beginWork().
Result<bool> holdsWork(Connection &connection);
/// What was done up to now came with the catalogue: nobody's work is lost with it.
Result<void> beginWork(Transaction &transaction);

/// A consistent copy while others go on (VACUUM INTO). InvalidInput when the target exists.
Result<void> backUp(Connection &connection, const QString &target);

Result<int> schemaVersion(Connection &connection);

} // namespace colophon::store
