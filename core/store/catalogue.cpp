// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/catalogue.h"

#include "marc/compact.h"
#include "store/openfiles.h"
#include "store/userstore.h"
#include "store/zonestore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace colophon::store {

namespace {

constexpr int kPageSize = 8192;
/// "Coln" in the file's header: tells a catalogue from any other SQLite file.
constexpr int kApplicationId = 0x436f6c6e;
constexpr int kBackupsKept = 10;

Result<void> execute(Connection &connection, const QString &sql)
{
    Result<Query> query = connection.queryText(sql);
    COLOPHON_TRY(query);
    return query->select();
}

Result<qint64> pragma(Connection &connection, const QString &name)
{
    Result<Query> query = connection.queryText(QStringLiteral("PRAGMA ") + name);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    return query->integer(0);
}

Result<void> setMeta(Connection &connection, const QString &key, const QString &value)
{
    Result<Query> query = connection.query("common/meta_set");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("key", key).bind("value", value).run());
    return {};
}

Result<void> validate(const NewCatalogue &wanted)
{
    if (wanted.institutionName.trimmed().isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("No catalogue was made: the institution needs a name.")};
    for (const QString &code : {wanted.institutionCode, wanted.networkCode}) {
        if (!isZoneCode(code)) {
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral(
                    "No catalogue was made: “%1” is not a zone's code. A code is 4 digits, such as "
                    "4838.")
                    .arg(code)};
        }
    }
    if (wanted.institutionCode == wanted.networkCode) {
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "No catalogue was made: the institution and the network both have the code %1. "
                "Give each its own.")
                .arg(wanted.networkCode)};
    }
    return {};
}

Result<void> fillNewFile(Connection &connection, const NewCatalogue &wanted, const Clock &clock)
{
    COLOPHON_TRY(execute(connection, QStringLiteral("PRAGMA page_size = %1").arg(kPageSize)));
    COLOPHON_TRY(
        execute(connection, QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId)));
    COLOPHON_TRY(execute(connection, QStringLiteral("PRAGMA journal_mode = WAL")));
    const Result<QList<Migration>> steps = shippedMigrations();
    COLOPHON_TRY(steps);
    Result<Transaction> transaction = Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    COLOPHON_TRY(applyMigrations(*transaction, *steps, 0));
    COLOPHON_TRY(setMeta(connection, QStringLiteral("catalogue_id"),
                         QUuid::createUuid().toString(QUuid::WithoutBraces)));
    COLOPHON_TRY(
        setMeta(connection, QStringLiteral("created_at"), clock.now().toString(Qt::ISODateWithMs)));
    COLOPHON_TRY(insertZone(*transaction, ZoneKind::Institution, wanted.institutionCode,
                            wanted.institutionName.trimmed()));
    const QString network = wanted.networkName.trimmed();
    COLOPHON_TRY(insertZone(*transaction, ZoneKind::Network, wanted.networkCode,
                            network.isEmpty() ? QStringLiteral("Network") : network));
    User first;
    first.login = wanted.login;
    first.name = wanted.personName;
    first.roles = Roles(Role::Cataloger) | Role::CatalogManager | Role::CatalogAdministrator;
    COLOPHON_TRY(addUser(*transaction, first, clock.now()));
    COLOPHON_TRY(transaction->commit());
    return connection.flush();
}

/// The first 16 bytes of every SQLite file, https://www.sqlite.org/fileformat2.html
constexpr QByteArrayView kMagic("SQLite format 3\0", 16);

Result<void> lookAtFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("There is no catalogue %1. Check the path, or make one first.")
                         .arg(path)};
    }
    if (isOpenHere(path))
        return {};
    const std::optional<QByteArray> beginning = beginningOf(path, kMagic.size());
    if (!info.isFile() || (!beginning && !isOpenHere(path))) {
        return Error{
            ErrorCode::Io,
            QStringLiteral("%1 can't be read: it is a folder, or its permissions do not allow it.")
                .arg(path)};
    }
    if (beginning && *beginning != kMagic) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("%1 is not a Colophon catalogue, or its beginning is damaged. "
                                    "Choose another file, or go back to a backup.")
                         .arg(path)};
    }
    return {};
}

QString backupFolder(const QString &path)
{
    return QFileInfo(path).absoluteDir().filePath(QStringLiteral("backups"));
}

/// Keeps the last ten copies and, of the older ones, the first of each week.
void thinBackups(const QDir &folder, const QString &prefix)
{
    QStringList names =
        folder.entryList({prefix + QLatin1String("-v*.colophon")}, QDir::Files, QDir::Time);
    QString keptWeek;
    for (qsizetype i = kBackupsKept; i < names.size(); ++i) {
        const QFileInfo info(folder.filePath(names.at(i)));
        int year = 0;
        const int number = info.lastModified().date().weekNumber(&year);
        const QString week = QStringLiteral("%1-%2").arg(year).arg(number);
        if (week == keptWeek)
            QFile::remove(info.filePath());
        keptWeek = week;
    }
}

