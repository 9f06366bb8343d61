// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/deleting.h"
#include "exchange/fileexport.h"
#include "exchange/fileimport.h"
#include "marc/writer.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"
#include "support/zonedesk.h"

#include <QFile>

using namespace colophon;

namespace {

QString write(const test::TestCatalogue &catalogue, const char *name, const QByteArray &bytes)
{
    const QString path = catalogue.folder.filePath(QLatin1String(name));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    return path;
}

exchange::ImportRequest request(test::TestCatalogue &catalogue, const QString &file)
{
    exchange::ImportRequest wanted;
    wanted.cataloguePath = catalogue.path();
    wanted.actor = catalogue.actor("ada");
    wanted.files = {file};
    wanted.zone = store::ZoneKind::Network;
    return wanted;
}

} // namespace

TEST_CASE("An import takes the good records and keeps the bad one byte for byte")
{
    test::TestCatalogue catalogue;
    const QByteArray good =
        *marc::toBytes(marc::Format::Iso2709, test::book(QStringLiteral("Good")));
    const QByteArray bad = good.left(60) + '\x1d';
    const QString file = write(catalogue, "in.mrc", good + bad + good);
    jobs::Progress progress;
    exchange::ImportRequest wanted = request(catalogue, file);
    wanted.dryRun = true;
    CHECK(exchange::importFiles(wanted, progress)->rejected == 1);
    CHECK_FALSE(QFile::exists(file + QStringLiteral(".rejects")));
    wanted.dryRun = false;
    const Result<exchange::ImportReport> report = exchange::importFiles(wanted, progress);
    REQUIRE(report.ok());
    CHECK(report->read == 3);
    CHECK(report->added == 2);
    CHECK(report->rejected == 1);
    CHECK(report->findings.notes.constFirst().offset >= good.size());
    QFile rejects(report->rejectsFile);
    REQUIRE(rejects.open(QIODevice::ReadOnly));
    CHECK(rejects.readAll() == bad);
    store::Connection c = catalogue.connect();
    CHECK(store::zoneOf(c, store::ZoneKind::Network)->recordCount == 2);
}

TEST_CASE("What was imported comes out again with the same fields")
{
    test::TestCatalogue catalogue;
    const marc::Record book = test::book(QStringLiteral("Bayna al-qaṣrayn"));
    const QString file = write(catalogue, "in.xml", *marc::toBytes(marc::Format::MarcXml, book));
    jobs::Progress progress;
    REQUIRE(exchange::importFiles(request(catalogue, file), progress).ok());
    store::Connection c = catalogue.connect();
    search::Request all;
    all.zone = *store::zoneOf(c, store::ZoneKind::Network);
    exchange::ExportRequest out;
    out.cataloguePath = catalogue.path();
    out.what = all;
    out.file = catalogue.folder.filePath(QStringLiteral("out.mrc"));
    REQUIRE(exchange::exportRecords(out, progress)->written == 1);
    QFile written(out.file);
    REQUIRE(written.open(QIODevice::ReadOnly));
    marc::Record back =
        *marc::readAll(marc::Format::Iso2709, written.readAll())->constFirst().record;
    for (const char *tag : {"001", "003", "005", "035"})
        back.removeAll(*marc::Tag::parse(QString::fromLatin1(tag)));
    marc::Record expected = book;
    expected.removeAll(marc::Tag("001"));
    expected.removeAll(marc::Tag("003"));
    CHECK(back.fields() == expected.fields());
}

TEST_CASE("What was exported of a linked record attaches to its network record again, local fields "
          "included")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("Shared")));
    const MmsId iz = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    const marc::Field gift = test::field("590", QStringLiteral("Gift"), true);
    REQUIRE(desk.save(iz, test::with(desk.stored(iz).record, {gift}), desk.ada).ok());
    exchange::ExportRequest out;
    out.cataloguePath = desk.catalogue.path();
    out.what = QList<MmsId>{iz};
    out.file = desk.catalogue.folder.filePath(QStringLiteral("out.mrc"));
    jobs::Progress progress;
    REQUIRE(exchange::exportRecords(out, progress)->written == 1);
    QFile written(out.file);
    REQUIRE(written.open(QIODevice::ReadOnly));
    const marc::Record exported =
        *marc::readAll(marc::Format::Iso2709, written.readAll())->constFirst().record;
    CHECK(exported.fields() == desk.stored(iz).record.fields()); // composed, $9 LOCAL as it is
    exchange::ImportRequest in = request(desk.catalogue, out.file);
    in.zone = store::ZoneKind::Institution;
    in.attach = true;

    SECTION("where the institution has it no more")
    {
        REQUIRE(cataloging::deleteRecord(desk.c, desk.ada, iz).ok());
        in.dryRun = true;
        CHECK(exchange::importFiles(in, progress)->matched == 1);
        in.dryRun = false;
        const exchange::ImportReport report = *exchange::importFiles(in, progress);
        CHECK((report.matched == 1 && report.added == 0));
        const MmsId again = store::attachedTo(desk.c, nz)->constFirst().mmsId;
        CHECK(again != iz);
        CHECK(desk.stored(again).record.fields() == exported.fields());
    }
    SECTION("where it has lost a local field meanwhile, it is added to it")
    {
        marc::Record without = desk.stored(iz).record;
        without.removeAll(marc::Tag("590"));
        REQUIRE(desk.save(iz,
                          test::with(without, {test::field("690", QStringLiteral("Own"), true)}),
                          desk.ada)
                    .ok());
        REQUIRE(exchange::importFiles(in, progress)->matched == 1);
        CHECK(store::attachedTo(desk.c, nz)->size() == 1);
        CHECK(desk.texts(iz, "590") == QStringList{QStringLiteral("Gift")});
        CHECK(desk.texts(iz, "690") == QStringList{QStringLiteral("Own")});
        CHECK(desk.found(desk.ashgrove, QStringLiteral("gift")) == 1);
    }
    SECTION("without attaching it is a record of its own")
    {
        in.attach = false;
        CHECK(exchange::importFiles(in, progress)->added == 1);
        CHECK(store::attachedTo(desk.c, nz)->size() == 1);
    }
    CHECK(desk.stored(nz).version == 1);
    CHECK(store::checkIntegrity(desk.c)->isEmpty());
    in.zone = store::ZoneKind::Network;
    in.attach = true;
    CHECK(exchange::importFiles(in, progress).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("A file that is not MARC is refused before anything is written, and a cancelled import "
          "keeps whole batches")
{
    test::TestCatalogue catalogue;
    jobs::Progress progress;
    const Result<exchange::ImportReport> refused = exchange::importFiles(
        request(catalogue, write(catalogue, "a.txt", "Dear reader,")), progress);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().detail.contains(QLatin1String("is not a MARC file")));
    const QByteArray good =
        *marc::toBytes(marc::Format::Iso2709, test::book(QStringLiteral("Good")));
    progress.cancel();
    const Result<exchange::ImportReport> cancelled = exchange::importFiles(
        request(catalogue, write(catalogue, "b.mrc", good.repeated(2500))), progress);
    CHECK(cancelled.error().code == ErrorCode::Cancelled);
    store::Connection c = catalogue.connect();
    CHECK(store::zoneOf(c, store::ZoneKind::Network)->recordCount == 2000);
    CHECK(store::checkIntegrity(c)->isEmpty());
}
