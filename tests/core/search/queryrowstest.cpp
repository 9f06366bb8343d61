// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/queryrows.h"

#include <catch2/catch.hpp>

using namespace colophon::search;

namespace {

QueryTree tree(const char *text)
{
    const ParsedQuery parsed = parseQuery(QString::fromUtf8(text));
    INFO(text);
    REQUIRE_FALSE(parsed.fault);
    return parsed.tree;
}

/// "and nile, or (not delta)": what the form shows.
QString shown(const QList<QueryRow> &rows)
{
    QStringList parts;
    for (const QueryRow &row : rows) {
        const QString joiner = row.joiner == Joiner::And  ? QStringLiteral("and ")
                               : row.joiner == Joiner::Or ? QStringLiteral("or ")
                                                          : QStringLiteral("not ");
        parts.append(joiner
                     + (row.isGroup() ? u'(' + shown(row.rows) + u')'
                                      : textOf(QueryTree::leaf(row.condition))));
    }
    return parts.join(QLatin1String(", "));
}

} // namespace

TEST_CASE("A query shows as rows with the joiners that its text has")
{
    const QList<std::pair<const char *, const char *>> cases{
        {"nile delta", "and nile delta"},
        {"title:(nile delta) year:1990..1999", "and title:(nile delta), and year:1990..1999"},
        {"title:nile OR name:cao", "and title:nile, or name:cao"},
        {"title:a year:1990 OR title:b NOT name:c",
         "and title:a, and year:1990, or title:b, not name:c"},
        {"NOT title:a", "not title:a"},
        {"(title:a OR title:b) year:1990", "and (and title:a, or title:b), and year:1990"},
        {"year:1990 NOT (title:a OR title:b)", "and year:1990, not (and title:a, or title:b)"},
        {"title:a OR NOT title:b", "and title:a, or (not title:b)"},
        {"\"the nile\" subject=\"\"", "and \"the nile\", and subject=\"\""},
    };
    for (const auto &[text, rows] : cases)
        CHECK(shown(rowsOf(tree(text))) == QString::fromUtf8(rows));
    CHECK(rowsOf({}).isEmpty());
    CHECK(treeOf({}).isEverything());
}

TEST_CASE("Rows give the query again that they show")
{
    for (const char *text :
         {"nile", "title:nile OR name:cao", "title:a year:1990 OR title:b NOT name:c",
          "NOT title:a", "NOT (title:a OR NOT title:b)", "(title:a OR title:b) (name:c OR name:d)",
          "title:a OR NOT title:b OR (name:c NOT name:d)", "isbn:0306* OR field:245$h",
          "title:a (title:b OR (title:c NOT (year:1990 OR year:1991..)))"}) {
        const QueryTree once = treeOf(rowsOf(tree(text)));
        INFO(text << " became " << textOf(once).toStdString());
        // A reading of the text is the same, up to words that are in one row.
        CHECK(shown(rowsOf(once)) == shown(rowsOf(tree(text))));
        CHECK(textOf(treeOf(rowsOf(parseQuery(textOf(once)).tree))) == textOf(once));
    }
}

TEST_CASE("Rows that are not filled in ask for nothing")
{
    QueryRow title;
    title.condition.index = Index::Title;
    title.condition.value = QStringLiteral("nile");
    QueryRow blank;
    blank.joiner = Joiner::Or;
    const QueryRow group{Joiner::Not, {}, {QueryRow()}};
    CHECK(textOf(treeOf({title, blank, group})) == QLatin1String("title:nile"));
    QueryRow none;
    none.condition = {Index::Subject, Operator::Empty, {}, {}};
    CHECK(textOf(treeOf({none})) == QLatin1String("subject=\"\""));
}