Result<QString> backUpBeforeUpgrade(Connection &connection, int version, const Clock &clock)
{
    const QDir folder(backupFolder(connection.path()));
    const QString base = QFileInfo(connection.path()).completeBaseName();
    const QString name = QStringLiteral("%1-v%2-%3.colophon")
                             .arg(base)
                             .arg(version)
                             .arg(clock.now().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    if (!folder.mkpath(QStringLiteral("."))) {
        return Error{ErrorCode::Io,
                     QStringLiteral("The catalogue was not opened: the folder %1 for the copy made "
                                    "before an upgrade can't be made.")
                         .arg(folder.path())};
    }
    const QString target = folder.filePath(name);
    COLOPHON_TRY(backUp(connection, target));
    thinBackups(folder, base);
    return target;
}

Error tooNew(const QString &path, int version, int known)
{
    return {ErrorCode::SchemaTooNew,
            QStringLiteral("%1 was written by a newer Colophon (its layout is version %2, this "
                           "program knows up to %3). "
                           "Nothing was changed. Open it with the newer program.")
                .arg(path)
                .arg(version)
                .arg(known)};
}

Result<void> checkQuickly(Connection &connection)
{
    Result<Query> query = connection.query("sqlite/quick_check");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    if (query->text(0) != QLatin1String("ok")) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("%1 is damaged (%2). Nothing was changed. Go back to a backup.")
                         .arg(connection.path(), query->text(0))};
    }
    return {};
}

Result<Opened> upgrade(Connection &connection, const QList<Migration> &steps, int version,
                       const Clock &clock)
{
    COLOPHON_TRY(checkQuickly(connection));
    const Result<QString> copy = backUpBeforeUpgrade(connection, version, clock);
    COLOPHON_TRY(copy);
    Result<Transaction> transaction = Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    COLOPHON_TRY(applyMigrations(*transaction, steps, version));
    COLOPHON_TRY(transaction->commit());
    return Opened{OpenOutcome::Upgraded, *copy};
}

} // namespace

Result<void> createCatalogue(const QString &path, const NewCatalogue &wanted, const Clock &clock)
{
    COLOPHON_TRY(validate(wanted));
    if (QFileInfo::exists(path)) {
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "No catalogue was made: %1 exists already. Choose another name, or open it.")
                .arg(path)};
    }
    // Made under another name and renamed when whole, so that a fault leaves nothing half-made.
    const QString unfinished = path + QLatin1String(".new");
    QFile::remove(unfinished);
    QFile file(unfinished);
    if (!file.open(QIODevice::WriteOnly)) {
        return Error{
            ErrorCode::Io,
            QStringLiteral("No catalogue was made: %1 can't be written (%2). Choose another "
                           "folder.")
                .arg(path, file.errorString())};
    }
    file.close();
    Result<void> filled = [&]() -> Result<void> {
        Result<Connection> connection = Connection::open(unfinished);
        COLOPHON_TRY(connection);
        return fillNewFile(*connection, wanted, clock);
    }();
    if (filled && !QFile::rename(unfinished, path))
        filled = Error{ErrorCode::Io,
                       QStringLiteral("No catalogue was made: %1 can't be written.").arg(path)};
    if (!filled) {
        for (const char *ending : {"", "-wal", "-shm"})
            QFile::remove(unfinished + QLatin1String(ending));
    }
    return filled;
}

Result<Opened> prepareCatalogue(const QString &path, const Clock &clock)
{
    const Result<QList<Migration>> steps = shippedMigrations();
    COLOPHON_TRY(steps);
    return prepareCatalogue(path, clock, *steps);
}

Result<Opened> prepareCatalogue(const QString &path, const Clock &clock,
                                const QList<Migration> &steps)
{
    COLOPHON_TRY(lookAtFile(path));
    Result<Connection> connection = Connection::open(path);
    COLOPHON_TRY(connection);
    const Result<qint64> application = pragma(*connection, QStringLiteral("application_id"));
    COLOPHON_TRY(application);
    if (*application != kApplicationId) {
        return Error{
            ErrorCode::Corrupt,
            QStringLiteral("%1 is a database, but not a Colophon catalogue. Choose another file.")
                .arg(path)};
    }
    const Result<int> version = schemaVersion(*connection);
    COLOPHON_TRY(version);
    const int known = steps.constLast().version;
    if (*version > known) {
        const Result<QString> least = metaValue(*connection, QStringLiteral("min_compatible"));
        COLOPHON_TRY(least);
        if (least->toInt() > known || least->isEmpty())
            return tooNew(path, *version, known);
        return Opened{OpenOutcome::NewerCompatible, {}};
    }
    if (*version < known)
        return upgrade(*connection, steps, *version, clock);
    return Opened{};
}

