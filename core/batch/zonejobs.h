// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/job.h"
#include "cataloging/matching.h"

#include <optional>

namespace colophon::batch {

/// What attaches records of the institution to records of the network, each in a transaction of its
/// own, taken back one by one.
class NetworkJob : public Job {
public:
    store::Role leastRole() const override { return store::Role::CatalogManager; }
    Result<void> check(store::Connection &connection, const Context &context) const override;
    Result<ItemResult> plan(store::Connection &connection, const Context &context,
                            MmsId mmsId) const override;
    bool isAlone() const override { return true; }
    Result<ItemResult> oneAlone(store::Connection &connection, const Context &context,
                                MmsId mmsId) const override;
    Result<Outcome> takeBackAlone(store::Connection &connection, const Context &context,
                                  MmsId mmsId, const QByteArray &undo) const override;

protected:
    /// Where a record stands to the network.
    struct Standing {
        std::optional<ItemResult> hindered; ///< why nothing can be done with it
        store::StoredRecord stored;
        QList<cataloging::Match> matches; ///< network records with its numbers
    };
    /// What would be done with a record that nothing hinders.
    virtual ItemResult decided(const Standing &standing, const Context &context) const = 0;
    /// Does it.
    virtual Result<ItemResult> done(store::Connection &connection, const Context &context,
                                    const Standing &standing) const = 0;

private:
    static Result<Standing> standingOf(store::Connection &connection, const Context &context,
                                       MmsId mmsId);
};

/// Attaches each record of the institution to the one network record that has its numbers (020,
/// 022, 024, 035, 010). Where several have, it is left to a person.
class LinkRecords final : public NetworkJob {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;

protected:
    ItemResult decided(const Standing &standing, const Context &context) const override;
    Result<ItemResult> done(store::Connection &connection, const Context &context,
                            const Standing &standing) const override;
};

/// Makes a network record of each record of the institution and attaches it; a record that the
/// network may have already is skipped, or attached to the one that it has.
class ShareRecords final : public NetworkJob {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    Result<void> check(store::Connection &connection, const Context &context) const override;

protected:
    ItemResult decided(const Standing &standing, const Context &context) const override;
    Result<ItemResult> done(store::Connection &connection, const Context &context,
                            const Standing &standing) const override;
};

} // namespace colophon::batch
