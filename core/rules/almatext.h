// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace colophon::rules {

/// The text as Alma's rule editor takes it: without the tests kept beside the rules. InvalidInput
/// where it has errors, or where it needs what is Colophon's own, with its line. Thread rule: pure.
Result<QString> almaText(const QString &text);

} // namespace colophon::rules
