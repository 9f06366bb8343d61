// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/persondialog.h"

#include "base/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

PersonDialog::PersonDialog(const store::User &user, QWidget *parent)
    : QuestionDialog(user.id.isNull() ? tr("Add Person") : tr("Edit Person"),
                     user.id.isNull() ? tr("Add Person") : tr("Save"), 440, parent),
      m_user(user), m_login(new QLineEdit(user.login, this)),
      m_name(new QLineEdit(user.name, this)), m_email(new QLineEdit(user.email, this)),
      m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("personDialog"));
    m_login->setObjectName(QStringLiteral("personLogin"));
    m_login->setEnabled(user.id.isNull());
    m_name->setObjectName(QStringLiteral("personFullName"));
    m_email->setObjectName(QStringLiteral("personEmail"));
    addLabel(tr("Login <span style='font-weight:400'>on the computer</span>"), m_login);
    addLabel(tr("Name"), m_name);
    addLabel(tr("Email <span style='font-weight:400'>optional</span>"), m_email);
    auto *heading = new QLabel(tr("Roles"), this);
    heading->setFont(textFont(this, 12, QFont::Medium));
    content()->addSpacing(px(this, 4));
    content()->addWidget(heading);
    const struct {
        store::Role role;
        const char *name;
        QString text;
    } roles[] = {
        {store::Role::Cataloger, "roleCataloger",
         tr("Cataloger: edits, adds notes, assigns, reminds")},
        {store::Role::CatalogManager, "roleManager",
         tr("Catalog Manager: also any lock and assignment, jobs that change records, sharing")},
        {store::Role::CatalogAdministrator, "roleAdministrator",
         tr("Catalog Administrator: also configuration and people")}};
    for (const auto &role : roles) {
        auto *box = new QCheckBox(role.text, this);
        box->setObjectName(QLatin1String(role.name));
        box->setChecked(user.roles.testFlag(role.role));
        connect(box, &QCheckBox::toggled, this, &PersonDialog::adapt);
        content()->addWidget(box);
        m_roles.append({role.role, box});
    }
    m_problem->setObjectName(QStringLiteral("personProblem"));
    m_problem->setProperty("faulty", true);
    m_problem->setWordWrap(true);
    content()->addWidget(m_problem);
    for (QLineEdit *field : {m_login, m_name, m_email})
        connect(field, &QLineEdit::textChanged, this, &PersonDialog::adapt);
    adapt();
    (user.id.isNull() ? m_login : m_name)->setFocus();
}

store::User PersonDialog::person() const
{
    store::User user = m_user;
    user.login = m_login->text().trimmed();
    user.name = m_name->text().simplified();
    user.email = m_email->text().trimmed();
    user.roles = {};
    for (const auto &[role, box] : m_roles)
        user.roles.setFlag(role, box->isChecked());
    return user;
}

void PersonDialog::adapt()
{
    const store::User user = person();
    QString problem;
    if (!user.email.isEmpty() && !store::isMailAddress(user.email))
        problem = tr("An e-mail address has the form name@example.org.");
    else if (user.login.contains(u' '))
        problem = tr("A login is one word, as on the computer.");
    else if (!user.roles)
        problem = tr("Choose at least one role.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    primary()->setEnabled(problem.isEmpty() && !user.login.isEmpty());
}

} // namespace colophon::ui
