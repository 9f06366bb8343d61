// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/permission.h"
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

/// What the options say of a person; what they don't mention stays.
static Result<store::User> described(const Context &context, store::User user)
{
    const CommandLine &line = context.line;
    user.name = line.option(QStringLiteral("name"), user.name);
    user.email = line.option(QStringLiteral("email"), user.email);
    if (line.options.contains(QStringLiteral("role"))) {
        const Result<store::Roles> roles =
            store::rolesFromWords(line.options.value(QStringLiteral("role")));
        COLOPHON_TRY(roles);
        user.roles = *roles;
    }
    return user;
}

static Result<void> change(const Context &context, store::Transaction &transaction,
                           const QString &what, const QString &login)
{
    if (what == QLatin1String("enable") || what == QLatin1String("disable"))
        return store::setUserEnabled(transaction, login, what == QLatin1String("enable"));
    if (what == QLatin1String("edit")) {
        const Result<store::User> known = store::userByLogin(transaction.connection(), login);
        COLOPHON_TRY(known);
        const Result<store::User> changed = described(context, *known);
        COLOPHON_TRY(changed);
        return store::updateUser(transaction, *changed);
    }
    store::User user;
    user.login = login;
    const Result<store::User> added = described(context, user);
    COLOPHON_TRY(added);
    const Result<UserId> id = store::addUser(transaction, *added, context.clock.now());
    COLOPHON_TRY(id);
    return {};
}

Result<int> user(const Context &context)
{
    static const QStringList kWords{QStringLiteral("list"), QStringLiteral("add"),
                                    QStringLiteral("edit"), QStringLiteral("enable"),
                                    QStringLiteral("disable")};
    const QString what = context.line.words.constFirst();
    const bool list = what == QLatin1String("list");
    if (!kWords.contains(what) || list != (context.line.words.size() == 1))
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "Say user list, user add LOGIN, user edit LOGIN, user disable LOGIN or user enable "
                "LOGIN.")};
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    if (list)
        return listUsers(context, *connection);
    const Result<cataloging::Actor> who = actor(context, *connection);
    COLOPHON_TRY(who);
    if (const Result<void> allowed = cataloging::may(who->user, cataloging::Task::ManagePeople);
        !allowed)
        return Error{allowed.error().code,
                     QStringLiteral("Nothing was changed: %1").arg(allowed.error().detail)};
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
