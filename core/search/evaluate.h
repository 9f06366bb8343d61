// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "search/hitset.h"
#include "search/query.h"
#include "search/rowids.h"
#include "store/connection.h"
#include "store/zonestore.h"

#include <QDateTime>

namespace colophon::search {

/// Who asks, and when: what `me`, private sets and the life of a lock depend on.
struct Viewer {
    UserId user;
    QDateTime now; ///< the computer's time where it is not set
};

/// The records of the zone that the query asks for. InvalidInput where it names a person or a set
/// that there is not.
Result<HitSet> evaluate(store::Connection &connection, const QueryTree &tree,
                        const store::Zone &zone, const Viewer &viewer);

/// The records of the zone that all the statements give; there is one at least.
Result<HitSet> hitsOf(store::Connection &connection, const QList<Statement> &statements,
                      const QString &zoneCode);

} // namespace colophon::search
