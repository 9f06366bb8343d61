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
    Connection &connection = transaction.connection();
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

Result<void> BulkStatement::run(std::initializer_list<BulkValue> values)
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
    const int done = sqlite3_step(d->statement);
    const Result<void> outcome =
        done == SQLITE_DONE || done == SQLITE_ROW ? Result<void>() : Result<void>(d->error());
    sqlite3_reset(d->statement);
    return outcome;
}

} // namespace colophon::store
