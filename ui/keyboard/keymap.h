// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/settings.h"

#include <QStringList>

namespace colophon::ui {

/// Which keys each command has: a map as delivered, for hands trained on one of several programs,
/// and on top of it what the person changed. Kept in the settings; changes count at once.
class KeyMap {
public:
    /// The delivered maps: Alma's keys are those that the commands were added with, the others
    /// differ from them in a few commands.
    enum class Base { Alma, Connexion, Voyager, MarcEdit };
    static QList<Base> bases();
    static QString nameOf(Base base);

    /// Takes the commands as they were added; both outlive it.
    KeyMap(CommandRegistry &commands, Settings &settings);

    Base base() const { return m_base; }
    /// What the person changed stays on top.
    void setBase(Base base);

    /// As delivered in this map.
    QKeySequence delivered(const QAction &command) const;
    bool isOwn(const QAction &command) const;
    /// Gives the command these keys, and takes them from whichever had them. No keys: none.
    void assign(QAction &command, const QKeySequence &keys);
    /// Back to what was delivered, for one command or for all.
    void restore(QAction &command);
    void restoreAll();

    /// The command that has the keys already; null for none. Two that belong to widgets of their
    /// own may share.
    QAction *holder(const QKeySequence &keys, const QAction &except) const;
    /// Why the keys can't be a command's, as a sentence; empty where they can.
    static QString refusal(const QKeySequence &keys);

private:
    void apply();
    void keep() const;

    CommandRegistry &m_commands;
    Settings &m_settings;
    Base m_base = Base::Alma;
    QHash<QString, QKeySequence> m_added; ///< by command id: the keys it was added with
    QHash<QString, QKeySequence> m_own;   ///< by command id
};

} // namespace colophon::ui
