// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/brief.h"
#include "marc/flatrecord.h"
#include "search/indexentry.h"

#include <QString>

namespace colophon::cataloging {

/// The row of a record in lists.
struct ListRow {
    marc::Brief brief;
    QString titleKey; ///< folded, for sorting, without what 245's second indicator leaves out
    QString nameKey;

    friend bool operator==(const ListRow &, const ListRow &) = default;
};

/// What lists and indexes hold of a record, worked out from it.
struct Listed {
    ListRow row;
    search::IndexEntry index;
};

/// Thread rule: pure.
ListRow listRowOf(const marc::FlatRecord &record);
Listed listedOf(const marc::FlatRecord &record);

} // namespace colophon::cataloging