Result<QString> metaValue(Connection &connection, const QString &key)
{
    Result<Query> query = connection.query("common/meta_get");
    if (!query) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("%1 lacks the table that names its version, so it can't be "
                                    "opened. Go back to a backup.")
                         .arg(connection.path())};
    }
    COLOPHON_TRY(query->bind("key", key).select());
    return query->next() ? query->text(0) : QString();
}

Result<int> schemaVersion(Connection &connection)
{
    const Result<QString> value = metaValue(connection, QStringLiteral("version"));
    COLOPHON_TRY(value);
    bool ok = false;
    const int version = value->toInt(&ok);
    if (!ok) {
        return Error{
            ErrorCode::Corrupt,
            QStringLiteral("%1 does not say which version it is, so it can't be opened. Go "
                           "back to a backup.")
                .arg(connection.path())};
    }
    return version;
}

static Result<void> collectRows(Connection &connection, const char *statement,
                                QStringList &findings)
{
    Result<Query> query = connection.query(statement);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    while (query->next()) {
        if (query->text(0) != QLatin1String("ok"))
            findings.append(
                QStringLiteral("%1: %2").arg(QLatin1String(statement).mid(7), query->text(0)));
    }
    return {};
}

/// Columns: mms_id, content, version, number of former versions.
static void checkRow(const Query &row, QStringList &findings)
{
    const QString mmsId = row.mmsId(0).toString();
    if (row.isNull(1))
        findings.append(QStringLiteral("Record %1 has no content.").arg(mmsId));
    else if (!marc::fromCompact(row.bytes(1)))
        findings.append(QStringLiteral("Record %1 can't be read.").arg(mmsId));
    if (row.integer(3) != row.integer(2) - 1)
        findings.append(QStringLiteral("Record %1 is at version %2 but has %3 former ones.")
                            .arg(mmsId)
                            .arg(row.integer(2))
                            .arg(row.integer(3)));
}

static Result<void> checkRecords(Connection &connection, QStringList &findings)
{
    MmsId after;
    for (bool more = true; more;) {
        Result<Query> query = connection.query("common/check_content");
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->bind("after", after).select());
        more = false;
        while (query->next()) {
            more = true;
            after = query->mmsId(0);
            checkRow(*query, findings);
        }
    }
    Result<Query> links = connection.query("common/check_links");
    COLOPHON_TRY(links);
    COLOPHON_TRY(links->select());
    while (links->next()) {
        findings.append(QStringLiteral("Record %1 is attached to %2, which is no network record.")
                            .arg(links->mmsId(0).toString(), links->mmsId(1).toString()));
    }
    Result<Query> counts = connection.query("common/check_zone_counts");
    COLOPHON_TRY(counts);
    COLOPHON_TRY(counts->select());
    while (counts->next()) {
        if (counts->integer(1) != counts->integer(2)) {
            findings.append(QStringLiteral("Zone %1 says that it has %2 records and has %3.")
                                .arg(counts->text(0))
                                .arg(counts->integer(1))
                                .arg(counts->integer(2)));
        }
    }
    return {};
}

Result<QStringList> checkIntegrity(Connection &connection)
{
    QStringList findings;
    COLOPHON_TRY(collectRows(connection, "sqlite/integrity_check", findings));
    COLOPHON_TRY(collectRows(connection, "sqlite/foreign_key_check", findings));
    COLOPHON_TRY(checkRecords(connection, findings));
    return findings;
}

Result<void> setMetaValue(Transaction &transaction, const QString &key, const QString &value)
{
    return setMeta(transaction.connection(), key, value);
}

static Result<bool> isTrue(Connection &connection, const char *statement)
{
    Result<Query> query = connection.query(statement);
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    return query->next() && query->integer(0) != 0;
}

Result<bool> holdsDrafts(Connection &connection)
{
    return isTrue(connection, "common/draft_exists");
}

Result<bool> holdsWork(Connection &connection)
{
    return isTrue(connection, "common/work_exists");
}

Result<void> beginWork(Transaction &transaction)
{
    Result<Query> query = transaction.connection().query("common/work_begin");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->run());
    return {};
}

Result<void> backUp(Connection &connection, const QString &target)
{
    if (QFileInfo::exists(target)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("No backup was made: %1 exists already. Choose another name.")
                         .arg(target)};
    }
    const QString unfinished = target + QLatin1String(".new");
    QFile::remove(unfinished);
    Result<Query> query = connection.query("sqlite/vacuum_into");
    COLOPHON_TRY(query);
    const Result<qint64> copied = query->bind("target", unfinished).run();
    if (!copied) {
        QFile::remove(unfinished);
        return Error{copied.error().code,
                     QStringLiteral("No backup was made: %1 could not be written. Check its folder "
                                    "and the space on its "
                                    "disk.")
                         .arg(target)};
    }
    if (!QFile::rename(unfinished, target))
        return Error{ErrorCode::Io,
                     QStringLiteral("No backup was made: %1 can't be written.").arg(target)};
    return {};
}

} // namespace colophon::store
