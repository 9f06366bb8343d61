// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"

namespace colophon::batch {

/// Attaches each record of the institution to the one network record that has its numbers (020,
/// 022, 024, 035, 010). Where several have, it is left to a person.
class LinkRecords final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    store::Role leastRole() const override { return store::Role::CatalogManager; }
    Result<void> check(store::Connection &connection, const Context &context) const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    bool isAlone() const override { return true; }
    Result<ItemResult> oneAlone(store::Connection &connection, const Context &context,
                                MmsId mmsId) const override;
    Result<Outcome> takeBackAlone(store::Connection &connection, const Context &context,
                                  MmsId mmsId, const QByteArray &undo) const override;
};

/// Makes a network record of each record of the institution and attaches it; a record that the
/// network may have already is skipped, or attached to the one that it has.
class ShareRecords final : public Job {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    store::Role leastRole() const override { return store::Role::CatalogManager; }
    Result<void> check(store::Connection &connection, const Context &context) const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    bool isAlone() const override { return true; }
    Result<ItemResult> oneAlone(store::Connection &connection, const Context &context,
                                MmsId mmsId) const override;
    Result<Outcome> takeBackAlone(store::Connection &connection, const Context &context,
                                  MmsId mmsId, const QByteArray &undo) const override;
};

} // namespace colophon::batch
