// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/settings.h"

class QSplitter;
class QWidget;

namespace colophon::ui {

/// Gives the splitter the sizes that the person left it with, and keeps each later change. Call
/// when its parts and its first sizes are set. The settings outlive the splitter.
void rememberLayout(QSplitter &splitter, Settings &settings, const Setting<QByteArray> &setting);

/// Puts every remembered part inside the widget back to how it was delivered (View > Reset Layout).
void resetLayout(QWidget &widget);

} // namespace colophon::ui
