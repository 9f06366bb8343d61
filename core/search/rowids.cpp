// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/rowids.h"

#include <sqlite3.h>

#include <memory>

namespace colophon::search {

namespace {

sqlite3_stmt *at(void *statement)
{
    return static_cast<sqlite3_stmt *>(statement);
}

Error failed(sqlite3 *database)
{
    const bool busy = sqlite3_errcode(database) == SQLITE_BUSY;
    const bool damaged = sqlite3_errcode(database) == SQLITE_CORRUPT;
    return {busy      ? ErrorCode::Busy
            : damaged ? ErrorCode::Corrupt
                      : ErrorCode::Internal,
            QStringLiteral("The search failed (%1). %2")
                .arg(QString::fromUtf8(sqlite3_errmsg(database)),
                     busy ? QStringLiteral("Try again in a moment.")
                          : QStringLiteral("Run “colophonctl check” on the catalogue."))};
}

void bindOne(sqlite3_stmt *statement, int place, const SqlValue &value)
{
    if (const qint64 *const number = std::get_if<qint64>(&value)) {
        sqlite3_bind_int64(statement, place, *number);
        return;
    }
    const QByteArray text = std::get<QString>(value).toUtf8();
    sqlite3_bind_text(statement, place, text.constData(), int(text.size()), SQLITE_TRANSIENT);
}

void bindAll(sqlite3_stmt *statement, const Statement &given)
{
    int place = 0;
    for (const SqlValue &value : given.values)
        bindOne(statement, ++place, value);
    for (const auto &[name, value] : given.named) {
        const int named = sqlite3_bind_parameter_index(statement, name.constData());
        if (named > 0)
            bindOne(statement, named, value);
    }
}

} // namespace

qint64 RowView::integer(int column) const
{
    return sqlite3_column_int64(at(m_statement), column);
}

QByteArrayView RowView::view(int column) const
{
    const auto *const bytes =
        static_cast<const char *>(sqlite3_column_blob(at(m_statement), column));
    return {bytes, sqlite3_column_bytes(at(m_statement), column)};
}

QByteArray RowView::text(int column) const
{
    return view(column).toByteArray();
}

bool RowView::isNull(int column) const
{
    return sqlite3_column_type(at(m_statement), column) == SQLITE_NULL;
}

Result<void> eachRow(store::Connection &connection, const Statement &given,
                     const std::function<bool(const RowView &)> &visit)
{
    auto *const database = static_cast<sqlite3 *>(connection.sqliteHandle());
    if (database == nullptr)
        return Error{ErrorCode::Internal,
                     QStringLiteral("The search failed: the database is not SQLite.")};
    const QByteArray sql = given.sql.toUtf8();
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(database, sql.constData(), int(sql.size()), &prepared, nullptr)
        != SQLITE_OK)
        return failed(database);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> owner(prepared,
                                                                           &sqlite3_finalize);
    bindAll(prepared, given);
    int step = sqlite3_step(prepared);
    const RowView row(prepared);
    while (step == SQLITE_ROW && visit(row))
        step = sqlite3_step(prepared);
    return step == SQLITE_ROW || step == SQLITE_DONE ? Result<void>()
                                                     : Result<void>(failed(database));
}

} // namespace colophon::search
