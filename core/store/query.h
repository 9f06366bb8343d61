// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/mmsid.h"

#include <QByteArray>
#include <QDateTime>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>

namespace colophon::store {

/// A point in time as the catalogue keeps it: UTC, ISO 8601 with milliseconds.
QString toStored(const QDateTime &instant);
QDateTime toInstant(const QString &stored);

/// A prepared statement, bound by name (`:mms_id`). Binding returns the query itself, so that a
/// call reads as one sentence. Errors name the statement, never its values.
/// Thread rule: that of its connection.
class Query {
public:
    Query(std::shared_ptr<QSqlQuery> query, QString name, QString cataloguePath);
    /// Ends a select, so that it holds no snapshot of the catalogue.
    ~Query();
    Query(Query &&) noexcept = default;
    Query(const Query &) = delete;

    Query &bind(const char *name, qint64 value);
    Query &bind(const char *name, int value) { return bind(name, qint64(value)); }
    Query &bind(const char *name, const QString &value); ///< a null QString is stored as ''
    Query &bind(const char *name, const QByteArray &value);
    Query &bind(const char *name, MmsId value) { return bind(name, value.value()); }
    Query &bind(const char *name, std::optional<MmsId> value); ///< NULL where there is none
    Query &bind(const char *name, const QDateTime &value);     ///< see toStored()
    template <typename Tag> Query &bind(const char *name, Id<Tag> value)
    {
        return bind(name, value.value());
    }
    Query &bindNull(const char *name);

    /// Runs a statement that changes rows; gives how many.
    Result<qint64> run();
    /// Starts a select; next() then steps through its rows.
    Result<void> select();
    bool next();
    /// NotFound when the select has no row.
    Result<void> selectOne();

    qint64 integer(int column) const;
    bool isNull(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    QDateTime instant(int column) const;
    MmsId mmsId(int column) const { return MmsId::fromStored(integer(column)); }
    /// After an insert.
    qint64 lastInsertId() const;

private:
    void set(const char *name, const QVariant &value);

    std::shared_ptr<QSqlQuery> m_query;
    QString m_name;
    QString m_cataloguePath;
};

} // namespace colophon::store
