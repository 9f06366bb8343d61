// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/templatedesk.h"

#include "cataloging/writing.h"
#include "store/templatestore.h"
#include "templates/template.h"

#include <algorithm>

namespace colophon::cataloging {

namespace {

bool mayChangeTemplate(const Actor &actor, UserId owner)
{
    return owner == actor.user.id || actor.user.roles.testFlag(store::Role::CatalogManager);
}

Result<void> mayChangeStored(store::Connection &connection, const Actor &actor, qint64 id)
{
    const Result<store::StoredTemplate> found = store::templateOf(connection, id);
    COLOPHON_TRY(found);
    if (mayChangeTemplate(actor, found->owner))
        return {};
    return Error{ErrorCode::Denied,
                 QStringLiteral("The template “%1” belongs to %2. Only its owner or a catalog "
                                "manager may change it; save it under another name instead.")
                     .arg(found->name, found->ownerName)};
}

/// The text must make a record, whatever the variables stand for.
Result<void> isReadable(const QString &name, const QString &text)
{
    if (name.trimmed().isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("The template needs a name.")};
    templates::Values values;
    values.today = QDate(2000, 1, 1);
    COLOPHON_TRY(templates::recordFrom(text, values));
    return {};
}

} // namespace

Result<QList<TemplateRow>> templateRows(store::Connection &connection, const Actor &actor)
{
    const Result<QList<store::StoredTemplate>> stored =
        store::templatesFor(connection, actor.user.id);
    COLOPHON_TRY(stored);
    QList<TemplateRow> rows;
    for (const store::StoredTemplate &one : *stored)
        rows.append({one.id, one.shared ? TemplateRow::Kind::Shared : TemplateRow::Kind::Own,
                     one.name, one.content, one.ownerName, mayChangeTemplate(actor, one.owner)});
    for (const templates::Shipped &one : templates::shipped())
        rows.append({0, TemplateRow::Kind::Shipped, one.name, one.text, QString(), false});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const TemplateRow &a, const TemplateRow &b) { return a.kind < b.kind; });
    return rows;
}

Result<void> keepTemplate(store::Connection &connection, const Actor &actor, const QString &name,
                          bool shared, const QString &text)
{
    COLOPHON_TRY(mayWork(actor));
    COLOPHON_TRY(isReadable(name, text));
    return inTransaction(connection, [&](store::Transaction &transaction) {
        store::StoredTemplate made;
        made.owner = actor.user.id;
        made.shared = shared;
        made.name = name.trimmed();
        made.content = text;
        return store::keepTemplate(transaction, made, actor.clock->now());
    });
}

Result<void> changeTemplate(store::Connection &connection, const Actor &actor,
                            const TemplateRow &changed)
{
    COLOPHON_TRY(isReadable(changed.name, changed.text));
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<void> {
        COLOPHON_TRY(mayChangeStored(connection, actor, changed.id));
        store::StoredTemplate row;
        row.id = changed.id;
        row.shared = changed.kind == TemplateRow::Kind::Shared;
        row.name = changed.name.trimmed();
        row.content = changed.text;
        return store::changeTemplate(transaction, row, actor.clock->now());
    });
}

Result<void> removeTemplate(store::Connection &connection, const Actor &actor, qint64 id)
{
    return inTransaction(connection, [&](store::Transaction &transaction) -> Result<void> {
        COLOPHON_TRY(mayChangeStored(connection, actor, id));
        return store::removeTemplate(transaction, id);
    });
}

} // namespace colophon::cataloging
