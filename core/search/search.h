// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "marc/mmsid.h"
#include "store/recordstore.h"
#include "store/zonestore.h"

#include <QList>
#include <QString>

namespace colophon::search {

enum class Index { Keywords, Title, Name, Isbn, MmsId };
enum class Sort { Relevance, Title, Name, Year, Changed };

/// A search over one zone.
struct Request {
    store::Zone zone;
    Index index = Index::Keywords;
    QString text; ///< words that must all occur; a last `*` on a word matches its beginning; "…" a
                  ///< phrase. Empty: all records
    Sort sort = Sort::Relevance;
    int offset = 0;
    int limit = 50;
};

struct Page {
    QList<store::BriefRow> rows;
};

/// The rows from `offset` on. InvalidInput where the text can't be searched (a wrong MMS ID).
/// A word of the text may name its index: `title:egypt name:"marsot, afaf" isbn:0521272343`.
Result<Page> search(store::Connection &connection, const Request &request);
/// How many records match in all; may take longer than the page.
Result<qint64> count(store::Connection &connection, const Request &request);

/// "keywords", "title", "name", "isbn", "mms_id".
QString indexWord(Index index);
Result<Index> indexFromWord(QStringView word);

} // namespace colophon::search
