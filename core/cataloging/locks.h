// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"

#include <QList>

/// Who holds which record: each person sees and frees their own locks, a Catalog Manager all
/// (product text, sections 2 and 4). Thread rule: that of the connection.
namespace colophon::cataloging {

/// A lock as a list shows it.
struct HeldLock {
    store::Lock lock;
    store::BriefRow row;
    store::Zone zone;
    bool hasDraft = false; ///< the holder has typing on it that is not saved
};
/// Those that this person may free, oldest first.
Result<QList<HeldLock>> locksFor(store::Connection &connection, const Actor &actor);

/// Frees the locks; a draft that hangs on one stays with its holder. Somebody else's needs a
/// Catalog Manager, and the record's history says so. Gives how many there were; Denied frees none.
Result<int> freeLocks(store::Connection &connection, const Actor &actor,
                      const QList<MmsId> &mmsIds);

} // namespace colophon::cataloging
