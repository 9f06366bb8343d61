// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query.h"

#include <catch2/catch.hpp>

using namespace colophon::search;

namespace {

QueryTree leaf(Index index, Operator op, const char *value, const char *to = "")
{
    return QueryTree::leaf({index, op, QString::fromUtf8(value), QString::fromUtf8(to)});
}

QueryTree parsed(const char *text, Index usual = Index::Keywords)
{
    const ParsedQuery query = parseQuery(QString::fromUtf8(text), usual);
    INFO(text << ": " << (query.fault ? query.fault->reason.toStdString() : std::string()));
    REQUIRE_FALSE(query.fault);
    return query.tree;
}

} // namespace

TEST_CASE("Each operator has its way of writing")
{
    using enum Operator;
    CHECK(parsed("egypt history") == leaf(Index::Keywords, Contains, "egypt history"));
    CHECK(parsed("title:egypt") == leaf(Index::Title, Contains, "egypt"));
    CHECK(parsed("title:(egypt history)") == leaf(Index::Title, Contains, "egypt history"));
    CHECK(parsed("\"ancient egypt\"") == leaf(Index::Keywords, Phrase, "ancient egypt"));
    CHECK(parsed("name=\"Marsot, Afaf\"") == leaf(Index::Name, Is, "Marsot, Afaf"));
    CHECK(parsed("name=\"Marsot, A\"*") == leaf(Index::Name, StartsWith, "Marsot, A"));
    CHECK(parsed("subject=\"\"") == leaf(Index::Subject, Empty, ""));
    CHECK(parsed("year:1990..1999") == leaf(Index::Year, Between, "1990", "1999"));
    CHECK(parsed("year:1990..") == leaf(Index::Year, Between, "1990", ""));
    CHECK(parsed("year<=1950") == leaf(Index::Year, Between, "", "1950"));
    CHECK(parsed("year <= 1950") == leaf(Index::Year, Between, "", "1950"));
    CHECK(parsed("year  >=1950") == leaf(Index::Year, Between, "1950", ""));
    CHECK(parsed("title year") == leaf(Index::Keywords, Contains, "title year"));
    CHECK(parsed("isbn:978-0-306*") == leaf(Index::Isbn, StartsWith, "978-0-306"));
    CHECK(parsed("system_number:(OCoLC)123") == leaf(Index::SystemNumber, Is, "(OCoLC)123"));
    CHECK(parsed("call_number:\"QA76.9 .A2\"")
          == leaf(Index::CallNumber, StartsWith, "QA76.9 .A2"));
    CHECK(parsed("call_number:QA76..QA90") == leaf(Index::CallNumber, Between, "QA76", "QA90"));
    CHECK(parsed("field:245$h") == leaf(Index::Field, Is, "245$h"));
    CHECK(parsed("locked:me linked:no").parts.size() == 2);
    CHECK(parsed("set:\"Maps of Egypt\"") == leaf(Index::Set, Is, "Maps of Egypt"));
}

TEST_CASE("AND, OR, NOT and brackets bind as people expect")
{
    using enum Operator;
    const QueryTree a = leaf(Index::Title, Contains, "a");
    const QueryTree b = leaf(Index::Name, Contains, "b");
    const QueryTree c = leaf(Index::Subject, Contains, "c");
    using Kind = QueryTree::Kind;
    CHECK(parsed("title:a OR name:b subject:c")
          == QueryTree{Kind::Or, {a, {Kind::And, {b, c}, {}}}, {}});
    CHECK(parsed("(title:a OR name:b) AND NOT subject:c")
          == QueryTree{Kind::And, {{Kind::Or, {a, b}, {}}, {Kind::Not, {c}, {}}}, {}});
    CHECK(parsed("and or not") == leaf(Index::Keywords, Contains, "and or not"));
    CHECK(parsed("").isEverything());
    CHECK(parsed(" - : ").isEverything());
    CHECK(parsed("Egypt : a history / by")
          == leaf(Index::Keywords, Contains, "Egypt a history by"));
}

TEST_CASE("Numbers typed into their own index are one value, blanks and all")
{
    using enum Operator;
    CHECK(parsed("978 0 306 40615 7", Index::Isbn) == leaf(Index::Isbn, Is, "978 0 306 40615 7"));
    CHECK(parsed("A 1.2:R 31", Index::CallNumber)
          == leaf(Index::CallNumber, StartsWith, "A 1.2:R 31"));
    CHECK(parsed("1990..1999", Index::Year) == leaf(Index::Year, Between, "1990", "1999"));
    CHECK(parsed("title:egypt", Index::Isbn) == leaf(Index::Title, Contains, "egypt"));
}

TEST_CASE("What can't be read is shown at its place")
{
    const auto [text, position, length] =
        GENERATE(table<const char *, int, int>({{"titel:egypt", 0, 5},
                                                {"egypt \"open", 6, 5},
                                                {"(egypt OR nile", 0, 1},
                                                {"egypt )", 6, 1},
                                                {"egypt AND", 9, 0},
                                                {"OR egypt", 0, 2},
                                                {"year:19x0", 0, 9},
                                                {"a year:", 2, 5},
                                                {"changed:2026-13-01", 0, 18},
                                                {"field:24", -1, 0},
                                                {"material:books", 0, 14},
                                                {"publisher=Collins", 0, 17}}));
    const ParsedQuery query = parseQuery(QString::fromUtf8(text));
    INFO(text);
    if (position < 0) {
        CHECK_FALSE(query.fault);
        return;
    }
    REQUIRE(query.fault);
    CHECK(query.fault->position == position);
    CHECK(query.fault->length == length);
    CHECK(query.fault->reason.endsWith(u'.'));
}

TEST_CASE("A tree's text gives the tree again")
{
    for (const char *text :
         {"egypt history", "title:(a b) OR name:\"x, y\"", "NOT (a b) title:c",
          "(title:a OR name:b) (subject:c OR year:1990..)", "name=\"Marsot, A\"*", "subject=\"\"",
          "\"a phrase\"", "\"begins with\"*", "isbn:0306*", "call_number:\"QA76 .A\"..\"QA90 .B\"",
          "call_number=QA76", "NOT NOT locked:any", "created:..2026-11-18",
          "title:\"say \"\"hi\"\"\"", "set:\"My set\" AND NOT set:\"Other\"",
          "system_number:(OCoLC)12", "language:eng OR language:fre"}) {
        const QueryTree tree = parsed(text);
        const QString written = textOf(tree);
        INFO(text << " → " << written.toStdString());
        CHECK(parsed(written.toUtf8().constData()) == tree);
    }
    // Signs in a value of the builder are no signs of the language.
    const QueryTree odd = leaf(Index::Title, Operator::Contains, "a OR (b: \"c");
    CHECK(parsed(textOf(odd).toUtf8().constData())
          == leaf(Index::Title, Operator::Contains, "a or b c"));
}

TEST_CASE("Completion knows what is being typed")
{
    CHECK(typedAt(QStringLiteral("ti"), 2).start == 0);
    CHECK_FALSE(typedAt(QStringLiteral("ti"), 2).valueOf);
    const TypedWord value = typedAt(QStringLiteral("egypt language:en"), 17);
    CHECK(value.valueOf == Index::Language);
    CHECK(value.start == 15);
    CHECK(value.length == 2);
}
