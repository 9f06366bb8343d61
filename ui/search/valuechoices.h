// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/conditionrow.h"
#include "store/connection.h"

namespace colophon::ui {

/// What the catalogue has for conditions to name: people, sets, types and statuses of reminders.
/// Thread rule: that of the connection.
Result<ValueChoices> valueChoices(store::Connection &connection, UserId user);

} // namespace colophon::ui
