// SPDX-License-Identifier: GPL-3.0-or-later
// Each action's expectation is what the documentation's own example, or the library that wrote the
// rule, says comes out: design reference and core/rules/README.md.
#include "rulesupport.h"

using namespace colophon;
using namespace colophon::test;

TEST_CASE("actions do what the documentation's examples say")
{
    struct Row {
        const char *actions;
        const char *before;
        const char *after;
    };
    const Row rows[] = {
        // removeField: all fields of the tag; the code doesn't narrow, if does
        {R"~(removeField "900" if (exists "900.a.Local"))~",
         "=245  10$aX\n=900  \\\\$aLocal\n=900  \\\\$aOther", "=245  10$aX\n=900  \\\\$aOther"},
        {R"~(removeField "9**")~", "=245  10$aX\n=900  \\\\$aLocal\n=999  \\\\$aOther",
         "=245  10$aX"},
        {R"~(removeField "90*")~", "=900  \\\\$aLocal\n=999  \\\\$aOther", "=999  \\\\$aOther"},
        {R"~(removeField "035.a" if (exists "035.a.(OCoLC)"))~",
         "=035  \\\\$a(OCoLC)\n=035  \\\\$a(OCoLC)1", "=035  \\\\$a(OCoLC)1"},
        {R"~(removeField "650" if (exists "650.{*,0}"))~", "=650  \\0$aA\n=650  \\7$aB",
         "=650  \\7$aB"},
        // replaceContents
        {R"~(replaceContents "035.a.(OCoLC)ocn" with "(OCoLC)")~", "=035  \\\\$a(OCoLC)ocn12",
         "=035  \\\\$a(OCoLC)12"},
        {R"~(replaceContents "020.0.(uri) " with "")~", "=020  \\\\$aX$0(uri) http://x",
         "=020  \\\\$aX$0http://x"},
        {R"~(replaceContents "300.a.p" with "sider")~", "=300  \\\\$a12 p, 3 p",
         "=300  \\\\$a12 sider, 3 sider"},
        {R"~(replaceContents "852.c.*" with "DOCRD" if (exists "852.c.RDDOC"))~",
         "=852  \\\\$cRDDOC\n=852  \\\\$cX", "=852  \\\\$cDOCRD\n=852  \\\\$cX"},
        {R"~(replaceContents "843.a.Microform*" with "Microfilm")~", "=843  \\\\$aOld Microform, 2",
         "=843  \\\\$aOld Microfilm"},
        {R"~(replaceContents "876.x.*ReCAP, Hathi*" with "committed to retain - ReCAP")~",
         "=876  \\\\$xshared ReCAP, Hathi too", "=876  \\\\$xcommitted to retain - ReCAP"},
        {R"~(replaceContents "690.a.." with "" if (exists "690.a.Variable content."))~",
         "=690  \\\\$aVariable content.", "=690  \\\\$aVariable content"},
        {R"~(replaceContents "300.a.S\\\\." with "pages")~", "=300  \\\\$a24 S.",
         "=300  \\\\$a24 pages"},
        {R"~(replaceContents "010.a.^" with "")~", "=010  \\\\$a^^92^1", "=010  \\\\$a921"},
        {R"~(replaceContents "901.a.^(.{35}).*" with "SCSBdedupe-$1")~",
         "=901  \\\\$a123456789012345678901234567890123456",
         "=901  \\\\$aSCSBdedupe-12345678901234567890123456789012345"},
        {R"~(replaceContents "994.u.(?<prefix>eph/)*(?<number>.{9})(?<suffix>/cat)" with "${number}")~",
         "=994  \\\\$ueph/123456789/cat", "=994  \\\\$u123456789"},
        {"replaceContents \"250.*./\" with \"/$_separator_$b\"\n"
         "replaceContents \"250.*._separator_\" with \"\"",
         "=250  \\\\$aFirst / me", "=250  \\\\$aFirst /{dollar}{dollar}b me"},
        // addSubField: at the end of each field
        {R"~(addSubField "583.5.NNU")~", "=583  1\\$aX\n=583  1\\$aY",
         "=583  1\\$aX$5NNU\n=583  1\\$aY$5NNU"},
        {R"~(addSubField "876.h. " if (not exists "876.h.*"))~", "=876  \\\\$aX\n=876  \\\\$hY",
         "=876  \\\\$aX$h \n=876  \\\\$hY"},
        {R"~(AddSubfield "695.d.Masters" if (not exists "695.d"))~", "=695  \\\\$aX",
         "=695  \\\\$aX$dMasters"},
        // indicators
        {R"~(changeFirstIndicator "852" to "")~", "=852  8\\$aX", "=852  \\\\$aX"},
        {R"~(changeFirstIndicator "502" to " ")~", "=502  1\\$aX", "=502  \\\\$aX"},
        {"changeSecondIndicator \"830\" to \"4\" if (exists \"830.{*,*}.a.The *\")",
         "=830  \\0$aThe series\n=830  \\0$aSeries", "=830  \\4$aThe series\n=830  \\0$aSeries"},
        // removeSubField
        {R"~(removeSubField "7**.w" if (exists "7**.w.(OCoLC)"))~",
         "=776  0\\$aX$w(OCoLC)\n=776  0\\$w(OCoLC)1", "=776  0\\$aX\n=776  0\\$w(OCoLC)1"},
        // the emptied field goes at the end of the run
        {R"~(removeSubField "502.g")~", "=245  10$aX\n=502  \\\\$gPhD", "=245  10$aX"},
        // control fields
        {R"~(replaceControlContents "008.{0,6}" with "991231")~", "=008  920101s1992",
         "=008  991231s1992"},
        {R"~(replaceControlContents "008.{6,1}.s" with "t")~", "=008  920101s1992",
         "=008  920101t1992"},
        {R"~(replaceControlContents "008.{6,1}.m" with "t")~", "=008  920101s1992",
         "=008  920101s1992"},
        {R"~(replaceControlContents "007.{2,1}.#" with " ")~", "=007  co#|g", "=007  co\\|g"},
        {R"~(replaceControlContents "007.{4,2}" with "x")~", "=007  co", "=007  co\\\\x\\"},
        {R"~(addControlField "007.co#|g#|###|||||")~", "=245  10$aX",
         "=007  co#|g#|###|||||\n=245  10$aX"},
        {R"~(removeControlField "007" if (existsControl "007.{0,1}.c"))~", "=007  co\n=007  ta",
         "=007  ta"},
        {R"~(removeControlField "0*")~", "=001  1\n=008  9\n=245  10$aX", "=245  10$aX"},
        {"removeControlField \"001\"\ncopyField \"035.a\" to \"YLK.a\" if (exists "
         "\"035.a.(DE-605)*\")\ncopyControlField \"YLK.a\" to \"001\"\nremoveField \"YLK\"",
         "=001  1\n=035  \\\\$a(OCoLC)2\n=035  \\\\$a(DE-605)3",
         "=001  (DE-605)3\n=035  \\\\$a(OCoLC)2\n=035  \\\\$a(DE-605)3"},
        // addField: one new field, also beside its twin, in its place
        {R"~(addField "740.a.Set XXX")~", "=245  10$aX\n=740  \\\\$aSet XXX\n=850  \\\\$aY",
         "=245  10$aX\n=740  \\\\$aSet XXX\n=740  \\\\$aSet XXX\n=850  \\\\$aY"},
        {R"~(addField "650.{-,7}.a.Inuit -- Yukon")~", "=245  10$aX",
         "=245  10$aX\n=650  \\7$aInuit -- Yukon"},
        {R"~(addField "843.a.Microfilm\\\\.")~", "=245  10$aX",
         "=245  10$aX\n=843  \\\\$aMicrofilm."},
        {R"~(addField "506.a.Open" if (not exists "506"))~", "=506  \\\\$aClosed",
         "=506  \\\\$aClosed"},
        // changeField, copyField
        {R"~(changeField "519" to "919")~", "=519  1\\$aX", "=919  1\\$aX"},
        {R"~(changeField "956" to "856" if (exists "956.u.https://archive.org/*"))~",
         "=956  40$uhttps://archive.org/1\n=956  40$uhttps://x",
         "=856  40$uhttps://archive.org/1\n=956  40$uhttps://x"},
        {R"~(copyField "490" to "830")~", "=490  1\\$aS$v1", "=490  1\\$aS$v1\n=830  1\\$aS$v1"},
        {R"~(copyField "955" to "791.{ , }" if (exists "955.{1, }.a.*"))~",
         "=955  1\\$aX\n=955  2\\$aY", "=791  \\\\$aX\n=955  1\\$aX\n=955  2\\$aY"},
        {"copyField \"001\" to \"035.9\"\nprefix \"035.9\" with \"(HOLLIS)\"",
         "=001  123\n=035  \\\\$a1", "=001  123\n=035  \\\\$a1\n=035  \\\\$9(HOLLIS)123"},
        {R"~(copyField "776.x" to "099.x")~", "=776  0\\$tT$x1234-5678",
         "=099  \\\\$x1234-5678\n=776  0\\$tT$x1234-5678"},
        // texts before and behind
        {R"~(prefix "245.a" with "\u202B" if (not exists "245.a.\u202B*"))~", "=245  10$aא",
         "=245  10$a\xe2\x80\xab\xd7\x90"},
        {R"~(suffix "993.*" with ".")~", "=993  \\\\$aX$bY", "=993  \\\\$aX.$bY."},
        {R"~(changeSubField "856.a" to "u")~", "=856  41$aX$a2$zY", "=856  41$uX$u2$zY"},
        {R"~(changeSubFieldExceptFirst "900.a" to "x")~", "=900  \\\\$a1$a2$b3$a4",
         "=900  \\\\$a1$x2$b3$x4"},
        {R"~(replaceContentsExceptFirst "300.a" with "")~", "=300  \\\\$a1$a2$c3$a4",
         "=300  \\\\$a1$c3"},
        // from other subfields
        {R"~(suffixSubField "502.a" with "502.g")~", "=502  \\\\$aA, $gG", "=502  \\\\$aA, G$gG"},
        {R"~(suffixSubField "988.a" with "989.y")~", "=988  \\\\$a######c\n=989  \\\\$y1999",
         "=988  \\\\$a######c1999\n=989  \\\\$y1999"},
        {R"~(suffixSubField "995.h" with "995.i")~", "=995  \\\\$hA", "=995  \\\\$hA"},
        {R"~(replaceSubFieldContents "899.a" with "974.b")~",
         "=899  \\\\$a1\n=899  \\\\$a2\n=974  \\\\$bX\n=974  \\\\$bY",
         "=899  \\\\$aX\n=899  \\\\$aY\n=974  \\\\$bX\n=974  \\\\$bY"},
        // duplicates
        {R"~(correctDuplicateSubfields "650" "2")~", "=650  \\7$aX$2local$2local$2fast",
         "=650  \\7$aX$2local$2fast"},
        {R"~(correctDuplicateFields "610,630,650")~",
         "=610  \\0$aX\n=610  \\0$aX\n=650  \\0$aX\n=650  \\7$aX\n=650  \\0$aX",
         "=610  \\0$aX\n=650  \\0$aX\n=650  \\7$aX"},
        // joining, moving, cutting
        {R"~(combineFields "502" excluding "")~", "=502  \\\\$gThesis\n=502  1\\$aX$cY",
         "=502  \\\\$gThesis$aX$cY"},
        {R"~(combineFields "995" excluding "c")~", "=995  \\\\$a1$c2\n=995  \\\\$a3$c4",
         "=995  \\\\$a1$c2$a3"},
        {R"~(moveSubfieldsToEndOfField "597" "c,a,d,9")~", "=597  \\\\$91$aA$bB$cC$dD",
         "=597  \\\\$bB$cC$aA$dD$91"},
        {"splitSubField \"776.w.(\" to \"TMP.a\"\nreplaceContents \"TMP.a.OCoLC\" with \"(OCoLC\"",
         "=776  0\\$w(OCoLC)1(DLC)2",
         "=776  0\\$w(OCoLC)1(DLC)2\n=TMP  \\\\$a(OCoLC)1\n=TMP  \\\\$aDLC)2"},
        {R"~(addSystemNumber "995.a" from "001" prefixed by "003")~", "=001  12\n=003  OCoLC",
         "=001  12\n=003  OCoLC\n=995  \\\\$a(OCoLC)12"},
        // Colophon's own
        {R"~(replaceMatches "260.c" "^c(\d{4})\.?$" with "[$1]")~", "=260  \\\\$cc1979.",
         "=260  \\\\$c[1979]"},
        {"let y from \"260.c\"\naddField \"500.a.Year ${y}, ${z}\"", "=260  \\\\$c1979",
         "=260  \\\\$c1979\n=500  \\\\$aYear 1979, {dollar}{lcub}z{rcub}"},
        {"forEach \"650\" if (exists \"650.x\")\nlet x from \"650.x\"\naddSubField "
         "\"650.9.${x}\"\nend",
         "=650  \\0$aA$x1\n=650  \\0$aB\n=650  \\0$aC$x2",
         "=650  \\0$aA$x1$91\n=650  \\0$aB\n=650  \\0$aC$x2$92"},
    };
    for (const Row &row : rows) {
        INFO(row.actions << "\n" << row.before);
        QByteArray wanted = row.after;
        CHECK(runActions(row.actions, row.before).toStdString()
              == wanted.replace(" \n", "\n").toStdString());
    }
}

TEST_CASE("the temporary suffix cuts a comma at the end and nowhere else")
{
    CHECK(runFile("rule \"one\" priority 10 when (TRUE) then suffix \"500.a\" with \"tmp_x\" end\n"
                  "rule \"two\" priority 9 when (TRUE) then replaceContents \"500.a.,tmp_x\" with "
                  "\"\" end\nrule \"three\" priority 8 when (TRUE) then replaceContents "
                  "\"500.a.tmp_x\" with \"\" end",
                  "=500  \\\\$aOne, two,\n=500  \\\\$aThree")
          == "=500  \\\\$aOne, two\n=500  \\\\$aThree");
}

TEST_CASE("rules of equal priority run from the bottom of the file; priorities come first")
{
    const QByteArray rules = "rule \"a\" when TRUE then addSubField \"500.x.a\" end\n"
                             "rule \"b\" when TRUE then addSubField \"500.x.b\" end\n"
                             "rule \"c\" salience -1 when TRUE then addSubField \"500.x.c\" end\n"
                             "rule \"d\" priority 5 when TRUE then addSubField \"500.x.d\" end\n";
    CHECK(runFile(rules, "=500  \\\\$a1") == "=500  \\\\$a1$xd$xb$xa$xc");
    CHECK(runFile("option order = \"top-down\"\n" + rules, "=500  \\\\$a1")
          == "=500  \\\\$a1$xd$xa$xb$xc");
}

TEST_CASE("a condition is tested at its rule's turn, or all at once where the file says so")
{
    const QByteArray rules = "rule \"later\" when exists \"900\" then addField \"901.a.x\" end\n"
                             "rule \"first\" when TRUE then addField \"900.a.x\" end\n";
    CHECK(runFile(rules, "=245  10$aX") == "=245  10$aX\n=900  \\\\$ax\n=901  \\\\$ax");
    CHECK(runFile("option conditions = \"first\"\n" + rules, "=245  10$aX")
          == "=245  10$aX\n=900  \\\\$ax");
}

TEST_CASE("else, tables, lists and calls work, and a rule on call runs when called alone")
{
    const QByteArray rules = R"RULE(
table "lang" "eng" = "English" "fre" = "French" otherwise "Other" end
list "art" "Painting", "sculpture" end
rule "tag it" onCall when TRUE then addField "999.a.called" end
rule "main"
when exists "650.a" in list "art" ignoring case
then
  replaceByTable "041.a" with "lang"
  call "tag it"
else
  addField "998.a.no art"
end)RULE";
    CHECK(runFile(rules, "=041  \\\\$aeng$ager\n=650  \\0$apainting")
          == "=041  \\\\$aEnglish$aOther\n=650  \\0$apainting\n=999  \\\\$acalled");
    CHECK(runFile(rules, "=041  \\\\$aeng") == "=041  \\\\$aeng\n=998  \\\\$ano art");
}

