// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search.h"

#include "search/querysql.h"

#include <array>

namespace colophon::search {

namespace {

struct IndexName {
    Index index;
    QLatin1String word;
};
constexpr std::array kIndexNames{IndexName{Index::Keywords, QLatin1String("keywords")},
                                 IndexName{Index::Title, QLatin1String("title")},
                                 IndexName{Index::Name, QLatin1String("name")},
                                 IndexName{Index::Isbn, QLatin1String("isbn")},
                                 IndexName{Index::MmsId, QLatin1String("mms_id")}};

Result<QList<MmsId>> oneRecord(store::Connection &connection, const Request &request, MmsId mmsId)
{
    if (mmsId.zoneCode() != request.zone.code || request.offset > 0)
        return QList<MmsId>();
    Result<store::Query> query = connection.query("common/bib_version_of");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("mms_id", mmsId).select());
    return query->next() ? QList<MmsId>{mmsId} : QList<MmsId>();
}

Result<bool> isSmall(store::Connection &connection, const Match &match)
{
    Result<store::Query> query = connection.queryText(smallCountSql());
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("match", match.expression).selectOne());
    return query->integer(0) <= kSmallResult;
}

Result<QList<MmsId>> page(store::Connection &connection, const Request &request, const Match &match)
{
    bool small = false;
    if (!match.isEverything()) {
        const Result<bool> answer = isSmall(connection, match);
        COLOPHON_TRY(answer);
        small = *answer;
    }
    Result<store::Query> query =
        connection.queryText(pageSql(request.sort, match.isEverything(), small));
    COLOPHON_TRY(query);
    if (!match.isEverything())
        query->bind("match", match.expression);
    COLOPHON_TRY(query->bind("zone_id", request.zone.id)
                     .bind("limit", request.limit)
                     .bind("offset", request.offset)
                     .select());
    QList<MmsId> found;
    while (query->next())
        found.append(query->mmsId(0));
    return found;
}

Result<QList<MmsId>> hits(store::Connection &connection, const Request &request, const Match &match)
{
    if (match.nothing)
        return QList<MmsId>();
    if (match.mmsId)
        return oneRecord(connection, request, *match.mmsId);
    return page(connection, request, match);
}

} // namespace

Result<Page> search(store::Connection &connection, const Request &request)
{
    const Result<Match> match = matchOf(request);
    COLOPHON_TRY(match);
    const Result<QList<MmsId>> found = hits(connection, request, *match);
    COLOPHON_TRY(found);
    Result<QList<store::BriefRow>> rows = store::briefRows(connection, *found);
    COLOPHON_TRY(rows);
    return Page{std::move(*rows)};
}

Result<qint64> count(store::Connection &connection, const Request &request)
{
    const Result<Match> match = matchOf(request);
    COLOPHON_TRY(match);
    if (match->nothing)
        return qint64(0);
    if (match->mmsId) {
        const Result<QList<MmsId>> one = oneRecord(connection, request, *match->mmsId);
        COLOPHON_TRY(one);
        return qint64(one->size());
    }
    if (match->isEverything()) {
        const Result<store::Zone> zone = store::zoneOf(connection, request.zone.kind);
        COLOPHON_TRY(zone);
        return zone->recordCount;
    }
    Result<store::Query> query = connection.queryText(countSql());
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("match", match->expression)
                     .bind("code", request.zone.code.toLongLong())
                     .selectOne());
    return query->integer(0);
}

QString indexWord(Index index)
{
    for (const IndexName &name : kIndexNames) {
        if (name.index == index)
            return name.word;
    }
    return {};
}

Result<Index> indexFromWord(QStringView word)
{
    for (const IndexName &name : kIndexNames) {
        if (word.compare(name.word, Qt::CaseInsensitive) == 0)
            return name.index;
    }
    if (word == u"mms")
        return Index::MmsId;
    return Error{
        ErrorCode::InvalidInput,
        QStringLiteral("“%1” is not an index. There are keywords, title, name, isbn and mms_id.")
            .arg(word)};
}

} // namespace colophon::search
