// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "configuration/configurationpage.h"
#include "store/userstore.h"

class QPushButton;
class QTableWidget;

namespace colophon::ui {

/// Configuration > People: who works in this catalogue, with which roles. Everybody reads it;
/// administrators change it.
class PeoplePage final : public ConfigurationPage {
    Q_OBJECT
public:
    explicit PeoplePage(const ScreenContext &context, QWidget *parent = nullptr);

    QList<QWidget *> headButtons() override;
    QString statusText() const override;
    void refresh() override;

private:
    void show(const QList<store::User> &people);
    void edit(const store::User &user);
    void write(const store::User &user, bool added);
    std::optional<store::User> chosen() const;
    void adapt();

    ScreenContext m_context;
    QList<store::User> m_people;
    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_disable;
};

} // namespace colophon::ui
