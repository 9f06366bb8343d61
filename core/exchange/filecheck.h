// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/recordpass.h"
#include "jobs/progress.h"
#include "marc/format.h"
#include "marc/problem.h"
#include "marc/readoptions.h"
#include "marc/record.h"
#include "schema/issue.h"
#include "schema/profile.h"

#include <functional>
#include <optional>

namespace colophon::exchange {

struct CheckRequest {
    QString file;                       ///< perhaps packed; "-" is standard input
    std::optional<marc::Format> format; ///< empty: by content
    marc::ReadOptions read;
    schema::Profile profile;
    Pace pace;
};

/// A record of a file that is not as it should be.
struct CheckedRecord {
    qint64 number = 0; ///< from 1
    bool readable = true;
    QList<marc::Problem> problems; ///< with the file: lengths, terminators, tags, characters
    marc::Record record;           ///< where `issues` has any
    QList<schema::Issue> issues;   ///< with what the record says: MARC 21 and the profile
};

/// Reads a file to the end, judges its records on all cores and tells each that has something to
/// tell of, in the order of the file, on the caller's thread. Gives how many records there are.
/// Thread rule: call it in any thread.
Result<qint64> checkFile(const CheckRequest &request,
                         const std::function<void(const CheckedRecord &)> &tell,
                         jobs::Progress &progress);

} // namespace colophon::exchange
