// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/revisingjob.h"

namespace colophon::batch {

/// Replaces a text, or what a regular expression matches, in the fields whose tags are named, or in
/// all.
class FindAndReplace final : public RevisingJob {
public:
    QString name() const override;
    QList<Parameter> parameters() const override;
    store::Role leastRole() const override { return store::Role::CatalogManager; }
    Result<void> check(store::Connection &connection, const Context &context) const override;

protected:
    Result<std::unique_ptr<Reworking>> reworking(store::Connection &connection,
                                                 const Context &context) const override;
    QString unchanged() const override;
};

/// Why the record can't be changed now, as the failure of an item; empty where it can.
Result<std::optional<ItemResult>> hindrance(store::Connection &connection, const Context &context,
                                            MmsId mmsId);

} // namespace colophon::batch
