// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"
#include "store/transaction.h"

#include <QStringList>

/// What notes and assignments have in common. For this folder alone.
namespace colophon::workflow {

/// NFC, one kind of line end, no control characters, no blanks at the ends. InvalidInput when it is
/// longer than kLongestNote.
Result<QString> noteText(const QString &typed);
/// NotFound where the catalogue has no such record.
Result<void> recordIsThere(store::Connection &connection, MmsId mmsId);
/// An entry in the record's history; the parts, of which empty ones are left out, stand apart by
/// " · ".
Result<void> tell(store::Transaction &transaction, const cataloging::Actor &actor, MmsId mmsId,
                  const QString &action, const QStringList &parts);
/// "18 Nov 2026", in the computer's time.
QString day(const QDateTime &at);

} // namespace colophon::workflow
