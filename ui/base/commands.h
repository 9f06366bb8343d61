// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

namespace colophon::ui {

/// Every command of the program, each one QAction: menus, tool bars, shortcuts and tests read it
/// from here. A command belongs to whoever adds it; ids are such as "record.save", "edit.undo",
/// "field.add". An action that cannot be used now is disabled and its status tip says why.
class CommandRegistry : public QObject {
    Q_OBJECT
public:
    explicit CommandRegistry(QObject *parent = nullptr);

    /// Adds a command. `icon` is a Lucide name or empty. The action's objectName is the id.
    QAction *add(const QString &id, const QString &text, const QString &icon = {},
                 const QKeySequence &shortcut = {});
    /// Its shortcut, in the tool tip too.
    void setKeys(QAction &command, const QKeySequence &keys);
    /// Null where there is none.
    QAction *find(const QString &id) const;
    QList<QAction *> all() const;
    /// Pairs of commands that share a shortcut; empty as it should be. Two that each belong to a
    /// widget of their own may.
    QList<QPair<QString, QString>> conflicts() const;
    /// Recolours the icons; call after a change of palette.
    void refreshIcons(const QPalette &palette);

private:
    QList<QAction *> m_actions;
    QHash<QString, QAction *> m_byId;
};

} // namespace colophon::ui
