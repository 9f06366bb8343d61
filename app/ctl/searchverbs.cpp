// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "search/browse.h"
#include "search/facets.h"
#include "search/search.h"
#include "verbs.h"

#include <QHash>

namespace colophon::ctl {

namespace {

Result<int> number(const Context &context, const QString &option, int fallback)
{
    const QString text = context.line.option(option, QString::number(fallback));
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < 0)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("--%1 takes a number from 0 on, not “%2”.").arg(option, text)};
    return value;
}

Result<search::Sort> sortNamed(const QString &word)
{
    static const QHash<QString, search::Sort> kSorts{
        {QStringLiteral("relevance"), search::Sort::Relevance},
        {QStringLiteral("title"), search::Sort::Title},
        {QStringLiteral("name"), search::Sort::Name},
        {QStringLiteral("year"), search::Sort::Year},
        {QStringLiteral("changed"), search::Sort::Changed}};
    if (!kSorts.contains(word)) {
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "“%1” is not an order. There are relevance, title, name, year and changed.")
                .arg(word)};
    }
    return kSorts.value(word);
}

/// Who asks: the person of -u or the login, if the catalogue knows them.
search::Viewer viewer(const Context &context, store::Connection &connection)
{
    const Result<store::User> user = store::userByLogin(connection, loginName(context));
    return {user ? user->id : UserId(), context.clock.now()};
}

Result<int> printFacets(const Context &context, store::Connection &connection,
                        const search::Request &request)
{
    const Result<QList<search::FacetGroup>> groups = search::facetsOf(connection, request, {});
    COLOPHON_TRY(groups);
    for (const search::FacetGroup &group : *groups) {
        for (const search::FacetValue &value : group.values) {
            const QString facet = search::facetWord(group.facet);
            if (context.line.json)
                printJson({{QStringLiteral("facet"), facet},
                           {QStringLiteral("value"), value.key},
                           {QStringLiteral("count"), value.count},
                           {QStringLiteral("estimated"), group.estimated}});
            else
                printRow({facet, value.key, QString::number(value.count)});
        }
    }
    return 0;
}

} // namespace

QJsonObject jsonOf(const store::BriefRow &row)
{
    return {{QStringLiteral("mmsId"), row.mmsId.toString()},
            {QStringLiteral("title"), row.brief.title},
            {QStringLiteral("name"), row.brief.name},
            {QStringLiteral("year"), row.brief.year},
            {QStringLiteral("language"), row.brief.language},
            {QStringLiteral("material"), row.brief.material},
            {QStringLiteral("version"), row.version}};
}

void printBrief(const Context &context, const store::BriefRow &row)
{
    if (context.line.json)
        printJson(jsonOf(row));
    else
        printRow({row.mmsId.toString(), row.brief.title, row.brief.name, row.brief.year});
}

Result<int> searchVerb(const Context &context)
{
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    search::Request request;
    const Result<store::Zone> where = zone(context, *connection);
    COLOPHON_TRY(where);
    request.zone = *where;
    request.text = context.line.words.join(u' ');
    const Result<search::Sort> sort =
        sortNamed(context.line.option(QStringLiteral("sort"), QStringLiteral("relevance")));
    COLOPHON_TRY(sort);
    request.sort = *sort;
    request.viewer = viewer(context, *connection);
    const Result<int> limit = number(context, QStringLiteral("limit"), 50);
    COLOPHON_TRY(limit);
    const Result<int> offset = number(context, QStringLiteral("offset"), 0);
    COLOPHON_TRY(offset);
    request.limit = *limit;
    request.offset = *offset;
    if (context.line.has(QStringLiteral("count"))) {
        const Result<qint64> total = search::count(*connection, request);
        COLOPHON_TRY(total);
        if (context.line.json)
            printJson({{QStringLiteral("count"), *total}});
        else
            printLine(QString::number(*total));
        return 0;
    }
    if (context.line.has(QStringLiteral("facets")))
        return printFacets(context, *connection, request);
    const Result<search::Page> page = search::search(*connection, request);
    COLOPHON_TRY(page);
    for (const store::BriefRow &row : page->rows)
        printBrief(context, row);
    return 0;
}

Result<int> browse(const Context &context)
{
    const Result<search::HeadingKind> kind =
        search::headingKindFromWord(context.line.words.constFirst());
    COLOPHON_TRY(kind);
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    const Result<store::Zone> where = zone(context, *connection);
    COLOPHON_TRY(where);
    const Result<int> limit = number(context, QStringLiteral("limit"), 20);
    COLOPHON_TRY(limit);
    const QString from = context.line.words.mid(1).join(u' ');
    const Result<QList<search::BrowseLine>> lines =
        search::browseFrom(*connection, *kind, *where, from, *limit);
    COLOPHON_TRY(lines);
    for (const search::BrowseLine &line : *lines) {
        if (context.line.json)
            printJson({{QStringLiteral("heading"), line.text},
                       {QStringLiteral("records"), line.records}});
        else
            printRow({line.text, QString::number(line.records)});
    }
    return 0;
}

} // namespace colophon::ctl
