// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QString>

namespace colophon::store {

/// Puts a backup in the place of the catalogue, which is kept beside it under a dated name. The
/// backup itself stays, and is brought up to date in its new place. Gives the name under which the
/// former catalogue is kept; empty where there was none.
/// Nothing is changed where the backup is no sound catalogue (Corrupt, NotFound, SchemaTooNew), or
/// where a program has the catalogue open (Busy).
/// Thread rule: no connection of this program may be open on either file.
Result<QString> restoreCatalogue(const QString &path, const QString &backup, const Clock &clock);

} // namespace colophon::store
