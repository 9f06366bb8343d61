// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/parser.h"
#include "rules/almatext.h"
#include "rules/order.h"
#include "rules/vocabulary.h"

#include <catch2/catch.hpp>

using namespace colophon;
using namespace colophon::rules;

namespace {

RuleFile parsed(const char *text)
{
    return parse(QString::fromUtf8(text));
}

QString firstErrorOf(const char *text)
{
    return firstError(parsed(text).diagnostics);
}

} // namespace

TEST_CASE("a rule is read with its priority, condition and actions")
{
    const RuleFile file =
        parsed("# comment\nrule \"x\"\n// why\nsalience -3\nwhen\n"
               "(exists \"650.{-,7}.a.Two.dots\") AND not existsControl \"007\"\n"
               "or TRUE\nthen\n  removeField \"9**\" if(not exists \"9**.5\")\nend");
    REQUIRE(file.diagnostics.isEmpty());
    REQUIRE(file.rules.size() == 1);
    const Rule &rule = file.rules[0];
    CHECK(rule.priority == -3);
    REQUIRE(rule.when.has_value());
    CHECK(rule.when->kind == ConditionKind::Or);
    const Condition &both = rule.when->parts[0];
    CHECK(both.kind == ConditionKind::And);
    const Element &element = both.parts[0].element;
    CHECK(element.tags == QStringList{QStringLiteral("650")});
    CHECK(element.indicators->first == u' ');
    CHECK(element.indicators->second == u'7');
    CHECK(element.code == u'a');
    CHECK(element.value == QStringLiteral("Two.dots"));
    CHECK(both.parts[1].kind == ConditionKind::Not);
    REQUIRE(rule.then.size() == 1);
    CHECK(rule.then[0].action == Action::RemoveField);
    CHECK(rule.then[0].test->kind == ConditionKind::Not);
    CHECK(rule.then[0].span.line == 9);
}

TEST_CASE("an error names line, column, what was expected and the nearest known word")
{
    CHECK(firstErrorOf("rule \"x\"\nwhen TRUE\nthen\n    addSubFeild \"040.e.rda\"\nend")
          == QStringLiteral("line 4, column 5: An action, or “end”, was expected here, not "
                            "“addSubFeild”. Is “addSubField” meant?"));
    CHECK(firstErrorOf("rule \"x\"\nwhen exsits \"040\"\nthen\nend")
          == QStringLiteral("line 2, column 6: A condition was expected here, not “exsits”. Is "
                            "“exists” meant?"));
    CHECK(firstErrorOf("rule \"x\"\nwhen TRUE\nthne\nend")
          == QStringLiteral("line 3, column 1: “then”, or AND or OR, was expected here, not "
                            "“thne”. Is “then” meant?"));
    CHECK(firstErrorOf("rule \"x\" when TRUE then removeField \"50\" end")
              .startsWith(QStringLiteral("line 1, column 38: The tag “50” has 2 characters")));
}

TEST_CASE("a curly quote is told with its mend, and the rest of the file is still read")
{
    const RuleFile file =
        parsed("rule “x”\nwhen TRUE\nthen\n  removeField \"500\"\n  removeFeild \"501\"\nend");
    REQUIRE(file.diagnostics.size() == 3);
    CHECK(file.diagnostics[0].replacement == QStringLiteral("\""));
    CHECK(file.diagnostics[1].span.column == 8);
    CHECK(file.diagnostics[2].message.contains(QStringLiteral("removeFeild")));
    CHECK(file.rules.size() == 1);
}

TEST_CASE("an if about another field than the action's is refused, as the Knowledge Center says")
{
    const QString error = firstErrorOf("rule \"x\"\nwhen TRUE\nthen\n"
                                       "addSubField \"040.b.ita\" if (existsControl "
                                       "\"008.{35,3}.ita\")\nend");
    CHECK(error.startsWith(QStringLiteral("line 4, column ")));
    CHECK(error.contains(QStringLiteral("when")));
}

TEST_CASE("names whose meaning is not confirmed are known, and not run")
{
    CHECK(firstErrorOf("rule \"x\" when TRUE then prefixSubField \"245.a\" with \"100.a\" end")
              .contains(QStringLiteral("known by name")));
}

