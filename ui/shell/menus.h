// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"

class QMenuBar;

namespace colophon::ui {

/// Fills the menu bar from the commands that exist. A command that the page in the window doesn't
/// have is left out, and so is a menu with nothing in it. The paths that the trained guide names
/// are literal.
void fillMenuBar(QMenuBar &bar, const CommandRegistry &commands);

} // namespace colophon::ui
