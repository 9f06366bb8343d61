// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrator.h"

#include <QDir>
#include <QFile>

static void initSqlResource()
{
    Q_INIT_RESOURCE(colophon_sql);
}

namespace colophon::store {

Result<QList<Migration>> shippedMigrations()
{
    initSqlResource();
    QList<Migration> steps;
    const QDir root(QStringLiteral(":/colophon/sql/sqlite/migrations"));
    for (const QString &group : root.entryList(QDir::Dirs, QDir::Name)) {
        Migration step;
        step.version = group.left(4).toInt();
        step.minCompatible = 1;
        const QDir folder(root.filePath(group));
        for (const QString &name :
             folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                return Error{ErrorCode::Internal,
                             QStringLiteral("The migration %1 can't be read.").arg(name)};
            step.statements.append(QString::fromUtf8(file.readAll()));
        }
        steps.append(step);
    }
    if (steps.isEmpty())
        return Error{ErrorCode::Internal,
                     QStringLiteral("This program was built without its migrations.")};
    return steps;
}

static Result<void> setMeta(Connection &connection, const char *key, const QString &value)
{
    Result<Query> query = connection.query("common/meta_set");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("key", QLatin1String(key)).bind("value", value).run());
    return {};
}

Result<void> applyMigrations(Transaction &transaction, const QList<Migration> &steps, int from)
{
    Connection &connection = transaction.connection();
    for (const Migration &step : steps) {
        if (step.version <= from)
            continue;
        for (const QString &statement : step.statements) {
            Result<Query> query = connection.queryText(statement);
            COLOPHON_TRY(query);
            COLOPHON_TRY(query->run());
        }
        COLOPHON_TRY(setMeta(connection, "version", QString::number(step.version)));
        COLOPHON_TRY(setMeta(connection, "min_compatible", QString::number(step.minCompatible)));
    }
    return {};
}

} // namespace colophon::store
