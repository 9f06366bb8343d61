// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/connection.h"

namespace colophon::store {

/// A write transaction (BEGIN IMMEDIATE), rolled back unless committed. Writing functions take a
/// `Transaction &` as the proof that one is open, so that none is ever begun inside another.
/// Thread rule: that of its connection.
class Transaction {
public:
    /// Busy when another program holds the catalogue for longer than the busy timeout; Io on a
    /// read-only file.
    static Result<Transaction> begin(Connection &connection);
    ~Transaction();
    Transaction(Transaction &&) noexcept;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Io on a full disk; the transaction is rolled back then.
    Result<void> commit();
    Connection &connection() { return *m_connection; }

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
};

} // namespace colophon::store
