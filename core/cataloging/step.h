// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"

#include <optional>

namespace colophon::cataloging {

enum class Action { Copy, Share, Link, Unlink, Delete };

/// What was done to a record as a whole, and what is needed to take it back. A plain value: keep it
/// as long as the step can be undone.
struct Step {
    Action action = Action::Link;
    MmsId mmsId;                            ///< the institution's record, or the one deleted
    std::optional<MmsId> network = {};      ///< the NZ record that it is, or was, attached to
    qint64 formerVersion = 0;               ///< of `mmsId`; 0 where the step made it
    qint64 version = 0;                     ///< of `mmsId` now; 0 where the step deleted it
    bool madeNetwork = false;               ///< Share: `network` was made by it
    std::optional<store::Draft> draft = {}; ///< Delete: the typing that hung on the record
};

/// Takes the step back in one transaction, with history. Conflict where somebody has changed the
/// record since, or holds it; nothing is changed then.
Result<void> takeBack(store::Connection &connection, const Actor &actor, const Step &step);

} // namespace colophon::cataloging
