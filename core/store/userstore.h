// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QFlags>
#include <QList>
#include <QString>

namespace colophon::store {

enum class Role { Cataloger = 1, CatalogManager = 2, CatalogAdministrator = 4 };
Q_DECLARE_FLAGS(Roles, Role)

struct User {
    UserId id;
    QString login; ///< the computer's login name on a local file
    QString name;
    QString email;
    Roles roles = Role::Cataloger;
    bool enabled = true;
};

/// Conflict when the login is taken, InvalidInput when it is empty or has blanks or control
/// characters.
Result<UserId> addUser(Transaction &transaction, const User &user, const QDateTime &at);
Result<void> setUserEnabled(Transaction &transaction, const QString &login, bool enabled);
/// NotFound with a sentence that says how to add the person.
Result<User> userByLogin(Connection &connection, const QString &login);
Result<QList<User>> users(Connection &connection);

/// "cataloger", "manager", "administrator": as stored and as the command line writes them.
QStringList roleWords(Roles roles);
Result<Roles> rolesFromWords(const QStringList &words);

} // namespace colophon::store

Q_DECLARE_OPERATORS_FOR_FLAGS(colophon::store::Roles)
