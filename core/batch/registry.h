// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"

namespace colophon::batch {

/// Every job there is, in the order of the list. They live as long as the program.
const QList<const Job *> &jobs();
/// Null where there is none of that name.
const Job *jobNamed(const QString &name);

} // namespace colophon::batch
