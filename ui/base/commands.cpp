// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/commands.h"

#include "base/theme.h"

#include <QGuiApplication>
#include <QPalette>

namespace colophon::ui {

/// Its keys count only while the focus is in its own widget.
static bool belongsToWidget(const QAction *action)
{
    return action->shortcutContext() == Qt::WidgetShortcut
           || action->shortcutContext() == Qt::WidgetWithChildrenShortcut;
}

CommandRegistry::CommandRegistry(QObject *parent) : QObject(parent) {}

QAction *CommandRegistry::add(const QString &id, const QString &text, const QString &icon,
                              const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    action->setProperty("lucide", icon);
    if (!icon.isEmpty())
        action->setIcon(ui::icon(icon, Tokens::of(QGuiApplication::palette()).text2));
    setKeys(*action, shortcut);
    m_actions.append(action);
    m_byId.insert(id, action);
    return action;
}

void CommandRegistry::setKeys(QAction &command, const QKeySequence &keys)
{
    command.setShortcut(keys);
    const QString plain = QString(command.text()).remove(u'&');
    command.setToolTip(
        keys.isEmpty() ? plain : tr("%1 (%2)").arg(plain, keys.toString(QKeySequence::NativeText)));
}

QAction *CommandRegistry::find(const QString &id) const
{
    return m_byId.value(id);
}

QList<QAction *> CommandRegistry::all() const
{
    return m_actions;
}

QList<QPair<QString, QString>> CommandRegistry::conflicts() const
{
    QList<QPair<QString, QString>> pairs;
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        for (qsizetype j = i + 1; j < m_actions.size(); ++j) {
            const QKeySequence keys = m_actions.at(i)->shortcut();
            const bool apart = belongsToWidget(m_actions.at(i)) && belongsToWidget(m_actions.at(j));
            if (!keys.isEmpty() && !apart && keys == m_actions.at(j)->shortcut())
                pairs.append({m_actions.at(i)->objectName(), m_actions.at(j)->objectName()});
        }
    }
    return pairs;
}

void CommandRegistry::refreshIcons(const QPalette &palette)
{
    for (QAction *action : std::as_const(m_actions)) {
        const QString name = action->property("lucide").toString();
        if (!name.isEmpty())
            action->setIcon(icon(name, Tokens::of(palette).text2));
    }
}

} // namespace colophon::ui
