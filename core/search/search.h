// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/mmsid.h"
#include "search/evaluate.h"
#include "search/query.h"
#include "search/querysql.h"
#include "store/recordstore.h"
#include "store/zonestore.h"

#include <QList>
#include <QString>

namespace colophon::search {

/// A search over one zone.
struct Request {
    store::Zone zone;
    Index index = Index::Keywords;
    QString text; ///< a query (README.md); words without an index belong to `index`. Empty: all
                  ///< records
    Sort sort = Sort::Relevance;
    int offset = 0;
    int limit = 50;
    QueryTree narrow = {}; ///< besides, what was chosen in the facets
    Viewer viewer = {};
};

struct Page {
    QList<store::BriefRow> rows;
};

/// The rows from `offset` on. InvalidInput with the place where the text can't be read.
Result<Page> search(store::Connection &connection, const Request &request);
/// How many records match in all; exact.
Result<qint64> count(store::Connection &connection, const Request &request);
/// All records that match, in the order asked for; offset and limit don't count. 8 bytes each.
Result<QList<MmsId>> allInOrder(store::Connection &connection, const Request &request);

/// What matches, without an order.
Result<HitSet> hits(store::Connection &connection, const Request &request);
/// A set's records in ascending order of their MMS IDs.
Result<QList<MmsId>> idsOf(store::Connection &connection, const HitSet &set,
                           const store::Zone &zone);

} // namespace colophon::search
