// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"

#include <QDialog>
#include <QStringList>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace colophon::ui {

/// Every command by its name: type a part of it, Enter does it. What can't be done now stands last,
/// greyed, with its reason. Closes when it loses the focus, and gives the focus back to where it
/// was before the command is done.
class CommandPalette final : public QDialog {
    Q_OBJECT
public:
    /// Opens it over the window. Commands used lately, newest first, stand first in the empty list.
    static void open(CommandRegistry &commands, const QStringList &lately, QWidget *window,
                     std::function<void(const QString &id)> used);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    CommandPalette(CommandRegistry &commands, const QStringList &lately, QWidget *window,
                   std::function<void(const QString &id)> used);
    void fill(const QString &typed);
    void run();

    CommandRegistry &m_commands;
    QStringList m_lately;
    std::function<void(const QString &id)> m_used;
    QLineEdit *m_field;
    QListView *m_view;
    QStandardItemModel *m_model;
};

} // namespace colophon::ui
