// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"
#include "rules/tree.h"

namespace colophon::rules {

/// A record merged from two, and what may surprise about it.
struct Merged {
    marc::Record record;
    QStringList notes; ///< a sentence each
};

/// Merges `other` into `preferred` as the merge rules of the file say: its statements run in order,
/// `other` never changes and neither does 001 of the preferred one. Without any statement the
/// preferred record stays as it is. InvalidInput where the file has errors or no merge rule.
/// Thread rule: a pure function.
Result<Merged> merge(const RuleFile &file, const marc::Record &preferred,
                     const marc::Record &other);

} // namespace colophon::rules
