// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"

#include <QList>
#include <QPair>

namespace colophon::ui {

/// What a command is called where its menu is not seen: "Appearance: Dark".
QString commandName(const QAction &command);

/// Keys of the grid that are no commands and can't be changed: what they do, and the keys.
QList<QPair<QString, QString>> fixedKeys();

/// The keyboard map for the wall: HTML of commands and keys in two columns, those of the grid that
/// can't be changed behind them. Commands without keys are left out.
QString keyboardSheet(const QList<QAction *> &commands, const QString &mapName);

} // namespace colophon::ui
