// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "store/userstore.h"
#include "verbs.h"

#include <QJsonArray>

namespace colophon::ctl {

static Result<int> listUsers(const Context &context, store::Connection &connection)
{
    const Result<QList<store::User>> all = store::users(connection);
    COLOPHON_TRY(all);
    for (const store::User &user : *all) {
        if (context.line.json) {
            printJson({{QStringLiteral("login"), user.login},
                       {QStringLiteral("name"), user.name},
                       {QStringLiteral("email"), user.email},
                       {QStringLiteral("roles"),
                        QJsonArray::fromStringList(store::roleWords(user.roles))},
                       {QStringLiteral("enabled"), user.enabled}});
        } else {
            printRow({user.login, user.name, user.email, store::roleWords(user.roles).join(u' '),
                      user.enabled ? QStringLiteral("enabled") : QStringLiteral("disabled")});
        }
    }
    return 0;
}

static Result<void> change(const Context &context, store::Transaction &transaction,
                           const QString &what, const QString &login)
{
    if (what != QLatin1String("add"))
        return store::setUserEnabled(transaction, login, what == QLatin1String("enable"));
    store::User user;
    user.login = login;
    user.name = context.line.option(QStringLiteral("name"));
    user.email = context.line.option(QStringLiteral("email"));
    const QStringList words =
        context.line.options.value(QStringLiteral("role"), {QStringLiteral("cataloger")});
    const Result<store::Roles> roles = store::rolesFromWords(words);
    COLOPHON_TRY(roles);
    user.roles = *roles;
    const Result<UserId> added = store::addUser(transaction, user, context.clock.now());
    COLOPHON_TRY(added);
    return {};
}

Result<int> user(const Context &context)
{
    static const QStringList kWords{QStringLiteral("list"), QStringLiteral("add"),
                                    QStringLiteral("enable"), QStringLiteral("disable")};
    const QString what = context.line.words.constFirst();
    const bool list = what == QLatin1String("list");
    if (!kWords.contains(what) || list != (context.line.words.size() == 1))
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "Say user list, user add LOGIN, user disable LOGIN or user enable LOGIN.")};
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    if (list)
        return listUsers(context, *connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    if (!who->user.enabled || !who->user.roles.testFlag(store::Role::CatalogAdministrator)) {
        return Error{
            ErrorCode::Denied,
            QStringLiteral(
                "Nothing was changed: %1 is not an administrator of this catalogue, and only "
                "they change its people.")
                .arg(who->user.name)};
    }
    Result<store::Transaction> transaction = store::Transaction::begin(*connection);
    COLOPHON_TRY(transaction);
    const QString login = context.line.words.at(1);
    COLOPHON_TRY(change(context, *transaction, what, login));
    COLOPHON_TRY(transaction->commit());
    if (context.line.json)
        printJson({{QStringLiteral("login"), login}, {QStringLiteral("done"), what}});
    return 0;
}

} // namespace colophon::ctl
