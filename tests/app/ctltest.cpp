// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ctl.h"

#include "base/clock.h"
#include "store/catalogue.h"
#include "store/zonestore.h"
#include "workflow/note.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

using namespace colophon;
using colophon::test::Ctl;
using colophon::test::Outcome;

namespace {

const QByteArray kRecord =
    "=LDR  00000nam a2200000 i 4500\n=001  42\n=003  OCoLC\n=008  "
    "920101s1992\\\\\\\\enk\\\\\\\\\\\\\\\\\\\\\\000\\1\\eng\\d\n"
    "=100  1\\$aGhosh, Amitav.\n=245  10$aIn an antique land /$cAmitav Ghosh.\n\n";

} // namespace

TEST_CASE("A record is imported, found, shown, edited and exported on the command line")
{
    const Ctl ctl;
    ctl.write("in.mrk", kRecord);
    CHECK(ctl.run({"import", "in.mrk", "--zone", "nz"}).out
          == "read: 1\nadded: 1\nmatched: 0\nrejected: 0\n");
    CHECK(ctl.run({"search", "antique", "--zone", "nz"}).out
          == "9910000014801\tIn an antique land\tGhosh, Amitav\t1992\n");
    CHECK(ctl.run({"search", "antique", "--count"}).out == "0\n");
    const QJsonObject found =
        QJsonDocument::fromJson(ctl.run({"--json", "search", "antique", "--zone", "nz"}).out)
            .object();
    CHECK(found.value(QStringLiteral("mmsId")).toString() == QStringLiteral("9910000014801"));
    CHECK(ctl.run({"show", "9910000014801"}).out.contains("=035  \\\\$a(OCoLC)42\n"));
    QByteArray changed = kRecord;
    changed.replace("antique land", "ancient land");
    ctl.write("new.mrk", changed);
    CHECK(ctl.run({"edit", "9910000014801", "--mrk", "new.mrk"}).out
          == "9910000014801\tversion 2\n");
    CHECK(ctl.run({"search", "ancient", "--zone", "nz", "--count"}).out == "1\n");
    CHECK(ctl.run({"history", "9910000014801"}).out.count('\n') == 2);
    CHECK(ctl.run({"export", "--zone", "nz", "-o", "out.xml", "--format", "marcxml"}).code == 0);
    CHECK(ctl.run({"info"}).out.contains("nz: 1\n"));
    CHECK(ctl.run({"check"}).code == 0);
    CHECK(ctl.run({"backup", "copy.colophon"}).code == 0);
    CHECK(ctl.run({"info"}, "copy.colophon").out.contains("nz: 1\n"));
    CHECK(ctl.run({"user", "add", "tom", "--name", "Tomasz"}).code == 0);
    CHECK(ctl.run({"-u", "tom", "user", "add", "eve"})
              .err.contains("needs the role Catalog Administrator"));
}

