// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace colophon::ui {

/// Makes Enter press the button that has the focus, as Space does, everywhere in the window: Qt
/// does so in dialogs alone.
void letEnterPressButtons(QWidget &window);

} // namespace colophon::ui
