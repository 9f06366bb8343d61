// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/revisingjob.h"

namespace colophon::batch {

/// A normalization process over the records: each that changes gets a new version, and is told with
/// the rules that changed it; the run's totals say what each rule did. A record that somebody
/// edits, or that a rule fails on, is left alone.
class NormalizeRecords final : public RevisingJob {
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

} // namespace colophon::batch
