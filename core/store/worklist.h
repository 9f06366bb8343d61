// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "marc/mmsid.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QList>

namespace colophon::store {

/// The records list of the MD Editor: what a person has open, kept between starts, in list order.
Result<QList<MmsId>> worklist(Connection &connection, UserId user);
/// Puts a record at the top, or leaves it where it is when it is in the list already.
Result<void> addToWorklist(Transaction &transaction, UserId user, MmsId mmsId, const QDateTime &at);
Result<void> removeFromWorklist(Transaction &transaction, UserId user, MmsId mmsId);

} // namespace colophon::store