TEST_CASE("Notes and assignments on the command line, with the refusals of each role")
{
    const Ctl ctl;
    ctl.write("in.mrk", kRecord);
    REQUIRE(ctl.run({"import", "in.mrk", "--zone", "nz"}).code == 0);
    for (const char *login : {"leila", "miriam"})
        REQUIRE(ctl.run({"user", "add", login}).code == 0);
    const QByteArray mmsId = "9910000014801";

    const Outcome added = ctl.run({"-u", "leila", "note", "add", mmsId, "Second", "copy signed"});
    CHECK(added.out.split('\t').value(3) == "Second copy signed\n");
    const QByteArray noteId = added.out.split('\t').value(0);
    CHECK(ctl.run({"note", "list", mmsId}).out == added.out);
    CHECK(ctl.run({"show", mmsId}).out.contains("signed") == false);
    CHECK(ctl.run({"note", "delete", noteId}).code == 0);
    CHECK(ctl.run({"note", "list", mmsId}).out.isEmpty());
    CHECK(ctl.run({"note", "delete", noteId}).err.contains("deleted already"));
    CHECK(ctl.run({"note", "delete", "x"}).err.contains("not the number of a note"));
    CHECK(ctl.run({"note", "list", "9910000994801"}).code == 1);
    CHECK(ctl.run({"history", mmsId})
              .out.startsWith(ctl.run({"history", mmsId}).out.split('\t').value(0)
                              + "\tnote-delete\t"));

    CHECK(ctl.run({"-u", "miriam", "assign", mmsId, "leila", "--note", "Check 245"}).code == 0);
    const QJsonObject one =
        QJsonDocument::fromJson(ctl.run({"--json", "assignments", "--user", "leila"}).out).object();
    CHECK(one.value(QStringLiteral("mmsId")).toString() == QString::fromUtf8(mmsId));
    CHECK(one.value(QStringLiteral("assignedTo")).toString() == QStringLiteral("leila"));
    CHECK(one.value(QStringLiteral("assignedBy")).toString() == QStringLiteral("miriam"));
    CHECK(one.value(QStringLiteral("note")).toString() == QStringLiteral("Check 245"));
    ctl.write("new.mrk", kRecord);
    const Outcome refused = ctl.run({"-u", "miriam", "edit", mmsId, "--mrk", "new.mrk"});
    CHECK(refused.code == 1);
    CHECK(refused.err.contains("assigned to leila by miriam"));
    CHECK(ctl.run({"-u", "leila", "edit", mmsId, "--mrk", "new.mrk"}).code == 0);
    CHECK(ctl.run({"-u", "miriam", "release", mmsId}).err.contains("You can release it once"));
    CHECK(ctl.run({"-u", "leila", "release", mmsId, "--note", "Done"}).out.contains("returned"));
    CHECK(ctl.run({"assignments"}).out.contains("Done"));
    CHECK(ctl.run({"-u", "miriam", "release", mmsId}).code == 0);
    CHECK(ctl.run({"assignments"}).out.isEmpty());
    CHECK(ctl.run({"assign", mmsId, "nobody"}).code == 1);
}

TEST_CASE("A catalogue that the window looks at a second time keeps its locks: what other programs "
          "write is seen")
{
    const Ctl ctl;
    ctl.write("in.mrk", kRecord);
    REQUIRE(ctl.run({"import", "in.mrk", "--zone", "nz"}).code == 0);
    const QString path = ctl.folder.filePath(QStringLiteral("a.colophon"));
    Result<store::Connection> mine = store::Connection::open(path);
    REQUIRE(mine.ok());
    REQUIRE(store::zones(*mine).ok());
    const SystemClock clock;
    REQUIRE(store::prepareCatalogue(path, clock).ok()); // as when another person takes over
    const Result<qint64> before = mine->dataVersion();
    REQUIRE(before.ok());
    REQUIRE(ctl.run({"note", "add", "9910000014801", "Seen"}).code == 0);
    CHECK(QFile::exists(path + QStringLiteral("-wal")));
    CHECK(*mine->dataVersion() != *before);
    CHECK(workflow::notesOf(*mine, MmsId::fromStored(9910000014801))->size() == 1);
}

TEST_CASE("People are changed on the command line, and an administrator always stays")
{
    const Ctl ctl;
    CHECK(ctl.run({"user", "add", "leila", "--email", "not an address"}).code == 1);
    CHECK(ctl.run({"user", "add", "leila", "--email", "leila@ashgrove.example"}).code == 0);
    CHECK(ctl.run({"user", "edit", "leila", "--name", "Leila Haddad", "--role", "manager"}).code
          == 0);
    CHECK(ctl.run({"user", "list"})
              .out.contains("leila\tLeila Haddad\tleila@ashgrove.example\tmanager\tenabled\n"));
    const QByteArray me = ctl.run({"user", "list"}).out.split('\n').value(1).split('\t').value(0);
    CHECK(ctl.run({"user", "edit", me, "--role", "cataloger"}).err.contains("no administrator"));
    CHECK(ctl.run({"user", "disable", me}).err.contains("no administrator"));
    CHECK(ctl.run({"user", "edit", "nobody"}).code == 1);
}

