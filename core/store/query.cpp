// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query.h"

#include "store/sqlerror.h"

#include <QSqlError>
#include <QTimeZone>
#include <QVariant>

namespace colophon::store {

QString toStored(const QDateTime &instant)
{
    return instant.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime toInstant(const QString &stored)
{
    return QDateTime::fromString(stored, Qt::ISODateWithMs).toUTC();
}

Query::Query(std::shared_ptr<QSqlQuery> query, QString name, QString cataloguePath)
    : m_query(std::move(query)), m_name(std::move(name)), m_cataloguePath(std::move(cataloguePath))
{}

Query::~Query()
{
    if (m_query)
        m_query->finish();
}

void Query::set(const char *name, const QVariant &value)
{
    m_query->bindValue(u':' + QLatin1String(name), value);
}

Query &Query::bind(const char *name, qint64 value)
{
    set(name, value);
    return *this;
}

Query &Query::bind(const char *name, const QString &value)
{
    set(name, value.isNull() ? QStringLiteral("") : value);
    return *this;
}

Query &Query::bind(const char *name, const QByteArray &value)
{
    set(name, value);
    return *this;
}

Query &Query::bind(const char *name, const QDateTime &value)
{
    set(name, toStored(value));
    return *this;
}

Query &Query::bind(const char *name, std::optional<MmsId> value)
{
    return value ? bind(name, *value) : bindNull(name);
}

Query &Query::bindNull(const char *name)
{
    set(name, QVariant());
    return *this;
}

Result<qint64> Query::run()
{
    if (!m_query->exec())
        return sqlError(m_query->lastError(), m_cataloguePath, m_name);
    return qint64(m_query->numRowsAffected());
}

Result<void> Query::select()
{
    if (!m_query->exec())
        return sqlError(m_query->lastError(), m_cataloguePath, m_name);
    return {};
}

bool Query::next()
{
    return m_query->next();
}

Result<void> Query::selectOne()
{
    COLOPHON_TRY(select());
    if (!next()) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("The catalogue holds nothing of that kind (%1).").arg(m_name)};
    }
    return {};
}

qint64 Query::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

bool Query::isNull(int column) const
{
    return m_query->isNull(column);
}

QString Query::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Query::bytes(int column) const
{
    return m_query->value(column).toByteArray();
}

QDateTime Query::instant(int column) const
{
    return toInstant(text(column));
}

qint64 Query::lastInsertId() const
{
    return m_query->lastInsertId().toLongLong();
}

} // namespace colophon::store
