// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"
#include "exchange/findings.h"
#include "marc/format.h"
#include "marc/readoptions.h"

#include <QJsonArray>

#include <optional>

namespace colophon::ctl {

/// The form that an option names (--format, --from, --to); nothing for "auto" or without the
/// option. InvalidInput with the list of those there are; `toWrite` says whether it is to be
/// written.
Result<std::optional<marc::Format>> formatOption(const CommandLine &line, const QString &option,
                                                 bool toWrite);
/// --charset for reading: nothing for "auto".
Result<marc::ReadOptions> readOptions(const CommandLine &line);
/// The option that names the characters to write (utf8 or marc8), and --fields.
Result<marc::WriteOptions> writeOptions(const CommandLine &line, const QString &charsetOption);

/// --jobs: how many threads are to work, 0 without the option. InvalidInput for what is no number
/// of threads.
Result<int> jobsOption(const CommandLine &line);

/// What was found in reading, on standard error: decisions on characters, then a line a problem.
void printFindings(const exchange::Findings &findings);
QJsonArray toJson(const QList<exchange::CodingDecision> &decisions);

} // namespace colophon::ctl