TEST_CASE("Records are copied, linked, unlinked and shared on the command line")
{
    const Ctl ctl;
    ctl.write("in.mrk", kRecord);
    ctl.write("local.mrk", QByteArray(kRecord).replace("\n\n", "\n=590  \\\\$aGift$9LOCAL\n"
                                                               "=690  \\\\$aTopic\n\n"));
    REQUIRE(ctl.run({"import", "in.mrk", "--zone", "nz"}).code == 0);
    REQUIRE(ctl.run({"import", "local.mrk", "--zone", "iz"}).code == 0);
    CHECK(ctl.run({"copy-to-iz", "9910000014801"}).out == "9910000024838\t9910000014801\n");
    CHECK(ctl.run({"copy-to-iz", "9910000014801"}).err.contains("has record 9910000014801"));
    CHECK(ctl.run({"show", "9910000024838"}).out.contains("=001  9910000014801\n"));
    // The network has it already: what it has is listed, and nothing is made.
    const Outcome offered = ctl.run({"share", "9910000014838"});
    CHECK(offered.code == 1);
    CHECK(offered.out.startsWith("9910000014801\tIn an antique land\t"));
    CHECK(offered.out.contains("035 (ocolc)42"));
    CHECK(offered.err.contains("--link"));
    CHECK(ctl.run({"share", "9910000014838", "--link", "9910000014801", "--keep-local", "69X"}).out
          == "9910000014838\t9910000014801\n");
    const QByteArray shown = ctl.run({"show", "9910000014838"}).out;
    CHECK(shown.contains("=590  \\\\$aGift$9LOCAL\n"));
    CHECK(shown.contains("=690  \\\\$aTopic$9LOCAL\n"));
    CHECK_FALSE(ctl.run({"show", "9910000014801"}).out.contains("Gift"));
    const QJsonObject json =
        QJsonDocument::fromJson(ctl.run({"--json", "unlink", "9910000014838"}).out).object();
    CHECK(json.value(QStringLiteral("networkMmsId")).toString() == QStringLiteral("9910000014801"));
    CHECK(ctl.run({"show", "9910000014838"}).out.contains("=001  9910000014838\n"));
    CHECK(ctl.run({"link", "9910000014838", "9910000014801"}).code == 0);
    CHECK(ctl.run({"link", "9910000014838", "9910000014801"}).err.contains("Unlink it first"));
    CHECK(ctl.run({"link", "9910000014801", "9910000014801"}).code == 1);
    CHECK(ctl.run({"history", "9910000014838"}).out.count('\n') == 4);
    CHECK(ctl.run({"user", "add", "tom"}).code == 0);
    CHECK(ctl.run({"-u", "tom", "share", "9910000014838"}).err.contains("Catalog Manager"));
    REQUIRE(ctl.run({"import", "in.mrk"}).code == 0);
    CHECK(ctl.run({"share", "9910000034838", "--new"}).out == "9910000034838\t9910000024801\n");
    CHECK(ctl.run({"check"}).code == 0);
}

TEST_CASE("Bad input gets one sentence and exit code 1")
{
    const Ctl ctl;
    ctl.write("letter.txt", "Dear reader,");
    ctl.write("text.colophon", "not a database");
    ctl.write("two.mrk", kRecord + kRecord);
    const auto [words, catalogue, sentence] =
        GENERATE(table<QList<QByteArray>, const char *, const char *>(
            {{{"import", "letter.txt"}, "a.colophon", "not a MARC file"},
             {{"import", "missing.mrc"}, "a.colophon", "no file missing.mrc"},
             {{"info"}, "text.colophon", "not a Colophon catalogue"},
             {{"info"}, "missing.colophon", "no catalogue missing.colophon"},
             {{"show", "9910000014838"}, "a.colophon", "no record with the MMS ID"},
             {{"show", "99"}, "a.colophon", "too short"},
             {{"edit", "9910000014838", "--mrk", "two.mrk"},
              "a.colophon",
              "no record with the MMS ID"},
             {{"export", "-o", "no/folder/x.mrc"}, "a.colophon", "can't be written"},
             {{"backup", "a.colophon"}, "a.colophon", "exists already"},
             {{"search", "x", "--sort", "size"}, "a.colophon", "not an order"}}));
    const Outcome outcome = ctl.run(words, catalogue);
    INFO(outcome.err.toStdString());
    CHECK(outcome.code == 1);
    CHECK(outcome.err.contains(sentence));
    CHECK(outcome.err.count('\n') == 1);
    CHECK(ctl.run({"check"}).code == 0);
}

