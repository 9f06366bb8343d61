// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/userstore.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace colophon::store {

namespace {

struct RoleWord {
    Role role;
    QLatin1String word;
};
constexpr std::array kRoleWords{
    RoleWord{Role::Cataloger, QLatin1String("cataloger")},
    RoleWord{Role::CatalogManager, QLatin1String("manager")},
    RoleWord{Role::CatalogAdministrator, QLatin1String("administrator")}};

/// Columns: id, login, name, email, roles, enabled.
Result<User> userIn(const Query &query)
{
    User user;
    user.id = UserId(query.integer(0));
    user.login = query.text(1);
    user.name = query.text(2);
    user.email = query.text(3);
    const Result<Roles> roles = rolesFromWords(query.text(4).split(u' ', Qt::SkipEmptyParts));
    COLOPHON_TRY(roles);
    user.roles = *roles;
    user.enabled = query.integer(5) != 0;
    return user;
}

bool isLogin(const QString &login)
{
    return !login.isEmpty() && std::none_of(login.cbegin(), login.cend(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control;
    });
}

bool hasControl(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator
               || c == QChar::ParagraphSeparator;
    });
}

Result<void> isComplete(const User &user)
{
    if (hasControl(user.name)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The name of %1 has a line end or a control character in it. "
                                    "Write it on one line.")
                         .arg(user.login)};
    }
    if (!user.email.isEmpty() && !isMailAddress(user.email)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” is not an e-mail address. It has the form "
                                    "name@example.org.")
                         .arg(user.email.simplified())};
    }
    if (!user.roles) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 has no role. Give them at least the role of a cataloger.")
                         .arg(user.login)};
    }
    return {};
}

/// After a change: a catalogue without an administrator could never be changed again.
Result<void> administratorIsLeft(Transaction &transaction)
{
    Result<Query> query = transaction.connection().query("common/person_administrators");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    if (query->integer(0) > 0)
        return {};
    return Error{ErrorCode::Conflict,
                 QStringLiteral("Nothing was changed: this catalogue would have no administrator "
                                "left. Make somebody else one first.")};
}

} // namespace

bool isMailAddress(const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at < 1 || at == text.size() - 1 || text.size() > 254 || text.lastIndexOf(u'@') != at)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool plain = c.unicode() > 0x20 && c.unicode() < 0x7F
                           && !QStringLiteral("<>()[]\\,;:\"").contains(c);
        if (!plain && !(i > at && c.isLetterOrNumber()))
            return false;
    }
    const QString domain = text.mid(at + 1);
    return !domain.startsWith(u'.') && !domain.endsWith(u'.')
           && !domain.contains(QStringLiteral(".."));
}

QStringList roleWords(Roles roles)
{
    QStringList words;
    for (const RoleWord &entry : kRoleWords) {
        if (roles.testFlag(entry.role))
            words.append(entry.word);
    }
    return words;
}

Result<Roles> rolesFromWords(const QStringList &words)
{
    Roles roles;
    for (const QString &word : words) {
        const auto found =
            std::find_if(kRoleWords.begin(), kRoleWords.end(),
                         [&word](const RoleWord &entry) { return entry.word == word; });
        if (found == kRoleWords.end()) {
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral(
                    "“%1” is not a role. The roles are cataloger, manager and administrator.")
                    .arg(word)};
        }
        roles |= found->role;
    }
    return roles;
}

Result<UserId> addUser(Transaction &transaction, const User &user, const QDateTime &at)
{
    if (!isLogin(user.login)) {
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("“%1” can't be a login name. It is one word, as the computer's login.")
                .arg(user.login)};
    }
    COLOPHON_TRY(isComplete(user));
    Result<Query> known = transaction.connection().query("common/person_by_login");
    COLOPHON_TRY(known);
    COLOPHON_TRY(known->bind("login", user.login).select());
    if (known->next()) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral(
                         "%1 was not added: this catalogue already knows a person with that login.")
                         .arg(user.login)};
    }
    Result<Query> insert = transaction.connection().query("common/person_insert");
    COLOPHON_TRY(insert);
    COLOPHON_TRY(insert->bind("login", user.login)
                     .bind("name", user.name.isEmpty() ? user.login : user.name)
                     .bind("email", user.email)
                     .bind("roles", roleWords(user.roles).join(u' '))
                     .bind("created_at", at)
                     .run());
    return UserId(insert->lastInsertId());
}

Result<void> setUserEnabled(Transaction &transaction, const QString &login, bool enabled)
{
    Result<Query> update = transaction.connection().query("common/person_set_enabled");
    COLOPHON_TRY(update);
    const Result<qint64> changed =
        update->bind("enabled", enabled ? 1 : 0).bind("login", login).run();
    COLOPHON_TRY(changed);
    if (*changed == 0) {
        return Error{
            ErrorCode::NotFound,
            QStringLiteral(
                "This catalogue knows no person with the login %1. “colophonctl user list” "
                "shows who there is.")
                .arg(login)};
    }
    return administratorIsLeft(transaction);
}

Result<void> updateUser(Transaction &transaction, const User &user)
{
    COLOPHON_TRY(isComplete(user));
    Result<Query> update = transaction.connection().query("common/person_update");
    COLOPHON_TRY(update);
    COLOPHON_TRY(update->bind("name", user.name.isEmpty() ? user.login : user.name)
                     .bind("email", user.email)
                     .bind("roles", roleWords(user.roles).join(u' '))
                     .bind("enabled", user.enabled ? 1 : 0)
                     .bind("id", user.id)
                     .run());
    return administratorIsLeft(transaction);
}

Result<User> userByLogin(Connection &connection, const QString &login)
{
    Result<Query> query = connection.query("common/person_by_login");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("login", login).select());
    if (!query->next()) {
        return Error{
            ErrorCode::NotFound,
            QStringLiteral(
                "This catalogue knows no person with the login %1. An administrator of it adds "
                "them with “colophonctl user add %1”.")
                .arg(login)};
    }
    return userIn(*query);
}

Result<User> userById(Connection &connection, UserId id)
{
    Result<Query> query = connection.query("common/person_by_id");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("id", id).select());
    if (query->next())
        return userIn(*query);
    return Error{ErrorCode::NotFound, QStringLiteral("This catalogue knows no such person.")};
}

Result<QList<User>> users(Connection &connection)
{
    Result<Query> query = connection.query("common/person_all");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->select());
    QList<User> found;
    while (query->next()) {
        const Result<User> user = userIn(*query);
        COLOPHON_TRY(user);
        found.append(*user);
    }
    return found;
}

} // namespace colophon::store
