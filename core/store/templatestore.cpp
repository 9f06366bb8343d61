// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/templatestore.h"

namespace colophon::store {

static StoredTemplate templateIn(const Query &query)
{
    return {query.integer(0), UserId(query.integer(1)),
            query.text(2),    query.integer(3) != 0,
            query.text(4),    query.text(5)};
}

Result<QList<StoredTemplate>> templatesFor(Connection &connection, UserId user)
{
    Result<Query> query = connection.query("common/templates_for_user");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("user_id", user).select());
    QList<StoredTemplate> all;
    while (query->next())
        all.append(templateIn(*query));
    return all;
}

Result<StoredTemplate> templateOf(Connection &connection, qint64 id)
{
    Result<Query> query = connection.query("common/template_select");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).select());
    if (!query->next())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("The template is no longer there; somebody deleted it.")};
    return templateIn(*query);
}

Result<void> keepTemplate(Transaction &transaction, const StoredTemplate &made, const QDateTime &at)
{
    Result<Query> query = transaction.connection().query("common/template_insert");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("owner_id", made.owner)
                     .bind("shared", made.shared ? 1 : 0)
                     .bind("name", made.name)
                     .bind("content", made.content)
                     .bind("changed_at", at)
                     .run());
    return {};
}

Result<void> changeTemplate(Transaction &transaction, const StoredTemplate &changed,
                            const QDateTime &at)
{
    Result<Query> query = transaction.connection().query("common/template_update");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", changed.id)
                     .bind("shared", changed.shared ? 1 : 0)
                     .bind("name", changed.name)
                     .bind("content", changed.content)
                     .bind("changed_at", at)
                     .run());
    return {};
}

Result<void> removeTemplate(Transaction &transaction, qint64 id)
{
    Result<Query> query = transaction.connection().query("common/template_delete");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).run());
    return {};
}

Result<qint64> takeCount(Transaction &transaction, const QString &counter)
{
    Result<Query> take = transaction.connection().query("common/counter_take");
    COLOPHON_TRY(take);
    COLOPHON_TRY(take->bind("name", counter).run());
    Result<Query> last = transaction.connection().query("common/counter_last");
    COLOPHON_TRY(last);
    COLOPHON_TRY(last->bind("name", counter).selectOne());
    return last->integer(0);
}

} // namespace colophon::store