TEST_CASE("Wrong usage is exit code 2")
{
    const Ctl ctl;
    for (const QList<QByteArray> &words : {QList<QByteArray>{"frobnicate"},
                                           {"show"},
                                           {"info", "--zone", "iz"},
                                           {"search"},
                                           {"import", "x", "--zone"}})
        CHECK(ctl.run(words).code == 2);
}

TEST_CASE("A full disk stops an import with a sentence, and what was committed is sound")
{
    const Ctl ctl;
    const QByteArray mountPoint = ctl.folder.filePath(QStringLiteral("full")).toUtf8();
    QDir(ctl.folder.path()).mkdir(QStringLiteral("full"));
    if (geteuid() != 0
        || QProcess::execute(QStringLiteral("mount"),
                             {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                              QStringLiteral("size=3m"), QStringLiteral("none"),
                              QString::fromUtf8(mountPoint)})
               != 0) {
        WARN("skipped: a small disk can't be mounted here");
        SUCCEED();
        return;
    }
    ctl.write("many.mrk", kRecord.repeated(5000));
    const Outcome made =
        ctl.run({"init", "--institution", "A", "--code", "4838"}, "full/b.colophon");
    const Outcome imported = ctl.run({"import", "many.mrk"}, "full/b.colophon");
    const Outcome checked = ctl.run({"check"}, "full/b.colophon");
    QProcess::execute(QStringLiteral("umount"), {QString::fromUtf8(mountPoint)});
    CHECK(made.code == 0);
    CHECK(imported.code == 1);
    CHECK(imported.err.contains("is full"));
    INFO(checked.err.toStdString());
    CHECK(checked.code == 0);
}

TEST_CASE("Records of a file and of the catalogue are validated on the command line")
{
    const Ctl ctl;
    QByteArray faulty = kRecord;
    faulty.replace("=245  10$aIn", "=651  \\\\$aEgypt\n=245  10$aIn");
    ctl.write("in.mrk", faulty);
    const Outcome file = ctl.run({"validate", "in.mrk"});
    CHECK(file.code == 0);
    CHECK(
        file.out.contains("in.mrk\t1\t651\terror\tindicator.value\tThe second indicator is blank. "
                          "Choose 0 for LCSH, or 7 and name the source in $2.\n"));
    CHECK(file.err.startsWith("records: 1\nerrors: 1\n"));

    const QByteArray line = ctl.run({"--json", "validate", "in.mrk"}).out.split('\n').constFirst();
    const QJsonObject first = QJsonDocument::fromJson(line).object();
    CHECK(first.value(QStringLiteral("record")).toString() == QStringLiteral("1"));
    CHECK(first.value(QStringLiteral("severity")).isString());
    CHECK(first.value(QStringLiteral("rule")).isString());

    REQUIRE(ctl.run({"import", "in.mrk"}).code == 0);
    const Outcome stored = ctl.run({"validate", "antique"});
    CHECK(stored.out.contains("9910000014838\t651\terror\tindicator.value\t"));
    CHECK(ctl.run({"validate", "*"}).out == stored.out);
    CHECK(ctl.run({"validate", "nosuchword"}).err.startsWith("records: 0\n"));

    ctl.write("none.mrc", "no MARC at all");
    CHECK(ctl.run({"validate", "none.mrc"}).code == 1);
}
