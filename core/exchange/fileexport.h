// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/progress.h"
#include "marc/mmsid.h"
#include "marc/reader.h"
#include "search/search.h"

#include <QString>

#include <variant>

namespace colophon::exchange {

struct ExportRequest {
    QString cataloguePath;
    std::variant<search::Request, QList<MmsId>>
        what; ///< a search (offset and limit don't count), or records
    marc::Format format = marc::Format::Iso2709;
    marc::WriteOptions write;
    QString file; ///< written whole or not at all; "-" is standard output
};

struct ExportReport {
    qint64 written = 0;
    qint64 refused = 0;
    QStringList refusals; ///< a sentence each, with the MMS ID
};

/// Thread rule: opens its own connection; call it in any thread.
Result<ExportReport> exportRecords(const ExportRequest &request, jobs::Progress &progress);

} // namespace colophon::exchange
