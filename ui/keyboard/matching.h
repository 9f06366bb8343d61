// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace colophon::ui {

/// How well what was typed names a command; lower is better, none where it does not. Every word
/// typed must be found: best at the start of a word ("sav rel" in "Save and Release Record"), then
/// inside one, then as letters in their order ("afld" in "Add Field"). Case does not count.
std::optional<int> matchRank(QStringView typed, QStringView name);

} // namespace colophon::ui
