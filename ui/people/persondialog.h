// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/userstore.h"
#include "work/questiondialog.h"

class QCheckBox;

namespace colophon::ui {

/// A person's login, name, address and roles.
class PersonDialog final : public QuestionDialog {
    Q_OBJECT
public:
    /// A person with a null id is a new one, whose login can be typed.
    PersonDialog(const store::User &user, QWidget *parent);

    store::User person() const;

private:
    void adapt();

    store::User m_user;
    QLineEdit *m_login;
    QLineEdit *m_name;
    QLineEdit *m_email;
    QLabel *m_problem;
    QList<std::pair<store::Role, QCheckBox *>> m_roles;
};

} // namespace colophon::ui
