// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/search.h"

#include <QString>

#include <optional>

namespace colophon::search {

/// What a request asks of the index: an FTS5 expression made of quoted tokens only (so that nothing
/// that is typed can reach its syntax), or one record. Both empty: every record of the zone.
struct Match {
    QString expression;
    std::optional<MmsId> mmsId;
    bool nothing = false; ///< words that hold no letter or digit: no record matches

    bool isEverything() const { return expression.isEmpty() && !mmsId && !nothing; }
};

Result<Match> matchOf(const Request &request);

/// How many hits are ranked or sorted one by one; more are found by walking the index of the order
/// asked for.
constexpr int kSmallResult = 2000;

/// `SELECT mms_id …` in the order, with :zone_id, :match (unless everything), :limit and :offset.
QString pageSql(Sort sort, bool everything, bool small);
/// `SELECT count(*)` up to kSmallResult + 1 of :match.
QString smallCountSql();
/// All hits of :match in the zone whose code is :code.
QString countSql();

} // namespace colophon::search
