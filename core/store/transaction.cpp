// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transaction.h"

#include <utility>

namespace colophon::store {

static Result<void> run(Connection &connection, const char *statement)
{
    Result<Query> query = connection.query(statement);
    COLOPHON_TRY(query);
    return query->select();
}

Result<Transaction> Transaction::begin(Connection &connection)
{
    COLOPHON_TRY(run(connection, "sqlite/begin"));
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{}

Transaction::~Transaction()
{
    if (m_connection != nullptr) {
        // SQLite has rolled back by itself after a full disk; then there is nothing left to undo.
        const Result<void> rolledBack = run(*m_connection, "sqlite/rollback");
        Q_UNUSED(rolledBack)
    }
}

Result<void> Transaction::commit()
{
    const Result<void> committed = run(*m_connection, "sqlite/commit");
    if (committed)
        m_connection = nullptr;
    return committed;
}

} // namespace colophon::store
