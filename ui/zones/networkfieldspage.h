// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "configuration/configurationpage.h"
#include "marc/localfields.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace colophon::ui {

/// Configuration > Resources > Cataloging > Network and Local Fields: which roles may change fields
/// of the network, and which tags may be local fields. Customize saves; an administrator's.
/// Thread rule: the window's thread.
class NetworkFieldsPage final : public ConfigurationPage {
    Q_OBJECT
public:
    NetworkFieldsPage(Workspace &workspace, QWidget *parent);

    QList<QWidget *> headButtons() override;
    void refresh() override;
    bool isUnsaved() const override;

private:
    struct Values {
        store::Roles roles;
        marc::LocalTags tags;
    };
    void build();
    void show(const Values &values);
    void adapt();
    void save();
    store::Roles roles() const;
    void tell(const QString &sentence);

    Workspace &m_workspace;
    Values m_saved;
    QList<QPair<QCheckBox *, store::Role>> m_roles;
    QLineEdit *m_tags;
    QLabel *m_message;
    QPushButton *m_save;
};

} // namespace colophon::ui
