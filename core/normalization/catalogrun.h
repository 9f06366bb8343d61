// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/progress.h"
#include "normalization/process.h"
#include "search/evaluate.h"
#include "store/zonestore.h"

#include <QStringList>

#include <functional>
#include <variant>

namespace colophon::normalization {

/// Records, or all of a zone.
using Records = std::variant<QList<MmsId>, store::Zone>;
/// The records of the zone that a search finds (core/search); without one all of the zone. The
/// viewer's own sets may be named in it.
Result<Records> recordsMatching(store::Connection &connection, const store::Zone &zone,
                                const QString &query, const search::Viewer &viewer = {});

/// Rules over many records of the catalogue.
struct CatalogRun {
    QString cataloguePath;
    cataloging::Actor actor;
    Chain chain;
    Records what;
    QString whatText; ///< as the rules' history names it: "set Books with 260", "title:egypt"
    bool dryRun = false;
    int threads = 0;  ///< 0: as many as there are cores
    int samples = 20; ///< differences kept in the report; -1: all
};

struct CatalogRunReport {
    struct Sample {
        MmsId mmsId;
        QString title;
        QStringList difference; ///< "- =260 …" and "+ =264 …"
    };
    struct Failure {
        MmsId mmsId;
        QString reason; ///< a sentence
    };
    /// A record that was changed (or would be), and its version before: what is needed to take it
    /// back.
    struct Change {
        MmsId mmsId;
        qint64 formerVersion = 0;
    };
    struct RuleCount {
        QString rule;       ///< as Chain::parts() names it
        qint64 records = 0; ///< changed by it
        qint64 fields = 0;  ///< changed, added or removed by it
    };
    qint64 records = 0;
    qint64 changed = 0; ///< or would be, in a dry run
    QList<Sample> samples;
    QList<Failure> failures;
    QList<Change> changes;
    QList<RuleCount> rules;
};

/// Reads and runs on other threads, writes on this one, a transaction a batch. Each changed
/// record gets a new version and a history entry; a record that somebody else edits or has typing
/// on is left alone and told, as is one that the rules fail on, and the rest goes on. What is
/// written stays when cancelled. The rules' own history keeps what ran.
/// Thread rule: opens its own connections; call it in any thread.
Result<CatalogRunReport> normalizeRecords(const CatalogRun &run, jobs::Progress &progress);

/// Takes a run back: each changed record gets its former version's content as a new version, unless
/// it was saved since; those are told as failures.
Result<CatalogRunReport> takeBack(const QString &cataloguePath, const cataloging::Actor &actor,
                                  const QList<CatalogRunReport::Change> &changes,
                                  jobs::Progress &progress);

/// The records of the zone (all, or those listed) that an indication rule holds for.
Result<QList<MmsId>> indicated(store::Connection &connection, const rules::Program &program,
                               const Records &what, jobs::Progress &progress);
/// The same, telling of each batch as it is done which of it were found, and how many records have
/// been looked at: what filters a list of results while it is shown. `tell` is called in this
/// thread. The report's changes are all that were found; its failures those that can't be judged.
Result<CatalogRunReport>
eachIndicated(store::Connection &connection, const rules::Program &program, const Records &what,
              jobs::Progress &progress,
              const std::function<void(const QList<MmsId> &found, qint64 lookedAt)> &tell);
/// The same as a dry run's report: the records that it holds for are its changes.
Result<CatalogRunReport> countIndicated(store::Connection &connection,
                                        const rules::Program &program, const Records &what,
                                        jobs::Progress &progress);

} // namespace colophon::normalization
