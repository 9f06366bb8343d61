// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/runner.h"
#include "cataloging/linking.h"
#include "marc/reader.h"
#include "store/catalogue.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

#include <catch2/catch.hpp>

#include <QFile>

using namespace colophon;
using namespace colophon::batch;

namespace {

struct Fixture {
    Run go(const char *job, const QList<MmsId> &records, const Values &values,
           store::ZoneKind kind = store::ZoneKind::Institution)
    {
        const Result<RunId> id = submit(c, ada,
                                        {QLatin1String(job), values, QStringLiteral("A set"),
                                         *store::zoneOf(c, kind), records});
        INFO((id ? QString() : id.error().detail).toStdString());
        REQUIRE(id.ok());
        const Result<Run> run = carryOn(catalogue.path(), ada, *id, progress);
        REQUIRE(run.ok());
        return *run;
    }
    QString refusal(const char *job, const QList<MmsId> &records, const Values &values,
                    store::ZoneKind kind = store::ZoneKind::Institution)
    {
        const Result<RunId> id = submit(c, ada,
                                        {QLatin1String(job), values, QStringLiteral("A set"),
                                         *store::zoneOf(c, kind), records});
        return id ? QString() : id.error().detail;
    }
    marc::Record record(MmsId mmsId) { return store::recordOf(c, mmsId)->record; }
    QString text(MmsId mmsId, const char (&tag)[4])
    {
        const marc::Record whole = record(mmsId);
        const marc::Field *field = whole.first(marc::Tag(tag));
        return field != nullptr ? field->text(u"abc") : QString();
    }
    static marc::Record bookWith(const QString &title, const QString &isbn)
    {
        marc::Record record = test::book(title);
        for (const char *tag : {"001", "003", "010", "020", "022", "024", "035"})
            record.removeAll(*marc::Tag::parse(QString::fromLatin1(tag)));
        record.insertInOrder(marc::Field::data(marc::Tag("020"), u' ', u' ', {{u'a', isbn}}));
        record.insertInOrder(
            marc::Field::data(marc::Tag("590"), u' ', u' ', {{u'a', QStringLiteral("Gift")}}));
        return record;
    }
    MmsId add(const marc::Record &record, store::ZoneKind kind)
    {
        return catalogue.add(record, kind);
    }

    test::TestCatalogue catalogue;
    cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    jobs::Progress progress;
};

Values finding(const QString &find, const QString &replace)
{
    return {{QStringLiteral("find"), find}, {QStringLiteral("replace"), replace}};
}

} // namespace

TEST_CASE("Find and Replace changes the fields named and is taken back where nobody saved since")
{
    Fixture f;
    QList<MmsId> records;
    for (const char *title : {"Colour and form", "Grey colour", "Nothing here"})
        records.append(f.add(test::book(QLatin1String(title)), store::ZoneKind::Institution));
    const marc::Record before = f.record(records[0]);
    Values values = finding(QStringLiteral("colour"), QStringLiteral("color"));
    values.insert(QStringLiteral("match-case"), QStringLiteral("no"));
    values.insert(QStringLiteral("fields"), QStringLiteral("24X"));
    const Run run = f.go("find-and-replace", records, values);
    CHECK(run.counts.done == 2);
    CHECK(run.counts.skipped == 1);
    CHECK(f.text(records[0], "245").startsWith(QStringLiteral("color and form")));
    CHECK(itemsOf(f.c, run.id, {0, 3})->first().reason == QStringLiteral("1 place"));
    CHECK(reasonText(itemsTold(f.c, run.id, 10)->first().reason)
          == QStringLiteral("There is nothing to change."));
    CHECK(store::recordOf(f.c, records[2])->version == 1);

    const store::StoredRecord second = *store::recordOf(f.c, records[1]);
    REQUIRE(cataloging::saveRecord(f.c, f.ada, records[1], test::book(QStringLiteral("Mine")),
                                   {second.version, second.networkVersion})
                .ok());
    const Run back = *takeBack(f.catalogue.path(), f.ada, run.id, f.progress);
    CHECK(back.counts.undone == 1);
    CHECK(back.counts.left == 1);
    CHECK(f.text(records[0], "245") == before.first(marc::Tag("245"))->text(u"abc"));
    CHECK(f.text(records[1], "245").startsWith(QStringLiteral("Mine")));

    CHECK(f.text(records[2], "245").startsWith(QStringLiteral("Nothing")));
    Values wrong = finding(QStringLiteral("(a"), QString());
    wrong.insert(QStringLiteral("expression"), QStringLiteral("yes"));
    CHECK_FALSE(f.refusal("find-and-replace", records, wrong).isEmpty());
    wrong = finding(QStringLiteral("a"), QString());
    wrong.insert(QStringLiteral("fields"), QStringLiteral("24"));
    CHECK(f.refusal("find-and-replace", records, wrong).contains(QStringLiteral("no tag")));
}

