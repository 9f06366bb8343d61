// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulesupport.h"

using namespace colophon;
using namespace colophon::test;

TEST_CASE("conditions hold as the documentation's examples say")
{
    struct Row {
        const char *condition;
        const char *record;
        bool holds;
    };
    const Row rows[] = {
        // tag, indicators, code, value
        {R"~(TRUE)~", "=245  10$aX", true},
        {R"~(exists "245")~", "=245  10$aX", true},
        {R"~(exists "246")~", "=245  10$aX", false},
        {R"~(exists "24*")~", "=245  10$aX", true},
        {R"~(exists "2*")~", "=245  10$aX", true},
        {R"~(exists "856.{4,0}")~", "=856  40$uX", true},
        {R"~(exists "856.{4,0}")~", "=856  42$uX", false},
        {R"~(exists "856.{4,*}")~", "=856  42$uX", true},
        {R"~(exists "650.{-,7}.a.Two-spirit people")~", "=650  \\7$aTwo-spirit people", true},
        {R"~(exists "650.{-,7}.a.Two-spirit people")~", "=650  \\0$aTwo-spirit people", false},
        // indicators and subfield in the same field
        {R"~(exists "650.{-,7}.a.Ecology")~", "=650  \\0$aEcology\n=650  \\7$aOther", false},
        {R"~(exists "590.9")~", "=590  \\\\$9LOCAL", true},
        {R"~(exists "590.9")~", "=590  \\\\$aLOCAL", false},
        // anchored at both ends, * any run
        {R"~(exists "035.a.(OCoLC)*")~", "=035  \\\\$a(OCoLC)123", true},
        {R"~(exists "035.a.(OCoLC)*")~", "=035  \\\\$ax(OCoLC)123", false},
        {R"~(exists "035.a.(OCoLC)")~", "=035  \\\\$a(OCoLC)123", false},
        {R"~(exists "245.a.The *")~", "=245  10$aThe book", true},
        {R"~(exists "245.a.The *")~", "=245  10$aThen", false},
        {R"~(exists "843.a.*Micro*")~", "=843  \\\\$aOld Microfilm", true},
        {R"~(exists "695.a.* thesis")~", "=695  \\\\$aDoctoral thesis", true},
        // brackets are literal
        {R"~(exists "995.m.*[offprint]*")~", "=995  \\\\$mx [offprint] y", true},
        {R"~(exists "655.a.Thesis (*")~", "=655  \\\\$aThesis (Doctorate)", true},
        // | between alternatives
        {R"~(exists "040.e.amim|appm|dacs")~", "=040  \\\\$edacs", true},
        {R"~(exists "040.e.amim|appm|dacs")~", "=040  \\\\$erda", false},
        {R"~(exists "856.u.*nrs.harvard*|*id.lib.harvard*")~",
         "=856  40$uhttps://id.lib.harvard.edu/x", true},
        // case matters
        {R"~(exists "900.a.Local")~", "=900  \\\\$alocal", false},
        // the full stop: four backslashes, or bare at the end
        {R"~(exists "650.a.Indian slaves\\\\.")~", "=650  \\0$aIndian slaves.", true},
        {R"~(exists "650.a.Indian slaves\\\\.")~", "=650  \\0$aIndian slaves", false},
        {R"~(exists "690.a.Variable content.")~", "=690  \\\\$aVariable content.", true},
        {R"~(exists "0**.*\\ǂ*")~", "=020  \\\\$a123ǂb", true},
        {R"~(exists "856.u.http://hdl.handle.net*")~", "=856  40$uhttp://hdl.handle.net/1", true},
        // decomposed in the record, composed in the rule
        {R"~(exists "100.a.Café")~", "=100  1\\$aCafe\xcc\x81", true},
        {R"~(exists "100.a.Cafe*")~", "=100  1\\$aCafe\xcc\x81", false},
        // control fields and the leader
        {R"~(existsControl "007")~", "=007  co", true},
        {R"~(not existsControl "007")~", "=007  co", false},
        {R"~(existsControl "LDR.{6,1}.a")~", "=245  10$aX", true},
        {R"~(existsControl "LDR.{06,1}.t|f|a")~", "=245  10$aX", true},
        {R"~(existsControl "LDR.{17,1}. |7")~", "=245  10$aX", true},
        {R"~(existsControl "008.{35,3}.ita")~",
         "=008  920101s1992\\\\\\\\enk\\\\\\\\\\\\\\\\\\\\\\000\\1\\ita\\d", true},
        {R"~(existsControl "001.{0,5}.99125")~", "=001  9912512345", true},
        {R"~(existsControl "005.{00,7}.2020061")~", "=005  20200615120000.0", true},
        {R"~(existsControl "008.{06,1}.\\\\|")~", "=008  920101|1992", true},
        {R"~(existsControl "008.{06,1}.|")~", "=008  920101|1992", true},
        {R"~(existsControl "008.{06,1}.|")~", "=008  920101s1992", false},
        {R"~(existsControl "008.{50,1}.*")~", "=008  920101s1992", false},
        // more than once
        {R"~(existsMoreThanOnce "001")~", "=001  1\n=001  2", true},
        {R"~(existsMoreThanOnce "773.w")~", "=773  0\\$w1\n=773  0\\$w2", true},
        {R"~(existsMoreThanOnce "773.w")~", "=773  0\\$w1$w2", true},
        {R"~(existsMoreThanOnce "900.a.Art and Design")~",
         "=900  \\\\$aArt and Design\n=900  \\\\$aX", false},
        // equal subfields, characters left aside
        {R"~(recordHasDuplicateSubfields "650" "2" ".,")~", "=650  \\7$aX$2local.$2local", true},
        {R"~(recordHasDuplicateSubfields "650" "2" ".,")~", "=650  \\7$aX$2local\n=650  \\7$2local",
         false},
        // and, or, not, brackets
        {R"~((exists "780") AND (exists "785") AND (exists "022"))~",
         "=780  \\\\$a1\n=785  \\\\$a1", false},
        {R"~(exists "780" or exists "785" and exists "022")~", "=780  \\\\$a1", true},
        {R"~((exists "780" or exists "785") and exists "022")~", "=780  \\\\$a1", false},
        {"exists \"780\"\nexists \"022\"", "=780  \\\\$a1", false},
        {R"~(NOT (exists "260.a.*") AND NOT (exists "264.a.*"))~", "=245  10$aX", true},
        // Colophon's own
        {R"~(matches "260.c" "^c\d{4}\.$")~", "=260  \\\\$cc1979.", true},
        {R"~(matches "260.c" "^C\d{4}" ignoring case)~", "=260  \\\\$cc1979.", true},
        {R"~(matches "260.c" "^C\d{4}")~", "=260  \\\\$cc1979.", false},
    };
    for (const Row &row : rows) {
        INFO(row.condition << " on " << row.record);
        CHECK(holdsFor(row.condition, row.record) == row.holds);
    }
}

TEST_CASE("an indication is true where any rule of the file holds")
{
    const rules::Program both = program("rule \"a\" when exists \"999\" then set "
                                        "indication.\"true\" end rule \"b\" when exists \"245\" "
                                        "then set indication.\"true\" end");
    rules::Interpreter interpreter(both);
    CHECK(interpreter.indicates(fromLines("=245  10$aX")).valueOr(false));
    CHECK(!interpreter.indicates(fromLines("=246  10$aX")).valueOr(true));
}

TEST_CASE("of brief level rules the top-most that holds gives the level")
{
    const rules::Program levels =
        program("rule \"Brief 01\" when not exists \"245.a\" then set brief_level.\"01\" end\n"
                "rule \"Brief 09\" when exists \"010\" then set brief_level.\"09\" end\n"
                "rule \"Brief 07\" when TRUE then set brief_level.\"07\" end");
    rules::Interpreter interpreter(levels);
    marc::FlatRecord flat;
    marc::flatten(fromLines("=010  \\\\$a1"), flat);
    CHECK(interpreter.briefLevel(flat).valueOr(std::nullopt) == 1);
    marc::flatten(fromLines("=010  \\\\$a1\n=245  10$aX"), flat);
    CHECK(interpreter.briefLevel(flat).valueOr(std::nullopt) == 9);
    marc::flatten(fromLines("=245  10$aX"), flat);
    CHECK(interpreter.briefLevel(flat).valueOr(std::nullopt) == 7);
}
