// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/mmsid.h"
#include "marc/record.h"
#include "store/transaction.h"

#include <QString>

namespace colophon::search {

/// What the full-text index holds of a record: tokens joined by blanks, a column each.
struct IndexEntry {
    QString keywords; ///< all data fields from 010 on, with their 880s
    QString title;    ///< titles of the work, the series and parts, with their 880s
    QString name;     ///< 1XX, 7XX and 8XX names, 245 $c, with their 880s
    QString isbn;     ///< 020 $a and $z as 13 digits, 022 $a without its hyphen
};

/// Thread rule: pure; an import calls it from several threads.
IndexEntry indexEntryOf(const marc::Record &record);

Result<void> addToIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry);
/// The index keeps no text of its own, so it must be told what it was given.
Result<void> removeFromIndex(store::Transaction &transaction, MmsId mmsId, const IndexEntry &entry);

} // namespace colophon::search
