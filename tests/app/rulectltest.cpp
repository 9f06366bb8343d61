// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ctl.h"

#include <QJsonDocument>
#include <QJsonObject>

using colophon::test::Ctl;
using colophon::test::Outcome;

namespace {

const QByteArray kTwo = "=LDR  00000nam a2200000 i 4500\n=001  1\n=245  10$aOne.\n=500  \\\\$aX\n\n"
                        "=LDR  00000nam a2200000 i 4500\n=001  2\n=245  10$aTwo.\n\n";
const QByteArray kRule = "rule \"r\"\nwhen exists \"500\"\nthen\n  removeField \"500\"\nend\n"
                         "test \"t\" given\n=500  \\\\$aX\n=501  \\\\$aY\nexpect\n=501  \\\\$aY\n"
                         "end\n";

} // namespace

TEST_CASE("rules check names file, line and column, and its exit code fits scripts")
{
    const Ctl ctl;
    ctl.write("good.rules", kRule);
    ctl.write("bad.rules", "rule \"r\"\nwhen TRUE\nthen\n  remvoeField \"500\"\nend");
    CHECK(ctl.run({"rules", "check", "good.rules"}).code == 0);
    const Outcome bad = ctl.run({"rules", "check", "bad.rules"});
    CHECK(bad.code == 1);
    CHECK(bad.out.startsWith("bad.rules:4:3: error: "));
    CHECK(bad.out.contains("removeField"));
    CHECK(ctl.run({"rules", "check"}).code == 2);
    CHECK(ctl.run({"rules", "paint", "x"}).code == 2);
    CHECK(ctl.run({"rules", "run", "bad.rules", "--in", "x", "--out", "y"}).code == 1);
    const QJsonObject told =
        QJsonDocument::fromJson(ctl.run({"--json", "rules", "check", "bad.rules"}).out).object();
    CHECK(told.value(QStringLiteral("line")).toInt() == 4);
    CHECK(told.value(QStringLiteral("replacement")).toString() == QStringLiteral("removeField"));
}

TEST_CASE("rules run over a file, dry or not, with differences")
{
    const Ctl ctl;
    ctl.write("r.rules", kRule);
    ctl.write("in.mrk", kTwo);
    const Outcome dry =
        ctl.run({"rules", "run", "r.rules", "--in", "in.mrk", "--dry-run", "--diff"});
    CHECK(dry.code == 0);
    CHECK(dry.out == "record 1\t1\n- =500  \\\\$aX\nrecords: 2\nchanged: 1\nfailed: 0\nr\t1\t1\n");
    const Outcome run =
        ctl.run({"rules", "run", "r.rules", "--in", "in.mrk", "--out", "out.mrk", "--jobs", "2"});
    CHECK(run.out == "records: 2\nchanged: 1\nfailed: 0\nr\t1\t1\n");
    QFile out(ctl.folder.filePath(QStringLiteral("out.mrk")));
    REQUIRE(out.open(QIODevice::ReadOnly));
    const QByteArray written = out.readAll();
    CHECK(!written.contains("=500"));
    CHECK(written.indexOf("One.") < written.indexOf("Two."));
    CHECK(ctl.run({"rules", "run", "r.rules", "--in", "in.mrk"}).code == 2);
    CHECK(ctl.run({"rules", "run", "r.rules"}).code == 2);
}

TEST_CASE("indication, merge and tests run on the command line")
{
    const Ctl ctl;
    ctl.write("in.mrk", kTwo);
    ctl.write("i.rules", "rule \"i\" when exists \"500\" then set indication.\"true\" end");
    CHECK(ctl.run({"rules", "indicate", "i.rules", "--in", "in.mrk"}).out == "1\t1\n");
    ctl.write("m.rules", "rule \"m\" when merge then add MARC.\"5\"XX end");
    ctl.write("other.mrk", "=LDR  00000nam a2200000 i 4500\n=501  \\\\$aNew\n\n");
    const Outcome merged =
        ctl.run({"rules", "merge", "m.rules", "--preferred", "in.mrk", "--other", "other.mrk"});
    CHECK(merged.code == 0);
    CHECK(merged.out.contains("=500  \\\\$aX\n=501  \\\\$aNew\n"));
    ctl.write("r.rules", kRule);
    CHECK(ctl.run({"rules", "test", "r.rules"}).out == "passed\tt\t\n");
    ctl.write("fails.rules", QByteArray(kRule).replace("removeField \"500\"", ""));
    const Outcome failed = ctl.run({"rules", "test", "fails.rules"});
    CHECK(failed.code == 1);
    CHECK(failed.out.contains("  + =500  \\\\$aX\n"));
}

