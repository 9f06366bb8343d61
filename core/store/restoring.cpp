// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/restoring.h"

#include "store/catalogue.h"
#include "store/connection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace colophon::store {

namespace {

void removeWithJournals(const QString &path)
{
    for (const char *part : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(part));
}

/// A copy of the backup beside the catalogue, on its disk, looked at and brought up to date.
Result<void> copySound(const QString &backup, const QString &target, const Clock &clock)
{
    removeWithJournals(target);
    if (!QFileInfo::exists(backup)) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("Nothing was restored: there is no backup %1.").arg(backup)};
    }
    if (!QFile::copy(backup, target)) {
        return Error{ErrorCode::Io,
                     QStringLiteral("Nothing was restored: %1 can't be copied to %2. Check the "
                                    "permissions and the space on the disk.")
                         .arg(backup, target)};
    }
    const Result<Opened> opened = prepareCatalogue(target, clock);
    if (!opened) {
        return Error{opened.error().code,
                     QStringLiteral("Nothing was restored: %1")
                         .arg(QString(opened.error().detail).replace(target, backup))};
    }
    Result<Connection> connection = Connection::open(target);
    COLOPHON_TRY(connection);
    const Result<QStringList> faults = checkIntegrity(*connection);
    COLOPHON_TRY(faults);
    if (!faults->isEmpty()) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("Nothing was restored: the backup %1 is damaged (%2). Choose "
                                    "another one.")
                         .arg(backup, faults->constFirst())};
    }
    // Back to one file, which a rename takes along whole.
    Result<Query> alone = connection->query("sqlite/journal_alone");
    COLOPHON_TRY(alone);
    return alone->selectOne();
}

/// SQLite leaves the write-ahead log only for a connection that is alone. A catalogue that can't be
/// opened is what one restores for: nobody works in it.
Result<void> nobodyHasItOpen(const QString &path)
{
    Result<Connection> connection = Connection::open(path);
    if (!connection)
        return {};
    Result<Query> alone = connection->query("sqlite/journal_alone");
    COLOPHON_TRY(alone);
    const Result<void> left = alone->selectOne();
    if (left && alone->text(0) == QLatin1String("delete"))
        return {};
    if (!left && left.error().code == ErrorCode::Corrupt)
        return {};
    return Error{ErrorCode::Busy,
                 QStringLiteral("Nothing was restored: a program has %1 open. Close it there, "
                                "then try again.")
                     .arg(path)};
}

} // namespace

Result<QString> restoreCatalogue(const QString &path, const QString &backup, const Clock &clock)
{
    if (QFileInfo(path) == QFileInfo(backup)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Nothing was restored: %1 is the catalogue itself. Name its "
                                    "backup.")
                         .arg(backup)};
    }
    const QString copy = path + QLatin1String(".restoring");
    const Result<void> copied = copySound(backup, copy, clock);
    const Result<void> free =
        copied && QFileInfo::exists(path) ? nobodyHasItOpen(path) : Result<void>();
    if (!copied || !free) {
        removeWithJournals(copy);
        return copied ? free.error() : copied.error();
    }
    QString kept;
    if (QFileInfo::exists(path)) {
        const QFileInfo info(path);
        kept = info.dir().filePath(
            QStringLiteral("%1-before-restore-%2.%3")
                .arg(info.completeBaseName(),
                     clock.now().toLocalTime().toString(QStringLiteral("yyyyMMdd-HHmmss")),
                     info.suffix()));
        if (!QFile::rename(path, kept)) {
            removeWithJournals(copy);
            return Error{
                ErrorCode::Io,
                QStringLiteral("Nothing was restored: %1 can't be renamed to %2.").arg(path, kept)};
        }
        for (const char *part : {"-wal", "-shm"})
            QFile::rename(path + QLatin1String(part), kept + QLatin1String(part));
    }
    if (!QFile::rename(copy, path)) {
        QFile::rename(kept, path);
        removeWithJournals(copy);
        return Error{ErrorCode::Io,
                     QStringLiteral("Nothing was restored: %1 can't be written.").arg(path)};
    }
    return kept;
}

} // namespace colophon::store
