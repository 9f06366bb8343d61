// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/progress.h"
#include "marc/mmsid.h"
#include "store/connection.h"

#include <QStringList>

#include <optional>

namespace colophon::search {

/// Where a rebuild has come to: records beyond that MMS ID are not in the indexes yet. Nothing
/// where the indexes are whole.
Result<std::optional<MmsId>> rebuildPosition(store::Connection &connection);

/// Whether the indexes are whole and made as this program makes them.
Result<bool> indexesAreCurrent(store::Connection &connection);

/// Builds all indexes anew from the records, a transaction a batch, in the order of the MMS IDs.
/// Others go on searching and saving meanwhile; they find what has been indexed so far. Cancelled
/// or killed, it goes on where it was when called again with `resume`.
/// Thread rule: that of the connection.
Result<qint64> rebuildIndexes(store::Connection &connection, jobs::Progress &progress, bool resume);

/// Whether the indexes hold exactly what the records say: an empty list, or a line for each record
/// that they hold wrongly (at most 100 are named). Adds up what each record should have and what
/// the indexes have of it, term by term, so it finds what is missing and what is too much.
Result<QStringList> checkIndexes(store::Connection &connection, jobs::Progress &progress);

} // namespace colophon::search
