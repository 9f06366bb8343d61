// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "configuration/configurationpage.h"
#include "reminders/codetable.h"

class QLabel;
class QPushButton;
class QTableView;

namespace colophon::ui {

class CodeTableModel;
class MessageBar;

/// Reminder Types or Reminder Statuses. Changes are kept here until Customize saves the table for
/// everybody; until then a bar says that they are not saved.
/// Thread rule: the window's thread; reading and writing are the workspace's.
class CodeTablePage final : public ConfigurationPage {
    Q_OBJECT
public:
    CodeTablePage(const ScreenContext &context, reminders::CodeKind kind,
                  QWidget *parent = nullptr);

    QList<QWidget *> headButtons() override;
    QString statusText() const override;
    void refresh() override;
    bool isUnsaved() const override;

private:
    class Delegate;
    void build();
    void read();
    void adapt();
    void addRow();
    void customize();
    void openMenu(int row, const QPoint &at);
    bool mayChange() const;

    ScreenContext m_context;
    reminders::CodeKind m_kind;
    CodeTableModel *m_model;
    QTableView *m_table;
    MessageBar *m_bar;
    QLabel *m_hint;
    QPushButton *m_add;
    QPushButton *m_customize;
    bool m_saving = false;
};

} // namespace colophon::ui
