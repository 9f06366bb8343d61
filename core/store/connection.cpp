// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/openfiles.h"
#include "store/sqlerror.h"
#include "store/turns.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>
#include <QUrl>

#include <sqlite3.h>

#include <atomic>
#include <memory>

// A resource of a static library is only linked in when this is called from outside any namespace.
static void initSqlResource()
{
    Q_INIT_RESOURCE(colophon_sql);
}

/// SQLite's count of the memory it uses takes a lock at each allocation that all threads of the
/// program share; nothing here asks for that count. Before the first connection, or without effect.
static void setUpSqlite()
{
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(done)
}

namespace colophon::store {

struct Connection::Private {
    QString name;
    QString path;
    std::unique_ptr<OpenFile> file; ///< goes after the database is closed
    bool open = false;
    QHash<QByteArray, std::shared_ptr<QSqlQuery>> statements;

    ~Private()
    {
        statements.clear();
        if (!open)
            return;
        QSqlDatabase::database(name, false).close();
        QSqlDatabase::removeDatabase(name);
    }
};

namespace {

QString nextConnectionName()
{
    static std::atomic<quint64> number{0};
    return QStringLiteral("colophon-%1").arg(++number);
}

/// A file that can't be written is opened so that SQLite writes nothing beside it either.
void openForReading(QSqlDatabase &database, const QString &path)
{
    const QFileInfo wal(path + QLatin1String("-wal"));
    const bool nothingPending = !wal.exists() || wal.size() == 0;
    QUrl url = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
    url.setQuery(nothingPending ? QStringLiteral("immutable=1") : QStringLiteral("mode=ro"));
    database.setDatabaseName(url.toString(QUrl::FullyEncoded));
    database.setConnectOptions(
        QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"));
}

/// How long a connection waits for another that writes, and how often it looks. SQLite's own
/// waiting looks ten times a second, and hardly ever in the moment between two transactions of a
/// long job.
constexpr int kPatienceMs = 5000;

int waitForOther(void *, int looks)
{
    if (looks * kLookEveryMs >= kPatienceMs)
        return 0;
    QThread::msleep(kLookEveryMs);
    return 1;
}

Result<std::shared_ptr<QSqlQuery>> prepared(const QString &connection, const QString &sql,
                                            const QString &path, const QString &name)
{
    auto query = std::make_shared<QSqlQuery>(QSqlDatabase::database(connection, false));
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return sqlError(query->lastError(), path, name);
    return query;
}

} // namespace

Connection::Connection(std::unique_ptr<Private> opened) : d(std::move(opened)) {}
Connection::~Connection() = default;
Connection::Connection(Connection &&) noexcept = default;
Connection &Connection::operator=(Connection &&) noexcept = default;

Result<Connection> Connection::open(const QString &path, Durability durability)
{
    const QFileInfo file(path);
    if (!file.exists()) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("There is no catalogue %1. Check the path, or make one first.")
                         .arg(path)};
    }
    if (!file.isReadable()) {
        return Error{
            ErrorCode::Io,
            QStringLiteral("%1 can't be read: its permissions do not allow it.").arg(path)};
    }
    setUpSqlite();
    auto d = std::make_unique<Private>();
    d->name = nextConnectionName();
    d->path = path;
    d->file = std::make_unique<OpenFile>(path);
    d->open = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), d->name);
        if (file.isWritable()) {
            database.setDatabaseName(path);
            database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kPatienceMs));
        } else {
            openForReading(database, path);
        }
        if (!database.open())
            return sqlError(database.lastError(), path, QStringLiteral("open"));
    }
    Connection connection(std::move(d));
    if (auto *handle = static_cast<sqlite3 *>(connection.sqliteHandle()))
        sqlite3_busy_handler(handle, waitForOther, nullptr);
    QStringList pragmas{QStringLiteral("PRAGMA foreign_keys = ON"),
                        QStringLiteral("PRAGMA temp_store = MEMORY")};
    if (durability == Durability::Full) {
        pragmas += {QStringLiteral("PRAGMA synchronous = FULL"),
                    QStringLiteral("PRAGMA cache_size = -16000")};
    } else {
        // Work on many records comes back to the same pages of the indexes again and again: they
        // are kept, and written back less often.
        pragmas += {QStringLiteral("PRAGMA synchronous = NORMAL"),
                    QStringLiteral("PRAGMA cache_size = -40000"),
                    QStringLiteral("PRAGMA wal_autocheckpoint = 8000")};
    }
    for (const QString &pragma : std::as_const(pragmas)) {
        Result<Query> query = connection.queryText(pragma);
        COLOPHON_TRY(query);
        COLOPHON_TRY(query->select());
    }
    return connection;
}

Result<QString> Connection::statementText(const char *statement)
{
    initSqlResource();
    QFile file(QStringLiteral(":/colophon/sql/%1.sql").arg(QLatin1String(statement)));
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::Internal,
                     QStringLiteral("There is no statement “%1”.").arg(QLatin1String(statement))};
    }
    return QString::fromUtf8(file.readAll());
}

Result<Query> Connection::query(const char *statement)
{
    const QByteArray key = QByteArray::fromRawData(statement, qsizetype(qstrlen(statement)));
    const auto known = d->statements.constFind(key);
    if (known != d->statements.constEnd() && known->use_count() == 1)
        return Query(*known, QLatin1String(statement), d->path);
    const Result<QString> sql = statementText(statement);
    COLOPHON_TRY(sql);
    Result<std::shared_ptr<QSqlQuery>> fresh =
        prepared(d->name, *sql, d->path, QLatin1String(statement));
    COLOPHON_TRY(fresh);
    if (known == d->statements.constEnd())
        d->statements.insert(QByteArray(statement), *fresh);
    return Query(std::move(*fresh), QLatin1String(statement), d->path);
}

Result<Query> Connection::queryText(const QString &sql)
{
    Result<std::shared_ptr<QSqlQuery>> fresh =
        prepared(d->name, sql, d->path, QStringLiteral("query"));
    COLOPHON_TRY(fresh);
    return Query(std::move(*fresh), QStringLiteral("query"), d->path);
}

QString Connection::path() const
{
    return d->path;
}

Result<qint64> Connection::dataVersion()
{
    Result<Query> query = this->query("sqlite/data_version");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    return query->integer(0);
}

Result<void> Connection::flush()
{
    Result<Query> query = this->query("sqlite/checkpoint");
    COLOPHON_TRY(query);
    return query->select();
}

void *Connection::sqliteHandle() const
{
    const QVariant handle = QSqlDatabase::database(d->name, false).driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<void *const *>(handle.constData());
}

} // namespace colophon::store