TEST_CASE("the leader changes by position, and is never made longer")
{
    const rules::Program compiled =
        program("rule \"x\" when existsControl \"LDR.{18,1}.a\" then replaceControlContents "
                "\"LDR.{18,1}\" with \"i\" replaceControlContents \"LDR.{20,4}\" with \"4500\" "
                "replaceControlContents \"LDR.{23,5}\" with \"xxxxx\" end");
    rules::Interpreter interpreter(compiled);
    const Result<marc::Record> made = interpreter.run(fromLines("=245  10$aX"));
    REQUIRE(made.ok());
    CHECK(made->leader().text() == QStringLiteral("00000nam a2200000 i 4500"));
}

TEST_CASE("on a network record an institution's rules touch local fields alone")
{
    rules::RunOptions options;
    options.localOnly = true;
    CHECK(runFile("rule \"x\" when exists \"245\" then removeField \"5**\" addField \"500.a.no\" "
                  "addField \"590.a.yes\" addSubField \"590.9.LOCAL\" replaceControlContents "
                  "\"LDR.{5,1}\" with \"d\" end",
                  "=245  10$aX\n=500  \\\\$aNetwork\n=590  \\\\$aOld$9LOCAL", options)
          == "=245  10$aX\n=500  \\\\$aNetwork\n=590  \\\\$ayes$9LOCAL");
}

