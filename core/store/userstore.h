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

/// One address as a mail server takes it, "name@domain", without blanks, quotes and line ends.
bool isMailAddress(const QString &text);

/// Conflict when the login is taken, InvalidInput when it is empty or has blanks or control
/// characters, when the name has control characters, or the e-mail address is none (it may be
/// empty).
Result<UserId> addUser(Transaction &transaction, const User &user, const QDateTime &at);
/// Name, address, roles and whether they are active; the login stays. Conflict when nobody would be
/// left who administers the catalogue.
Result<void> updateUser(Transaction &transaction, const User &user);
/// Conflict as in updateUser.
Result<void> setUserEnabled(Transaction &transaction, const QString &login, bool enabled);
/// NotFound with a sentence that says how to add the person.
Result<User> userByLogin(Connection &connection, const QString &login);
Result<User> userById(Connection &connection, UserId id);
/// In the order of their logins, the disabled ones too.
Result<QList<User>> users(Connection &connection);

/// "cataloger", "manager", "administrator": as stored and as the command line writes them.
QStringList roleWords(Roles roles);
Result<Roles> rolesFromWords(const QStringList &words);

} // namespace colophon::store

Q_DECLARE_OPERATORS_FOR_FLAGS(colophon::store::Roles)
