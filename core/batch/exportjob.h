// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"

namespace colophon::batch {

/// Writes the records to a file, stretch by stretch, linked ones as they are seen. The file is
/// whole after each stretch; a run that is carried on cuts off what was written after the last one
/// that is noted.
class ExportRecords final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    bool canUndo() const override { return false; }
    Result<void> check(store::Connection &connection, const Context &context) const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    Result<Counts> work(store::Transaction &transaction, const Context &context,
                        const Stretch &stretch) const override;
    qint64 stretchSize() const override { return 500; }
};

} // namespace colophon::batch
