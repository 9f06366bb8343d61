// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"
#include "store/userstore.h"

namespace colophon {

/// Puts a library's daily work into the sample catalogue, so that no screen is empty at the first
/// look: colleagues, institution records linked to network ones, notes, assignments, reminders and
/// sets, as resources/sample/work.json tells them. Dates count from today. What goes to nobody by
/// name is `person`'s.
/// Thread rule: that of the connection.
Result<void> addSampleWork(store::Connection &connection, const store::User &person,
                           const Clock &clock);

} // namespace colophon