TEST_CASE("rules that make a record grow without end are stopped, and the record stays")
{
    QByteArray actions = "rule \"x\" when TRUE then\n";
    for (int i = 0; i < 60; ++i)
        actions += "suffixSubField \"500.a\" with \"500.a\"\n";
    const rules::Program doubling = program(actions + "end");
    rules::Interpreter interpreter(doubling);
    const Result<marc::Record> made = interpreter.run(fromLines("=500  \\\\$aX"));
    REQUIRE(!made.ok());
    CHECK(made.error().detail.contains(QStringLiteral("16 MB")));
    // the next record is not harmed by it
    CHECK(interpreter.run(fromLines("=245  10$aX")).ok());

    actions = "rule \"x\" when TRUE then\n";
    for (int i = 0; i < 60; ++i)
        actions += "copyField \"500\" to \"500\"\n";
    const rules::Program copying = program(actions + "end");
    rules::Interpreter other(copying);
    CHECK(!other.run(fromLines("=500  \\\\$aX")).ok());
}

TEST_CASE("a regular expression that could run for ever counts as no match")
{
    const QByteArray value(200, 'a');
    CHECK(runActions(R"~(replaceMatches "500.a" "^(a+)+$" with "x")~", "=500  \\\\$a" + value + "!")
          == "=500  \\\\$a" + value + "!");
}

TEST_CASE("counts say how often each rule and statement did something")
{
    const rules::Program compiled =
        program("rule \"x\" when exists \"900\" then removeField \"900\" removeField \"901\" end");
    rules::Interpreter interpreter(compiled);
    REQUIRE(interpreter.run(fromLines("=900  \\\\$aX")).ok());
    REQUIRE(interpreter.run(fromLines("=245  10$aX")).ok());
    CHECK(interpreter.counts().records == 2);
    CHECK(interpreter.counts().changed == 1);
    CHECK(interpreter.counts().fired == std::vector<qint64>{1});
    CHECK(interpreter.counts().applied == std::vector<qint64>{1, 0});
}
