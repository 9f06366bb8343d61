// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ctl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using colophon::test::Ctl;
using colophon::test::Outcome;

namespace {

const QByteArray kMrk = "=LDR  00000nam a2200000 i 4500\n=001  42\n"
                        "=245  10$aCaf\xc3\xa9 {dollar}5 /$cby \xe6\x97\xa5.\n"
                        "=650  \\0$aCoffee.\n=650  \\0$aTea.\n\n";

} // namespace

TEST_CASE("A file is converted from form to form on the command line, without a catalogue")
{
    const Ctl ctl;
    ctl.write("in.mrk", kMrk);
    const Outcome first = ctl.run({"convert", "in.mrk", "a.mrc"}, "none.colophon");
    CHECK(first.code == 0);
    CHECK(first.out == "read: 1\nwritten: 1\nrejected: 0\nrefused: 0\n");
    CHECK(ctl.run({"convert", "a.mrc", "a.xml"}).code == 0);
    CHECK(ctl.run({"convert", "a.xml", "a.json"}).code == 0);
    CHECK(ctl.run({"convert", "a.json", "a.txt", "--to", "line"}).code == 0);
    const Outcome back = ctl.run({"convert", "a.txt", "-", "--to", "mrk"});
    CHECK(back.out.contains("=245  10$aCaf\xc3\xa9 {dollar}5 /$cby \xe6\x97\xa5.\n"));
    CHECK(back.out.count("=650") == 2);

    CHECK(ctl.run({"convert", "a.mrc", "-", "--to", "csv", "--fields", "001,245ac,650a"}).out
          == "001,245ac,650a\r\n42,Caf\xc3\xa9 $5 / by \xe6\x97\xa5.,Coffee. | Tea.\r\n");
}

TEST_CASE("A table has of subjects the heading, unless all of the field is asked for")
{
    const Ctl ctl;
    ctl.write("in.mrk", "=LDR  00000nam a2200000 i 4500\n=001  42\n"
                        "=650  \\7$aTea$zJapan$vFiction.$2fast$0(OCoLC)fst1$1http://x.org/1\n");
    CHECK(
        ctl.run({"convert", "in.mrk", "-", "--to", "tsv"}).out.endsWith("\tTea Japan Fiction.\n"));
    CHECK(ctl.run({"convert", "in.mrk", "-", "--to", "tsv", "--fields", "650"}).out
          == "650\nTea Japan Fiction. fast (OCoLC)fst1 http://x.org/1\n");
}

TEST_CASE("A file comes to the same whatever number of jobs work on it")
{
    const Ctl ctl;
    ctl.write("in.mrk", kMrk.repeated(3000));
    const QByteArray one = ctl.run({"convert", "in.mrk", "-", "--to", "json", "--jobs", "1"}).out;
    CHECK(one.count("\"leader\"") == 3000);
    CHECK((ctl.run({"convert", "in.mrk", "-", "--to", "json", "--jobs", "4"}).out == one));
    ctl.write("in.json", one);
    const Outcome checked = ctl.run({"validate", "in.json", "--jobs", "1"});
    CHECK((ctl.run({"validate", "in.json", "--jobs", "3"}).out == checked.out));
}

TEST_CASE("MARC-8 on the command line, and what the converter decided")
{
    const Ctl ctl;
    ctl.write("in.mrk", kMrk);
    REQUIRE(ctl.run({"convert", "in.mrk", "a.mrc", "--to-charset", "marc8"}).code == 0);
    // ANSEL: the acute accent, E2, stands before its letter; 日 in EACC is 21 45 62.
    const Outcome raw =
        ctl.run({"convert", "a.mrc", "-", "--to", "iso2709", "--to-charset", "marc8"});
    CHECK(raw.out.mid(9, 1) == " ");
    CHECK(raw.out.contains("Caf\xe2"
                           "e"));
    CHECK(raw.out.contains("\x1b$1"));
    const Outcome back = ctl.run({"convert", "a.mrc", "-", "--to", "mrk"});
    CHECK(back.err.isEmpty());
    CHECK(back.out.contains("Cafe\xcc\x81"));
    CHECK(back.out.contains("\xe6\x97\xa5"));

    const QByteArray latin = "00048nam a2200037 i 4500245001000000\x1e"
                             "10\x1f"
                             "aCaf\xe9!\x1e\x1d";
    ctl.write("latin.mrc", latin);
    const Outcome judged = ctl.run({"--json", "convert", "latin.mrc", "out.mrk"});
    const QJsonObject report = QJsonDocument::fromJson(judged.out).object();
    const QJsonArray decisions = report.value(QStringLiteral("charsets")).toArray();
    REQUIRE(decisions.size() == 1);
    CHECK(decisions.at(0)
              .toObject()
              .value(QStringLiteral("reason"))
              .toString()
              .startsWith(QStringLiteral("LDR/09 says UTF-8")));
    CHECK(ctl.run({"convert", "latin.mrc", "-", "--to", "mrk"}).out.contains("Caf\xc3\xa9!"));
    // In ANSEL E9 is the háček, which stands before its letter.
    CHECK(ctl.run({"convert", "latin.mrc", "-", "--to", "mrk", "--charset", "marc8"})
              .out.contains("Caf!\xcc\x8c"));
}

