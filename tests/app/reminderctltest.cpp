// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ctl.h"

#include <QDate>
#include <QJsonDocument>
#include <QJsonObject>

using colophon::test::Ctl;
using colophon::test::Outcome;

namespace {

/// A catalogue with one record, 9910000014801, in the network.
struct WithRecord : Ctl {
    WithRecord()
    {
        write("in.mrk", "=LDR  00000nas a2200000 i 4500\n=245  00$aNature.\n\n");
        REQUIRE(run({"import", "in.mrk", "--zone", "nz"}).code == 0);
    }
};

} // namespace

TEST_CASE("A reminder is added, listed, edited, done and deleted on the command line")
{
    const WithRecord ctl;
    const Outcome added = ctl.run({"reminder", "add", "9910000014801", "--date", "2020-02-29",
                                   "--text", "Close 362", "--repeat", "year"});
    CHECK(added.out == "1\t2020-02-29\tGENERAL\tNEW\tnz\t9910000014801\tNature\tClose 362\n");
    CHECK(ctl.run({"reminder", "list", "--overdue"}).out == added.out);
    CHECK(ctl.run({"reminder", "list", "--from", "2020-03-01"}).out.isEmpty());
    CHECK(ctl.run({"reminder", "list", "--zone", "iz"}).out.isEmpty());
    const QJsonObject json =
        QJsonDocument::fromJson(ctl.run({"--json", "reminder", "list"}).out).object();
    CHECK(json.value(QStringLiteral("mmsId")).toString() == QStringLiteral("9910000014801"));
    CHECK(json.value(QStringLiteral("dueDate")).toString() == QStringLiteral("2020-02-29"));
    CHECK(json.value(QStringLiteral("overdue")).toBool());
    CHECK(ctl.run({"reminder", "edit", "1", "--text", "Close 264"}).out.contains("Close 264"));
    const Outcome done = ctl.run({"reminder", "done", "1"});
    CHECK(done.out.count('\n') == 2); // it, and the next one
    CHECK(ctl.run({"reminder", "list", "--overdue"}).out.isEmpty());
    CHECK(ctl.run({"reminder", "list", "--open"}).out.startsWith("2\t"));
    CHECK(ctl.run({"reminder", "delete", "1", "2"}).out == "deleted: 2\n");
    CHECK(ctl.run({"reminder", "list"}).out.isEmpty());
}

TEST_CASE("Types and statuses are kept on the command line")
{
    const WithRecord ctl;
    CHECK(ctl.run({"reminder-type", "list"}).out == "GENERAL\tGeneral\tenabled default\t0\n");
    REQUIRE(ctl.run({"reminder-type", "add", "BIND", "Send", "to", "bindery", "--default"}).code
            == 0);
    CHECK(ctl.run({"reminder-type", "list"}).out
          == "GENERAL\tGeneral\tenabled\t0\nBIND\tSend to bindery\tenabled default\t0\n");
    REQUIRE(ctl.run({"reminder-status", "add", "DONE", "Done", "--closing"}).code == 0);
    REQUIRE(
        ctl.run({"reminder", "add", "9910000014801", "--date", "2027-01-15", "--text", "x"}).code
        == 0);
    CHECK(ctl.run({"reminder", "edit", "1", "--status", "DONE"}).out.contains("BIND\tDONE"));
    CHECK(ctl.run({"reminder", "list", "--open"}).out.isEmpty());
    CHECK(ctl.run({"reminder-type", "delete", "BIND"}).err.contains("is the default")
          == false); // in use is what counts
    REQUIRE(ctl.run({"reminder-type", "default", "GENERAL"}).code == 0);
    CHECK(ctl.run({"reminder-type", "delete", "BIND"}).err.contains("1 reminders carry it"));
    CHECK(ctl.run({"reminder-type", "disable", "BIND"}).code == 0);
    CHECK(ctl.run({"reminder", "add", "9910000014801", "--date", "2027-01-15", "--text", "x",
                   "--type", "BIND"})
              .err.contains("turned off"));
}

TEST_CASE("A wrong reminder gets one sentence and exit code 1, and nothing is kept")
{
    const WithRecord ctl;
    const auto [words, sentence] = GENERATE(table<QList<QByteArray>, const char *>({
        {{"add", "9910000014801", "--date", "2027-02-29", "--text", "x"}, "not a date"},
        {{"add", "9910000014801", "--date", "2027-02-28"}, "no text"},
        {{"add", "9910000014801", "--text", "x"}, "no date"},
        {{"add", "9910000024801", "--date", "2027-02-28", "--text", "x"}, "no record"},
        {{"add", "9910000014801", "--date", "2027-02-28", "--text", "x", "--type", "Q"}, "type Q"},
        {{"add", "9910000014801", "--date", "2027-02-28", "--text", "x", "--repeat", "often"},
         "not a repeat"},
        {{"edit", "4", "--text", "x"}, "no reminder 4"},
        {{"delete", "four"}, "not a reminder's number"},
        {{"frobnicate"}, "Say reminder add"},
    }));
    QList<QByteArray> all{"reminder"};
    all.append(words);
    const Outcome outcome = ctl.run(all);
    INFO(outcome.err.toStdString());
    CHECK(outcome.code == 1);
    CHECK(outcome.err.contains(sentence));
    CHECK(outcome.err.count('\n') == 1);
    CHECK(ctl.run({"reminder", "list"}).out.isEmpty());
}

TEST_CASE("The digest prints what each person has to see to")
{
    const WithRecord ctl;
    const QByteArray today = QDate::currentDate().toString(Qt::ISODate).toUtf8();
    REQUIRE(ctl.run({"user", "add", "tom", "--name", "Tomasz", "--email", "tom@example.org"}).code
            == 0);
    REQUIRE(ctl.run({"reminder", "add", "9910000014801", "--date", today, "--text", "Claim v. 3",
                     "--assign-to", "tom"})
                .code
            == 0);
    const QByteArray out = ctl.run({"reminder", "digest"}).out;
    CHECK(out.startsWith(
        "Tomasz <tom@example.org>\nColophon reminders: 0 overdue, 1 today, 0 soon\n"));
    CHECK(out.contains("Claim v. 3"));
    CHECK(ctl.run({"reminder", "digest", "--email"}).out == "queued: 1\n");
    const QByteArray mail = ctl.run({"mail", "list"}).out;
    CHECK(mail.contains("waiting\ttom@example.org\tColophon reminders: 0 overdue, 1 today"));
}
