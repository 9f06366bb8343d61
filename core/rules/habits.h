// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/tree.h"

namespace colophon::rules {

/// Adds to the diagnostics where a rule may do more than its writer meant, as rules of real
/// libraries do: it removes all fields of a tag though its condition is about some of them, or puts
/// a subfield into fields that were there before the one it makes. `text` is what was parsed.
void tellHabits(RuleFile &file, const QString &text);

} // namespace colophon::rules
