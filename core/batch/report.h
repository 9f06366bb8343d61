// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/run.h"

namespace colophon::batch {

/// The report of a run as a table for spreadsheets (CSV): every record with its outcome and the
/// reason, then what each rule changed. The file is there whole or not at all.
Result<void> writeReport(store::Connection &connection, const Run &run, const QString &path);

} // namespace colophon::batch
