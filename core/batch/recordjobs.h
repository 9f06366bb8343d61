// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"

namespace colophon::batch {

/// Takes the records out of the catalogue, each with its versions kept; the undo brings them back.
class DeleteRecords final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override { return {}; }
    store::Role leastRole() const override { return store::Role::CatalogManager; }
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    bool isAlone() const override { return true; }
    Result<ItemResult> oneAlone(store::Connection &connection, const Context &context,
                                MmsId mmsId) const override;
    Result<Outcome> takeBackAlone(store::Connection &connection, const Context &context,
                                  MmsId mmsId, const QByteArray &undo) const override;
};

} // namespace colophon::batch
