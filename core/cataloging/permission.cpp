// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/permission.h"

#include <array>

namespace colophon::cataloging {

namespace {

struct Rule {
    Task task;
    store::Role role;
    const char *what;
};

constexpr std::array kRules{
    Rule{Task::Catalog, store::Role::Cataloger, "work with records"},
    Rule{Task::ManageAssignments, store::Role::CatalogManager,
         "reassign and release what others have"},
    Rule{Task::FreeLocks, store::Role::CatalogManager, "free the locks of others"},
    Rule{Task::RunJobs, store::Role::CatalogManager, "run jobs that change records"},
    Rule{Task::ShareWithNetwork, store::Role::CatalogManager, "share records with the network"},
    Rule{Task::Configure, store::Role::CatalogAdministrator, "change the configuration"},
    Rule{Task::ManagePeople, store::Role::CatalogAdministrator,
         "change the people of this catalogue"},
};

const Rule &ruleOf(Task task)
{
    for (const Rule &rule : kRules) {
        if (rule.task == task)
            return rule;
    }
    return kRules.back();
}

QString roleName(store::Role role)
{
    switch (role) {
    case store::Role::Cataloger:
        return QStringLiteral("Cataloger");
    case store::Role::CatalogManager:
        return QStringLiteral("Catalog Manager");
    case store::Role::CatalogAdministrator:
        break;
    }
    return QStringLiteral("Catalog Administrator");
}

} // namespace

store::Role roleFor(Task task)
{
    return ruleOf(task).role;
}

Result<void> may(const store::User &user, Task task)
{
    if (!user.enabled) {
        return Error{
            ErrorCode::Denied,
            QStringLiteral("%1 is no longer active in this catalogue. An administrator can change "
                           "that with “colophonctl user enable %2”.")
                .arg(user.name, user.login)};
    }
    const Rule &rule = ruleOf(task);
    if (task == Task::Catalog || user.roles.testFlag(rule.role))
        return {};
    return Error{ErrorCode::Denied,
                 QStringLiteral("%1 may not %2: that needs the role %3, which an administrator of "
                                "this catalogue gives.")
                     .arg(user.name, QLatin1String(rule.what), roleName(rule.role))};
}

} // namespace colophon::cataloging