TEST_CASE("a rule that the catalogue keeps runs on its records by name")
{
    const Ctl ctl;
    ctl.write("in.mrk", kTwo);
    ctl.write("r.rules", kRule);
    REQUIRE(ctl.run({"import", "in.mrk", "--zone", "iz"}).code == 0);
    CHECK(ctl.run({"rules", "keep", "No notes", "r.rules"}).out == "No notes\tversion 1\n");
    CHECK(ctl.run({"rules", "list"}).out == "No notes\tnormalization\tshared\tversion 1\n");
    CHECK(ctl.run({"rules", "run", "No notes", "--all", "--zone", "iz", "--dry-run"}).out
          == "records: 2\nchanged: 1\nfailed: 0\nNo notes\t1\t1\n");
    CHECK(ctl.run({"rules", "run", "No notes", "--query", "title:two", "--zone", "iz"}).out
          == "records: 1\nchanged: 0\nfailed: 0\nNo notes\t0\t0\n");
    CHECK(ctl.run({"rules", "run", "No notes", "--all", "--zone", "iz"}).code == 0);
    CHECK(!ctl.run({"show", "9910000014838"}).out.contains("=500"));
    ctl.write("i.rules", "rule \"i\" when exists \"245.a.Two*\" then set indication.\"true\" end");
    CHECK(ctl.run({"rules", "indicate", "i.rules", "--all", "--zone", "iz"}).out
          == "9910000024838\n");
}

TEST_CASE("an import changes what is there already, by overlay or by a merge rule that is kept")
{
    const Ctl ctl;
    ctl.write("in.mrk", kTwo);
    REQUIRE(ctl.run({"import", "in.mrk", "--zone", "iz"}).code == 0);
    ctl.write("again.mrk", "=LDR  00000nam a2200000 i 4500\n=001  1\n=245  10$aOne anew.\n\n"
                           "=LDR  00000nam a2200000 i 4500\n=001  3\n=245  10$aThree.\n\n");
    ctl.write("m.rules", "rule \"m\" when merge then replace MARC.\"245\" end");
    REQUIRE(ctl.run({"rules", "keep", "Titles", "m.rules"}).code == 0);
    const Outcome dry = ctl.run({"import", "again.mrk", "--zone", "iz", "--match", "035",
                                 "--merge-rule", "Titles", "--on-none", "skip", "--dry-run"});
    const QByteArray counts = "read: 2\nadded: 0\nmatched: 1\nrejected: 0\nchanged: 1\nskipped: "
                              "1\nrefused: 0\n";
    CHECK(dry.out == counts);
    CHECK(ctl.run({"import", "again.mrk", "--zone", "iz", "--match", "035", "--merge-rule",
                   "Titles", "--on-none", "skip"})
              .out
          == counts);
    const QByteArray merged = ctl.run({"show", "9910000014838"}).out;
    CHECK(merged.contains("One anew."));
    CHECK(merged.contains("=500"));
    const Outcome overlaid = ctl.run({"import", "again.mrk", "--zone", "iz", "--match", "035"});
    CHECK(overlaid.out.contains("added: 1\nmatched: 1\n"));
    CHECK(!ctl.run({"show", "9910000014838"}).out.contains("=500"));
    CHECK(ctl.run({"import", "again.mrk", "--match", "colour"}).code == 1);
    CHECK(ctl.run({"import", "again.mrk", "--match", "035", "--on-match", "merge"}).code == 1);
    CHECK(ctl.run({"import", "again.mrk", "--on-match", "skip"}).code == 1);
}
