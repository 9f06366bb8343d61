// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/headings.h"
#include "search/query.h"
#include "store/connection.h"
#include "store/zonestore.h"

#include <QList>
#include <QString>

namespace colophon::search {

/// A line of a list of headings.
struct BrowseLine {
    QString key;        ///< its place in the list
    QString text;       ///< as the first record with it writes it
    qint64 records = 0; ///< of the zone, exact

    friend bool operator==(const BrowseLine &, const BrowseLine &) = default;
};

/// The lines from the first one on that is not before `text`; call numbers in the order of the
/// shelf.
Result<QList<BrowseLine>> browseFrom(store::Connection &connection, HeadingKind kind,
                                     const store::Zone &zone, const QString &text, int limit);
/// The lines behind a line, and those before it (in the list's order, the nearest last).
Result<QList<BrowseLine>> browseAfter(store::Connection &connection, HeadingKind kind,
                                      const store::Zone &zone, const QString &key, int limit);
Result<QList<BrowseLine>> browseBefore(store::Connection &connection, HeadingKind kind,
                                       const store::Zone &zone, const QString &key, int limit);

/// The field of a record that has a line's heading, to be taken over.
Result<marc::Field> fieldWith(store::Connection &connection, HeadingKind kind,
                              const store::Zone &zone, const QString &key);

/// The query that finds the records of a line.
Condition conditionFor(HeadingKind kind, const QString &text);
/// The list that an index has.
std::optional<HeadingKind> headingKindOf(Index index);

} // namespace colophon::search
