// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlerror.h"

#include <QFileInfo>

namespace colophon::store {

// Primary result codes, https://www.sqlite.org/rescode.html; the extended ones add bits above.
namespace {
enum SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26,
};
} // namespace

Error sqlError(const QSqlError &error, const QString &cataloguePath, const QString &context)
{
    const QString file = QFileInfo(cataloguePath).fileName();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
        return {ErrorCode::Busy,
                QStringLiteral("Another program is writing %1 and did not finish within "
                               "5 seconds. Try again in a moment.")
                    .arg(file)};
    case ReadOnly:
        return {ErrorCode::Io,
                QStringLiteral("%1 can only be read: the file or its folder does not allow "
                               "writing. Change its permissions, or work on a copy.")
                    .arg(file)};
    case Full:
        return {ErrorCode::Io,
                QStringLiteral("The disk that holds %1 is full. Free some space, then try "
                               "again.")
                    .arg(file)};
    case IoError:
    case CannotOpen:
        return {ErrorCode::Io,
                QStringLiteral("%1 could not be read or written (%2). Check the disk and the "
                               "folder that hold it, then try again.")
                    .arg(file, error.databaseText())};
    case Corrupt:
    case NotADatabase:
        return {ErrorCode::Corrupt,
                QStringLiteral("%1 is damaged (%2). Go back to a backup: the folder "
                               "“backups” beside it holds the dated ones.")
                    .arg(file, error.databaseText())};
    case Constraint:
        return {
            ErrorCode::Conflict,
            QStringLiteral("%1 already holds such an entry (%2).").arg(file, error.databaseText())};
    default:
        return {ErrorCode::Internal,
                QStringLiteral("A statement on %1 failed (%2: %3). Report this, with "
                               "the log file.")
                    .arg(file, context, error.text())};
    }
}

} // namespace colophon::store
