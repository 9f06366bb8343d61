// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/revising.h"
#include "normalization/process.h"

#include <memory>

namespace colophon::normalization {

/// A chain of rules for any number of threads at once: each call takes a Chain::Run of its own, and
/// they are used again.
/// Thread rule: of() in the connection's thread, the rest in any.
class ManyRuns {
public:
    static Result<ManyRuns> of(store::Connection &connection, const cataloging::Actor &actor,
                               const Chain &chain);
    ~ManyRuns();
    ManyRuns(ManyRuns &&) noexcept;

    /// What the rules make of a stored record: of one attached to a network whose fields the person
    /// may not change, its local fields alone. `what` names the rules that changed it; the shares'
    /// parts are those of Chain::parts().
    Result<cataloging::RevisionsAhead::Wanted> rework(const store::StoredRecord &stored) const;
    /// The same of a record that is not attached.
    Result<cataloging::RevisionsAhead::Wanted> rework(const marc::FlatRecord &record,
                                                      marc::FlatRecord &made) const;
    /// The two, of an object that outlives the use.
    cataloging::RevisionsAhead::Make make() const;
    /// What they make of a record that comes from elsewhere.
    Result<marc::Record> rework(const marc::Record &record) const;

private:
    struct Private;
    explicit ManyRuns(std::unique_ptr<Private> pools);
    std::unique_ptr<Private> d;
};

} // namespace colophon::normalization
