// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/tree.h"

#include <vector>

namespace colophon::rules {

/// The places in RuleFile::rules of those that run by themselves, in their order: highest priority
/// first; of equal ones from the bottom of the file to the top, as in Alma, or from the top where
/// the file says `option order = "top-down"`.
std::vector<std::size_t> runningOrder(const RuleFile &file);

/// The text with that order written down: each normalization rule that runs by itself gets a
/// priority of its own, in tens. The text as it is where it has errors or fewer than two of them.
QString withPriorities(const QString &text);

} // namespace colophon::rules
