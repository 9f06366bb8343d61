// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace colophon {

/// Sends what the program and Qt report (warnings, failed statements; never what a cataloger typed)
/// to `FOLDER/colophon.log`, and all but plain information to the terminal too. A log of over 1 MB
/// becomes `colophon.old.log` at the start. Without the right to write there, the terminal alone is
/// told. Thread rule: call once, from main, before other threads start; reports may come from any.
void startLog(const QString &folder);

} // namespace colophon