TEST_CASE("Find and Replace on a linked record changes both parts, and the undo both back")
{
    Fixture f;
    const MmsId nz = f.add(test::book(QStringLiteral("Colour")), store::ZoneKind::Network);
    const MmsId iz = cataloging::copyToInstitution(
                         f.c, f.ada, nz, *store::zoneOf(f.c, store::ZoneKind::Institution))
                         ->mmsId;
    const store::StoredRecord copied = *store::recordOf(f.c, iz);
    marc::Record local = copied.record;
    local.insertInOrder(marc::Field::data(
        marc::Tag("590"), u' ', u' ',
        {{u'a', QStringLiteral("Colour plates")}, {u'9', QStringLiteral("LOCAL")}}));
    REQUIRE(cataloging::saveRecord(f.c, f.ada, iz, local, {copied.version, copied.networkVersion})
                .ok());
    const Run run =
        f.go("find-and-replace", {iz}, finding(QStringLiteral("Colour"), QStringLiteral("Color")));
    CHECK(run.counts.done == 1);
    CHECK(f.text(nz, "245").startsWith(QStringLiteral("Color")));
    CHECK(f.text(iz, "590") == QStringLiteral("Color plates"));
    const Run back = *takeBack(f.catalogue.path(), f.ada, run.id, f.progress);
    CHECK(back.counts.undone == 1);
    CHECK(f.text(nz, "245").startsWith(QStringLiteral("Colour")));
    CHECK(f.text(iz, "590") == QStringLiteral("Colour plates"));
    CHECK(store::checkIntegrity(f.c)->isEmpty());
}

TEST_CASE(
    "Link with Network attaches where one record has the numbers; Share makes what is missing")
{
    Fixture f;
    const QString isbn = QStringLiteral("9780306406157");
    const MmsId nz =
        f.add(Fixture::bookWith(QStringLiteral("In the network"), isbn), store::ZoneKind::Network);
    const MmsId same =
        f.add(Fixture::bookWith(QStringLiteral("The same"), isbn), store::ZoneKind::Institution);
    const MmsId own =
        f.add(Fixture::bookWith(QStringLiteral("Our own"), QStringLiteral("9783161484100")),
              store::ZoneKind::Institution);
    const Values keep{{QStringLiteral("keep-local"), QStringLiteral("59X")}};
    const Run run = f.go("link-with-network", {same, own}, keep);
    CHECK(run.counts.done == 1);
    CHECK(run.counts.skipped == 1);
    CHECK(store::recordOf(f.c, same)->network == nz);
    CHECK(f.text(same, "590") == QStringLiteral("Gift"));
    CHECK_FALSE(store::recordOf(f.c, own)->network);
    REQUIRE(takeBack(f.catalogue.path(), f.ada, run.id, f.progress)->counts.undone == 1);
    CHECK_FALSE(store::recordOf(f.c, same)->network);

    const Run shared = f.go("share-with-network", {same, own}, keep);
    CHECK(shared.counts.done == 1);
    CHECK(shared.counts.skipped == 1);
    REQUIRE(store::recordOf(f.c, own)->network);
    const MmsId made = *store::recordOf(f.c, own)->network;
    CHECK(f.text(made, "590").isEmpty()); // stayed with the institution
    REQUIRE(takeBack(f.catalogue.path(), f.ada, shared.id, f.progress)->counts.undone == 1);
    CHECK_FALSE(store::recordOf(f.c, own)->network);
    CHECK_FALSE(*store::recordExists(f.c, made));
    CHECK(f.refusal("share-with-network", {nz}, {}, store::ZoneKind::Network)
              .contains(QStringLiteral("Institution records only")));
    CHECK(store::checkIntegrity(f.c)->isEmpty());
}

TEST_CASE("Export writes each record once, also carried on after a stretch that was not noted")
{
    Fixture f;
    QList<MmsId> records;
    for (int i = 0; i < 1200; ++i)
        records.append(
            f.add(test::book(QStringLiteral("Title %1").arg(i)), store::ZoneKind::Institution));
    const QString format = GENERATE(QStringLiteral("marcxml"), QStringLiteral("iso2709"));
    const QString path = f.catalogue.folder.filePath(QStringLiteral("out.") + format);
    const Values values{{QStringLiteral("file"), path}, {QStringLiteral("format"), format}};
    const Result<RunId> id = submit(f.c, f.ada,
                                    {QStringLiteral("export"), values, QStringLiteral("A set"),
                                     *store::zoneOf(f.c, store::ZoneKind::Institution), records});
    REQUIRE(id.ok());
    jobs::Progress stopping;
    jobs::Progress *stop = &stopping;
    jobs::Progress halfway([&stop](qint64, qint64) { stop->cancel(); });
    stop = &halfway;
    REQUIRE(carryOn(f.catalogue.path(), f.ada, *id, halfway)->state == State::Paused);
    {
        QFile file(path); // as a program leaves it that died behind the file and before the note
        REQUIRE(file.open(QIODevice::Append));
        file.write("half a record");
    }
    const Run run = *carryOn(f.catalogue.path(), f.ada, *id, f.progress);
    CHECK(run.counts.done == 1200);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto read = marc::readAll(*marc::formatFromWord(format), file.readAll());
    REQUIRE(read.ok());
    REQUIRE(read->size() == 1200);
    for (int i = 0; i < 1200; i += 599) {
        CHECK(read->at(i).record->fields() == f.record(records.at(i)).fields());
        CHECK(read->at(i).problems.isEmpty());
    }
    CHECK(f.refusal("export", records, values).contains(QStringLiteral("exists already")));
}
