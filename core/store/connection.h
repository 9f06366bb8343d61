// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/query.h"

#include <QHash>
#include <QString>

#include <memory>

namespace colophon::store {

/// How much a commit waits for the disk: Full for a person's save, Normal for a bulk job, which
/// calls Connection::flush() at its end.
enum class Durability { Full, Normal };

/// One connection to a catalogue, with its prepared statements. Opening sets what SQLite needs per
/// connection (foreign keys, WAL, busy timeout 5 s, synchronous FULL).
/// Thread rule: created, used and destroyed in one thread. Movable, not copyable.
class Connection {
public:
    /// Opens an existing catalogue whose schema is known to be current (see catalogue.h, which
    /// looks at the file first). NotFound, Corrupt, Io or Busy.
    static Result<Connection> open(const QString &path, Durability durability = Durability::Full);
    ~Connection();
    Connection(Connection &&) noexcept;
    Connection &operator=(Connection &&) noexcept;

    /// The statement of that name (a path under core/store/sql, without the ending), prepared once
    /// and ready for binding.
    Result<Query> query(const char *statement);
    /// A statement built by search/querysql from constants and placeholders. Not cached.
    Result<Query> queryText(const QString &sql);

    /// The text of the statement of that name, for those who run it by the handle below.
    static Result<QString> statementText(const char *statement);

    QString path() const;
    /// Grows when another connection, of this program or another, has committed.
    Result<qint64> dataVersion();
    /// Writes the WAL back and waits for the disk.
    Result<void> flush();
    /// The `sqlite3 *` of this connection for a hot loop; null on another back end.
    void *sqliteHandle() const;

private:
    friend class Transaction;
    struct Private;
    explicit Connection(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace colophon::store
