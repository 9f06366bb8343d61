// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"
#include "batch/run.h"
#include "cataloging/revising.h"

namespace colophon::batch {

/// What a job that changes records does to one, made ready for a run.
class Reworking {
public:
    virtual ~Reworking() = default;
    /// What it returns is used while this lives.
    virtual cataloging::RevisionsAhead::Make make() const = 0;
    /// What the shares of a Wanted are called; empty where the report has no totals.
    virtual QStringList partNames() const { return {}; }
    /// When the run has ended.
    virtual Result<void> end(store::Transaction &transaction, const Counts &counts);
};

/// A job that gives records new versions: they are worked out on all cores, ahead of the thread
/// that writes. A record that somebody edits or has typing on is left alone and told. The
/// undo gives a record its former content back, unless it was saved since.
class RevisingJob : public Job {
public:
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    Result<QList<ItemResult>> planAll(store::Connection &connection, const Context &context,
                                      const QList<MmsId> &mmsIds) const override;
    Result<std::unique_ptr<Course>> begin(store::Connection &connection, const Context &context,
                                          Direction direction) const override;
    qint64 stretchSize() const override;

protected:
    virtual Result<std::unique_ptr<Reworking>> reworking(store::Connection &connection,
                                                         const Context &context) const = 0;
    /// The key of the reason where nothing changes (reasonText()).
    virtual QString unchanged() const = 0;
};

} // namespace colophon::batch
