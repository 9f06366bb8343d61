// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulkstatement.h"

#include "store/sqlerror.h"

#include <sqlite3.h>

namespace colophon::store {

struct BulkStatement::Private {
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    QString name;
    QString path;

    ~Private() { sqlite3_finalize(statement); }

    Error error() const
    {
        const QString text = QString::fromUtf8(sqlite3_errmsg(database));
        return sqlError(QSqlError(text, text, QSqlError::StatementError,
                                  QString::number(sqlite3_extended_errcode(database))),
                        path, name);
    }
};

Result<BulkStatement> BulkStatement::prepare(Transaction &transaction, const char *statement)
{
    return prepare(transaction.connection(), statement);
}

Result<BulkStatement> BulkStatement::prepare(Connection &connection, const char *statement)
{
    const Result<QString> sql = Connection::statementText(statement);
    COLOPHON_TRY(sql);
    auto made = std::make_shared<Private>();
    made->database = static_cast<sqlite3 *>(connection.sqliteHandle());
    made->name = QLatin1String(statement);
    made->path = connection.path();
    if (made->database == nullptr)
        return Error{
            ErrorCode::Internal,
            QStringLiteral("“%1” was not run: the database is not SQLite.").arg(made->name)};
    const QByteArray text = sql->toUtf8();
    if (sqlite3_prepare_v2(made->database, text.constData(), int(text.size()), &made->statement,
                           nullptr)
        != SQLITE_OK)
        return made->error();
    return BulkStatement(std::move(made));
}

void BulkStatement::bind(std::initializer_list<BulkValue> values)
{
    int place = 0;
    for (const BulkValue &value : values) {
        ++place;
        const auto size = sqlite3_uint64(value.m_bytes.size());
        // A null pointer would be NULL, not an empty text.
        const char *const bytes = value.m_bytes.isEmpty() ? "" : value.m_bytes.data();
        switch (value.m_kind) {
        case BulkValue::Kind::Null:
            sqlite3_bind_null(d->statement, place);
            break;
        case BulkValue::Kind::Number:
            sqlite3_bind_int64(d->statement, place, value.m_number);
            break;
        case BulkValue::Kind::Text:
            sqlite3_bind_text64(d->statement, place, bytes, size, SQLITE_STATIC, SQLITE_UTF8);
            break;
        case BulkValue::Kind::Blob:
            sqlite3_bind_blob64(d->statement, place, bytes, size, SQLITE_STATIC);
            break;
        }
    }
}

Result<void> BulkStatement::run(std::initializer_list<BulkValue> values)
{
    bind(values);
    const int done = sqlite3_step(d->statement);
    const Result<void> outcome =
        done == SQLITE_DONE || done == SQLITE_ROW ? Result<void>() : Result<void>(d->error());
    sqlite3_reset(d->statement);
    return outcome;
}

qint64 BulkStatement::touched() const
{
    return sqlite3_changes64(d->database);
}

Result<BulkSelect> BulkSelect::prepare(Connection &connection, const char *statement)
{
    const Result<BulkStatement> prepared = BulkStatement::prepare(connection, statement);
    COLOPHON_TRY(prepared);
    return BulkSelect(*prepared);
}

Result<bool> BulkSelect::select(std::initializer_list<BulkValue> values)
{
    m_statement.bind(values);
    const int step = sqlite3_step(m_statement.d->statement);
    if (step == SQLITE_ROW || step == SQLITE_DONE)
        return step == SQLITE_ROW;
    const Error error = m_statement.d->error();
    end();
    return error;
}

void BulkSelect::end()
{
    sqlite3_reset(m_statement.d->statement);
}

qint64 BulkSelect::integer(int column) const
{
    return sqlite3_column_int64(m_statement.d->statement, column);
}

bool BulkSelect::isNull(int column) const
{
    return sqlite3_column_type(m_statement.d->statement, column) == SQLITE_NULL;
}

QString BulkSelect::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

QByteArray BulkSelect::bytes(int column) const
{
    // the bytes first: the other call may move them
    const void *const bytes = sqlite3_column_blob(m_statement.d->statement, column);
    return {static_cast<const char *>(bytes),
            sqlite3_column_bytes(m_statement.d->statement, column)};
}

} // namespace colophon::store
