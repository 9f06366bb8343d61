// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"

namespace colophon::batch {

/// A normalization process over the records: each that changes gets a new version, and is told with
/// the rules that changed it. A record that somebody edits, or that a rule fails on, is left alone.
/// The undo gives a record its former content back, unless it was saved since.
class NormalizeRecords final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    store::Role leastRole() const override { return store::Role::CatalogManager; }
    Result<void> check(store::Connection &connection, const Context &context) const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    /// Compiles the rules once for the stretch.
    Result<Counts> work(store::Transaction &transaction, const Context &context,
                        const Stretch &stretch) const override;
    qint64 stretchSize() const override { return 500; }

protected:
    Result<Outcome> takeBackOne(store::Transaction &transaction, const Context &context,
                                MmsId mmsId, const QByteArray &undo) const override;
};

} // namespace colophon::batch
