// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ruletest.h"
#include "rulesupport.h"

using namespace colophon;
using namespace colophon::rules;

TEST_CASE("tests in a file run, pass and fail with what came out")
{
    const RuleFile file = parse(QString::fromUtf8(R"RULE(rule "to RDA"
when not exists "336"
then
  changeField "260" to "264"
  replaceContents "300.b.ill\\\\." with "illustrations"
  addField "336.a.text"
end
test "passes"
given
=260  \\$aX
expect
=264  \\$aX
=336  \\$atext
end
test "the field expected is among those that came out"
given
=260  \\$aX
expect lines
=336  \\$atext
end
test "left alone"
given
=336  \\$atext
expect no change
end
test "fails"
given
=300  \\$a1 p. :$bill
expect
=300  \\$a1 p. :$billustrations
=336  \\$atext
end
)RULE"));
    const Result<QList<TestOutcome>> outcomes = runTests(file, QDate(2026, 1, 1));
    REQUIRE(outcomes.ok());
    REQUIRE(outcomes->size() == 4);
    for (int i = 0; i < 3; ++i) {
        INFO(i << outcomes->at(i).reason.toStdString());
        CHECK(outcomes->at(i).passed);
    }
    CHECK(outcomes->at(0).changes == 3);
    CHECK(outcomes->at(2).changes == 0);
    const TestOutcome &failed = outcomes->at(3);
    CHECK(!failed.passed);
    CHECK(failed.line == 5);
    CHECK(failed.reason.contains(QStringLiteral("illustrations")));
    CHECK(failed.got.contains(QStringLiteral("=300  \\\\$a1 p. :$bill")));
}

TEST_CASE("indication and merge rules can be tested in their files too")
{
    const RuleFile indication =
        parse(QStringLiteral("rule \"x\" when exists \"022\" then set indication.\"true\" end\n"
                             "test \"serial\" given\n=022  \\\\$a1\nexpect true end\n"
                             "test \"book\" given\n=020  \\\\$a1\nexpect false end\n"
                             "test \"wrong\" given\n=020  \\\\$a1\nexpect true end"));
    const Result<QList<TestOutcome>> outcomes = runTests(indication, {});
    REQUIRE(outcomes.ok());
    CHECK(outcomes->at(0).passed);
    CHECK(outcomes->at(1).passed);
    CHECK(!outcomes->at(2).passed);

    const RuleFile merging =
        parse(QStringLiteral("rule \"m\" when merge then add MARC.\"5\"XX end\n"
                             "test \"m\" given\n=500  \\\\$aA\nother\n=501  \\\\$aB\nexpect\n"
                             "=500  \\\\$aA\n=501  \\\\$aB\nend"));
    const Result<QList<TestOutcome>> merged = runTests(merging, {});
    REQUIRE(merged.ok());
    REQUIRE(merged->size() == 1);
    CHECK(merged->at(0).passed);
}

TEST_CASE("a difference keeps the order of the lines")
{
    CHECK(difference(
              {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
              {QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("c"), QStringLiteral("d")})
          == QStringList{QStringLiteral("- b"), QStringLiteral("+ x"), QStringLiteral("+ d")});
}
