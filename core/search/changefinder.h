// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/flatrecord.h"
#include "search/indexchange.h"

#include <memory>

namespace colophon::search {

/// What changeBetween() finds, for records that pass by the million. Most changes of a record leave
/// most of its fields alone: their words are taken apart once, and whole values of theirs are
/// worked out only where the fields that changed have some of the same kind. Used again for record
/// after record. Thread rule: as any value.
class ChangeFinder {
public:
    ChangeFinder();
    ~ChangeFinder();
    ChangeFinder(ChangeFinder &&) noexcept;
    ChangeFinder &operator=(ChangeFinder &&) noexcept;

    /// As changeBetween() of the two records' entries.
    IndexChange between(const marc::FlatRecord &before, const marc::FlatRecord &after);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace colophon::search
