// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"
#include "exchange/findings.h"
#include "exchange/overlay.h"
#include "jobs/progress.h"
#include "marc/reader.h"

#include <QStringList>

#include <optional>

namespace colophon::exchange {

struct ImportRequest {
    QString cataloguePath;
    cataloging::Actor actor;
    QStringList files;
    store::ZoneKind zone = store::ZoneKind::Institution;
    std::optional<marc::Format> format; ///< empty: by content
    marc::ReadOptions read;             ///< overrules what the records say of their characters
    QString rejectsFile;                ///< empty: FILE.rejects beside the file, made when needed
    bool dryRun = false;
    /// Records for the institution whose 001 or 035 names an NZ record become attached to it
    /// (cataloging/attaching.h) and count as matched.
    bool attach = false;
    /// The name of a normalization process for import that each record goes through before it is
    /// added; empty: none. A record that its rules fail on comes in as it is, with a finding.
    QString process;
    /// What becomes of records that are in the zone already. Not together with `attach`.
    MatchRule match;
};

struct ImportReport {
    qint64 read = 0;
    qint64 added = 0;
    qint64 matched = 0;  ///< in the catalogue already
    qint64 attached = 0; ///< of the matched: attached to an NZ record
    qint64 changed = 0;  ///< of the matched: they gave a record a new version
    qint64 skipped = 0;  ///< left out, as the match rule says
    qint64 refused = 0;  ///< of the matched: the record could not be changed, see the findings
    qint64 rejected = 0;
    Findings findings;
    QString rejectsFile; ///< empty where nothing was rejected
};

/// Reads and prepares on other threads and writes on this one, a transaction a batch; what is
/// committed stays when cancelled. One bad record never stops the rest. Files may be
/// packed (gzip, xz). InvalidInput when a file holds no MARC. Thread rule: opens its own
/// connection; call it in any thread.
Result<ImportReport> importFiles(const ImportRequest &request, jobs::Progress &progress);

} // namespace colophon::exchange
