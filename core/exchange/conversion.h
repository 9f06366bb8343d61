// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/findings.h"
#include "exchange/recordpass.h"
#include "jobs/progress.h"
#include "marc/format.h"
#include "marc/readoptions.h"

#include <optional>

namespace colophon::exchange {

struct ConvertRequest {
    QString in;                       ///< a file, perhaps packed; "-" is standard input
    QString out;                      ///< written whole or not at all; "-" is standard output
    std::optional<marc::Format> from; ///< empty: by content
    marc::Format to = marc::Format::Iso2709;
    marc::ReadOptions read;
    marc::WriteOptions write;
    QString rejectsFile; ///< empty: IN.rejects; made when needed
    Pace pace;
};

struct ConvertReport {
    qint64 read = 0;
    qint64 written = 0;
    qint64 rejected = 0; ///< could not be read
    qint64 refused = 0;  ///< the form can't hold them
    Findings findings;
    QString rejectsFile; ///< empty where nothing was rejected
};

/// From a file to a file, no catalogue needed; in the order of the input, on all cores (see Pace),
/// with flat memory. What can't be read or not be written goes to the rejects byte for byte and
/// never stops the rest. Thread rule: call it in any thread.
Result<ConvertReport> convertFile(const ConvertRequest &request, jobs::Progress &progress);

} // namespace colophon::exchange
