// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/record.h"
#include "rules/interpreter.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace colophon::ctl {

/// Rules over the records of a MARC file.
struct RuleFileRun {
    QString in;
    QString out; ///< in the form of `in`; empty: nothing is written; "-": standard output
    bool dryRun = false;
    bool showDifferences = false; ///< each changed record's, on standard output
    int threads = 0;              ///< 0: as many as there are cores
    rules::RunOptions options;
};

struct RuleFileReport {
    rules::RunCounts counts;
    qint64 failed = 0;    ///< could not be read, or the rules failed on it: written as it was
    QStringList failures; ///< a sentence each, 1,000 at most
};

/// Reads, runs on several threads and writes in the file's order; memory stays flat. A record that
/// the rules fail on is written as it was and told; one that can't be read is told and left out.
Result<RuleFileReport> runRulesOnFile(const rules::Program &program, const RuleFileRun &run);

struct IndicationReport {
    qint64 records = 0;
    qint64 held = 0;
};
/// Calls `held` with the number and 001 of each record that an indication rule holds for, and
/// writes these records to `out` where it is named.
Result<IndicationReport> indicateFile(const rules::Program &program, const QString &in,
                                      const QString &out,
                                      const std::function<void(qint64, const QString &)> &held);

Result<marc::Record> firstRecordOf(const QString &file);
/// In the form that the file's ending names; mnemonic lines otherwise.
Result<void> writeOne(const marc::Record &record, const QString &file);

} // namespace colophon::ctl
