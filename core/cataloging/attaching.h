// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cataloging/desk.h"

#include <optional>

namespace colophon::cataloging {

/// Attaches a record that comes in to the NZ record that it names (namedInNetwork() in matching.h)
/// instead of adding it as another record. The network's fields stay as they are; of the incoming
/// record its local fields are taken. Where the institution has a record attached to that one
/// already, the local fields that it lacks are added to it, also while somebody edits it: their
/// save becomes a conflict, which loses nothing. Empty where the record names none: it is to be
/// added on its own.
Result<std::optional<MmsId>> attachIncoming(store::Transaction &transaction, const Actor &actor,
                                            const store::Zone &institution,
                                            const marc::Record &record, const QString &detail);

} // namespace colophon::cataloging
