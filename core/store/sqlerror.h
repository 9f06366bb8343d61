// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSqlError>
#include <QString>

namespace colophon::store {

/// What the database said, as an Error whose sentence names the catalogue file and what to do.
/// `context` is the statement's name and only serves faults of ours.
Error sqlError(const QSqlError &error, const QString &cataloguePath, const QString &context);

} // namespace colophon::store
