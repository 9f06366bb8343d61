// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reminders/reminderlist.h"
#include "store/connection.h"

/// The statements of reminderlist, put together from constants and placeholders only.
namespace colophon::reminders {

/// A statement with its filter's values bound, ready to be run.
Result<store::Query> listQuery(store::Connection &connection, const Filter &filter,
                               const Order &order, int offset, int limit);
Result<store::Query> countQuery(store::Connection &connection, const Filter &filter);

} // namespace colophon::reminders