TEST_CASE("Wrong requests for files get one sentence and touch nothing")
{
    const Ctl ctl;
    ctl.write("in.mrk", kMrk);
    for (const QList<QByteArray> &words :
         QList<QList<QByteArray>>{{"convert", "nosuch.mrc", "out.xml"},
                                  {"convert", "in.mrk", "out"},
                                  {"convert", "in.mrk", "out.mrc", "--from", "csv"},
                                  {"convert", "in.mrk", "out.mrc", "--charset", "latin9"},
                                  {"convert", "in.mrk", "out.xml", "--to-charset", "marc8"},
                                  {"convert", "in.mrk", "out.csv", "--fields", "24"},
                                  {"convert", "in.mrk", "out.mrc.gz"},
                                  {"convert", "in.mrk", "out.mrc", "--jobs", "0"},
                                  {"validate", "in.mrk", "--jobs", "many"},
                                  {"convert", "in.mrk", "in.mrk"},
                                  {"validate", "nosuch.mrc"}}) {
        const Outcome outcome = ctl.run(words);
        INFO(words.join(' ').toStdString());
        CHECK(outcome.code == 1);
        CHECK(outcome.out.isEmpty());
        CHECK(outcome.err.count('\n') == 1);
    }
    CHECK(ctl.run({"convert", "in.mrk", "-", "--to", "mrk"}).out.startsWith("=LDR"));
}

TEST_CASE("What can't be converted is kept, and validate tells of file and content at once")
{
    const Ctl ctl;
    ctl.write("in.mrk", kMrk);
    REQUIRE(ctl.run({"convert", "in.mrk", "a.mrc"}).code == 0);
    QFile file(ctl.folder.filePath(QStringLiteral("a.mrc")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    const QByteArray bad = good.left(50) + '\x1d';
    ctl.write("b.mrc", good + bad + "00001" + good.mid(5));
    const Outcome converted = ctl.run({"convert", "b.mrc", "out.mrk"});
    CHECK(converted.code == 1);
    CHECK(converted.out == "read: 3\nwritten: 2\nrejected: 1\nrefused: 0\n");
    CHECK(converted.err.contains("b.mrc: record 2, byte "));
    QFile rejects(ctl.folder.filePath(QStringLiteral("b.mrc.rejects")));
    REQUIRE(rejects.open(QIODevice::ReadOnly));
    CHECK(rejects.readAll() == bad);

    const Outcome validated = ctl.run({"validate", "b.mrc"});
    CHECK(validated.code == 0);
    CHECK(validated.out.contains("b.mrc\t2\tbyte "));
    CHECK(validated.out.contains("\terror\tstructure\t"));
    CHECK(validated.out.contains("b.mrc\t3\tbyte "));
    CHECK(validated.out.contains("b.mrc\t1\t008\terror\t")); // there is none
    CHECK(validated.err.startsWith("records: 3\n"));

    REQUIRE(ctl.run({"import", "a.mrc"}).code == 0);
    REQUIRE(ctl.run({"set", "create", "All", "--query", "coffee"}).code == 0);
    CHECK(ctl.run({"validate", "--set", "All"}).err.startsWith("records: 1\n"));
    CHECK(ctl.run({"validate"}).code == 1);
}

TEST_CASE("Results that a full disk does not take are told of")
{
    if (!QFile::exists(QStringLiteral("/dev/full"))) {
        WARN("this system has no /dev/full: not tested");
        return;
    }
    const Ctl ctl;
    // More warnings than the buffer of standard output holds, and few that stay in it.
    for (const int records : {1, 3000}) {
        ctl.write("in.mrk",
                  QByteArray("=LDR  00000nam a2200000 i 4500\n=001  42\n\n").repeated(records));
        for (const char *verb : {"validate", "convert"}) {
            QProcess process;
            process.setWorkingDirectory(ctl.folder.path());
            process.setStandardOutputFile(QStringLiteral("/dev/full"));
            QStringList arguments{QLatin1String(verb), QStringLiteral("in.mrk")};
            if (arguments.constFirst() == QLatin1String("convert"))
                arguments << QStringLiteral("-") << QStringLiteral("--to") << QStringLiteral("mrk");
            process.start(QStringLiteral(COLOPHONCTL), arguments);
            REQUIRE(process.waitForFinished(30000));
            const QByteArray told = process.readAllStandardError();
            INFO(verb << ": " << told.toStdString());
            CHECK(process.exitCode() == 1);
            CHECK(told.contains("written"));
        }
    }
}
