// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/step.h"

/// Thread rule: that of the connection.
namespace colophon::cataloging {

/// Takes the record out of the catalogue, with all its versions kept. An institution's record
/// leaves the NZ record that it is attached to as it is. InvalidInput for an NZ record that
/// institutions hold, naming them, and where somebody else's typing hangs on the record; Conflict
/// where somebody else holds it; Denied for an NZ record where the person may not change those.
Result<Step> deleteRecord(store::Connection &connection, const Actor &actor, MmsId mmsId);

/// Brings a deleted record back as it was, under its MMS ID. InvalidInput where the NZ record that
/// it was attached to has been deleted as well: that one comes back first.
Result<void> restoreRecord(store::Connection &connection, const Actor &actor, MmsId mmsId);

} // namespace colophon::cataloging