TEST_CASE("Colophon's own words are marked as extensions")
{
    const RuleFile file = parsed(R"RULE(option order = "top-down"
table "lang"
  "eng" = "English"
  otherwise "Other"
end
list "art" "Painting", "Sculpture" end
rule "own" onCall when matches "260.c" "^c\d{4}$" ignoring case
then
  let year from "260.c"
  let day = today
  forEach "650" if (exists "650.a" in list "art")
    addSubField "650.9.${year}"
  end
  replaceMatches "260.c" "^c(\d{4})" with "[$1]"
  replaceByTable "041.a" with "lang"
else
  removeField "260" if (exists "260.a" and exists "260.b")
end
rule "caller" when TRUE then call "own" end
test "t"
given
=LDR  00000nam a2200000 a 4500
=260  \\$cc1979
expect lines
=260  \\$c[1979]
end
)RULE");
    for (const Diagnostic &d : file.diagnostics)
        UNSCOPED_INFO(describe(d).toStdString());
    CHECK(file.diagnostics.isEmpty());
    REQUIRE(file.rules.size() == 2);
    CHECK(file.rules[0].onCall);
    CHECK(file.rules[0].then.size() == 5);
    CHECK(file.rules[0].otherwise.size() == 1);
    CHECK(file.options.topDown);
    REQUIRE(file.tables.size() == 1);
    CHECK(file.tables[0].otherwise == QStringLiteral("Other"));
    CHECK(file.lists[0].values.size() == 2);
    REQUIRE(file.tests.size() == 1);
    CHECK(file.tests[0].given.size() == 2);
    CHECK(file.tests[0].expect == TestCase::Expect::Lines);
    CHECK(file.extensions.size() >= 10);
}

TEST_CASE("rules that call each other in a circle are refused")
{
    CHECK(firstErrorOf("rule \"a\" when TRUE then call \"b\" end\n"
                       "rule \"b\" when TRUE then call \"a\" end")
              .contains(QStringLiteral("without end")));
    CHECK(firstErrorOf("rule \"a\" when TRUE then call \"bb\" end")
              .contains(QStringLiteral("no rule “bb”")));
}

TEST_CASE("merge statements are read with all their tails")
{
    const RuleFile file = parsed(R"RULE(rule "m" when merge then
  replace MARC.control."008"
  remove MARC."0"XX excluding "001,035"
  add MARC."650"(" ","0") if does not exist
  add MARC."246" when MARC."246"."5" contains "a*"
  remove MARC."500" if not exists subfield "5"
  add MARC."541,561,562" excluding second indicator "8" excluding subfield ("2","local")
  replace MARC."035" when MARC."035"."a" contains "OCoLC" excluding MARC."035"("9","9")
  add MARC.XXX
  remove MARC."580"X
end)RULE");
    CHECK(!hasErrors(file.diagnostics));
    CHECK(file.diagnostics.size() == 1); // 580X
    REQUIRE(file.rules.size() == 1);
    const std::vector<MergeStatement> &all = file.rules[0].merge;
    REQUIRE(all.size() == 9);
    CHECK(all[1].field.tags == QStringList{QStringLiteral("0**")});
    CHECK(all[2].field.indicators->second == u'0');
    CHECK(all[2].test == MergeStatement::If::NotExists);
    CHECK(all[3].contains == QStringLiteral("a*"));
    CHECK(all[4].test == MergeStatement::If::HasNoSubfield);
    CHECK(all[5].excluding.size() == 2);
    CHECK(all[5].field.tags.size() == 3);
    CHECK(all[7].field.tags == QStringList{QStringLiteral("***")});
}

TEST_CASE("the nearest word forgives swapped, missing and doubled letters, not another word")
{
    CHECK(nearestWord(QStringLiteral("exsits"), {QStringLiteral("exists")})
          == QStringLiteral("exists"));
    CHECK(nearestWord(QStringLiteral("remvoefield"), actionNames())
          == QStringLiteral("removeField"));
    CHECK(nearestWord(QStringLiteral("banana"), actionNames()).isEmpty());
}

