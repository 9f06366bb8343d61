// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "configuration/configurationpage.h"
#include "schema/profile.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace colophon::ui {

/// Configuration > Library Profile: the fields that the library's records must have, must not have,
/// or begin with. Rows are added, changed and deleted; Customize keeps them. Only a Catalog
/// Administrator may.
class LibraryProfilePage final : public ConfigurationPage {
    Q_OBJECT
public:
    explicit LibraryProfilePage(const ScreenContext &context, QWidget *parent = nullptr);

    QList<QWidget *> headButtons() override;
    QString statusText() const override;
    void refresh() override;
    bool isUnsaved() const override { return m_rules != m_saved; }

private:
    void buildTable();
    void fill();
    void addRow();
    void editRow();
    void deleteRow();
    void save();
    void updateState();
    bool mayChange() const;

    ScreenContext m_context;
    QLabel *m_notice;
    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_delete;
    QPushButton *m_customize;
    QList<schema::ProfileRule> m_saved;
    QList<schema::ProfileRule> m_rules;
};

} // namespace colophon::ui