TEST_CASE("brackets without end are refused, not followed into the ground")
{
    const QByteArray deep = "rule \"x\" when " + QByteArray(100'000, '(') + "TRUE";
    CHECK(firstErrorOf(deep.constData()).contains(QStringLiteral("deep")));
}

TEST_CASE("the order in which rules run can be written down, and stays what it was")
{
    const QString text = QStringLiteral("rule \"c\" // last\nwhen TRUE then end\n"
                                        "rule \"a\" priority 7 when TRUE then end\n"
                                        "rule \"helper\" onCall when TRUE then end\n"
                                        "rule \"b\" when TRUE then end\n");
    const auto names = [](const QString &of) {
        const RuleFile file = parse(of);
        REQUIRE(file.diagnostics.isEmpty());
        QStringList all;
        for (const std::size_t place : runningOrder(file)) {
            if (!file.rules[place].onCall)
                all.append(file.rules[place].name);
        }
        return all.join(u' ');
    };
    CHECK(names(text) == QStringLiteral("a b c"));
    const QString numbered = withPriorities(text);
    CHECK(numbered
          == QStringLiteral("rule \"c\" priority 10 // last\nwhen TRUE then end\n"
                            "rule \"a\" priority 30 when TRUE then end\n"
                            "rule \"helper\" onCall when TRUE then end\n"
                            "rule \"b\" priority 20 when TRUE then end\n"));
    CHECK(names(numbered) == QStringLiteral("a b c"));
    CHECK(names(QStringLiteral("option order = \"top-down\"\n") + text) == QStringLiteral("a c b"));
    // nothing to write: one rule alone, and a text with errors
    CHECK(withPriorities(QStringLiteral("rule \"x\" when TRUE then end"))
          == QStringLiteral("rule \"x\" when TRUE then end"));
    CHECK(withPriorities(text + u'!') == text + u'!');
}

TEST_CASE("what runs otherwise than its writer may think is warned of")
{
    const auto warning = [](const char *action) {
        const RuleFile file = parse(
            QStringLiteral("rule \"x\" when TRUE then %1 end").arg(QString::fromUtf8(action)));
        CHECK_FALSE(hasErrors(file.diagnostics));
        return file.diagnostics.isEmpty() ? QString() : file.diagnostics.first().message;
    };
    CHECK(warning("replaceControlContents \"008.{35,3}\" with \"engl\"").endsWith(u"it is cut."));
    CHECK(warning("replaceControlContents \"008.{35,3}\" with \"en\"").contains(u"blanks"));
    CHECK(warning("replaceControlContents \"008.{35,3}\" with \"eng\"").isNull());
    CHECK(warning("removeField \"650.{-,7}\"").contains(u"indicators"));
    CHECK(warning("copyControlField \"988.a\" to \"008\"").contains(u"one 008"));
    CHECK(warning("removeControlField \"0*\" copyControlField \"988.a\" to \"008\"").isNull());
    CHECK(warning("copyControlField \"988.a\" to \"007\"").isNull());
}

TEST_CASE("a rule that does more than its condition says is told, and one that means it is not")
{
    const auto told = [](const char *rule) {
        const RuleFile file = parse(QStringLiteral("rule \"x\" %1 end").arg(QLatin1String(rule)));
        INFO(rule);
        CHECK_FALSE(hasErrors(file.diagnostics));
        return file.diagnostics.isEmpty() ? QString() : file.diagnostics.first().message;
    };
    CHECK(told("when exists \"590.a.*Elkins*\" then removeField \"590\"")
              .contains(u"every 590 of the record"));
    CHECK(told("when exists \"856\" AND exists \"650.2.fast\" then removeSubField \"650.2\"")
              .contains(u"write if (exists \"650.2.fast\") behind it"));
    CHECK(told("when existsControl \"007.{0,1}.c\" then removeControlField \"007\"")
              .contains(u"every 007"));
    // it says which, the condition is about another tag, about the field's presence, or negated
    CHECK(
        told("when exists \"590.a.X\" then removeField \"590\" if (exists \"590.a.X\")").isNull());
    CHECK(told("when exists \"590.a.X\" then removeField \"591\"").isNull());
    CHECK(told("when exists \"590.a\" then removeField \"590\"").isNull());
    CHECK(told("when not exists \"590.a.X\" then removeField \"590\"").isNull());

    const char *smear = "when TRUE then addField \"590.a.Gift\" addSubField \"590.5.NNU\"";
    CHECK(told(smear).contains(u"every 590 of the record"));
    CHECK(told("when not exists \"590\" then addField \"590.a.Gift\" addSubField \"590.5.NNU\"")
              .isNull());
    CHECK(told("when TRUE then removeField \"590\" addField \"590.a.Gift\" "
               "addSubField \"590.5.NNU\"")
              .isNull());
    CHECK(told("when TRUE then addField \"TMP.a.Gift\" addSubField \"TMP.5.NNU\" "
               "changeField \"TMP\" to \"590\"")
              .isNull());
}

TEST_CASE("a rule is copied for Alma without its tests, and refused where it is Colophon's own")
{
    const QString rule = QStringLiteral("# gifts\nrule \"g\"\nwhen TRUE\nthen\n"
                                        "  removeField \"590\"\nend\n");
    const QString test = QStringLiteral("\ntest \"t\"\ngiven\n=590  \\\\$aX\nexpect\n"
                                        "=245  10$aT\nend\n");
    CHECK(almaText(rule).valueOr(QString()) == rule);
    CHECK(almaText(rule + test).valueOr(QString()) == rule);
    CHECK(almaText(test + rule).valueOr(QString()) == QStringLiteral("\n") + rule);
    const Result<QString> own =
        almaText(rule + test + QStringLiteral("option order = \"top-down\"\n"));
    REQUIRE_FALSE(own.ok());
    CHECK(own.error().detail.startsWith(QStringLiteral("line 14: “option”")));
    const Result<QString> wrong =
        almaText(QStringLiteral("rule \"g\" when TRUE then remvoeField end"));
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().detail.contains(QStringLiteral("removeField")));
}
