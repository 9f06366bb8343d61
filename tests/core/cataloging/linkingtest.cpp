// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/deleting.h"
#include "search/indexing.h"
#include "store/historystore.h"
#include "support/zonedesk.h"

using namespace colophon;
using test::field;
using test::with;

namespace {

QStringList actions(store::Connection &connection, MmsId mmsId)
{
    QStringList words;
    const QList<store::HistoryEntry> entries = *store::historyOf(connection, mmsId);
    for (const store::HistoryEntry &entry : entries)
        words.prepend(entry.action);
    return words;
}

bool holds(const Result<store::StoredRecord> &result, ErrorCode code)
{
    return !result.ok() && result.error().code == code;
}

} // namespace

TEST_CASE("A copy shows the network record under its number, has a number of its own, and stores "
          "local fields alone")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("Shared title")));
    const Result<cataloging::Step> step =
        cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove);
    REQUIRE(step.ok());
    CHECK(step->mmsId.toString() == QStringLiteral("9910000014838"));
    CHECK(desk.number(step->mmsId) == nz.toString());
    CHECK(desk.stored(step->mmsId).record == desk.stored(nz).record);
    CHECK(store::attachedTo(desk.c, nz)->value(0).mmsId == step->mmsId);
    CHECK(desk.found(desk.ashgrove, QStringLiteral("shared")) == 1);
    CHECK(desk.found(desk.birch, QStringLiteral("shared")) == 0);
    // A second copy for the same institution is refused and names the first; another gets its own.
    const auto again = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove);
    CHECK(again.error().detail.contains(step->mmsId.toString()));
    CHECK(cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.birch).ok());
    CHECK(actions(desk.c, step->mmsId) == QStringList{QStringLiteral("copy")});
    REQUIRE(cataloging::takeBack(desk.c, desk.ada, *step).ok());
    CHECK(store::recordOf(desk.c, step->mmsId).error().code == ErrorCode::NotFound);
    CHECK(desk.found(desk.ashgrove, QStringLiteral("shared")) == 0);
    const auto third = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove);
    CHECK(third->mmsId.toString() == QStringLiteral("9910000024838")); // never given again
    CHECK(store::checkIntegrity(desk.c)->isEmpty());
}

TEST_CASE("Local fields are seen and found by their institution alone, and network changes by all")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("Before")));
    const MmsId ours = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    const MmsId theirs = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.birch)->mmsId;
    const marc::Field gift = field("590", QStringLiteral("Haddad gift"), true);
    REQUIRE(desk.save(ours, with(desk.stored(ours).record, {gift}), desk.ada).ok());
    CHECK(desk.stored(nz).version == 1); // the network's part did not change
    CHECK(desk.texts(ours, "590") == QStringList{QStringLiteral("Haddad gift")});
    CHECK(desk.texts(theirs, "590").isEmpty());
    CHECK(desk.texts(nz, "590").isEmpty());
    CHECK(desk.found(desk.ashgrove, QStringLiteral("haddad")) == 1);
    CHECK(desk.found(desk.birch, QStringLiteral("haddad")) == 0);
    CHECK(desk.found(desk.network, QStringLiteral("haddad")) == 0);
    // One save of the composite record writes both parts, each to its own record.
    marc::Record both = desk.stored(ours).record;
    for (marc::Field &one : both.fields()) {
        if (one.tag() == marc::Tag("245"))
            one.subfields()[0].value = QStringLiteral("After");
        if (one.tag() == marc::Tag("590"))
            one.subfields()[0].value = QStringLiteral("Signed");
    }
    REQUIRE(desk.save(ours, both, desk.ada).ok());
    CHECK(desk.stored(nz).version == 2);
    for (const MmsId mmsId : {nz, ours, theirs})
        CHECK(desk.texts(mmsId, "245") == QStringList{QStringLiteral("After")});
    for (const store::Zone &zone : {desk.ashgrove, desk.birch, desk.network}) {
        CHECK(desk.found(zone, QStringLiteral("after")) == 1);
        CHECK(desk.found(zone, QStringLiteral("before")) == 0);
        CHECK(desk.found(zone, QStringLiteral("haddad")) == 0);
    }
    CHECK(store::briefRows(desk.c, {theirs})->value(0).brief.title == QStringLiteral("After"));
    CHECK(desk.found(desk.ashgrove, QStringLiteral("after signed")) == 1);
}

TEST_CASE("Who may not change the network saves local fields only")
{
    test::ZoneDesk desk;
    REQUIRE(cataloging::setNetworkRoles(desk.c, desk.ada, store::Role::CatalogManager).ok());
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("T")));
    const MmsId ours = cataloging::copyToInstitution(desk.c, desk.tom, nz, desk.ashgrove)->mmsId;
    const marc::Record seen = desk.stored(ours).record;
    CHECK(desk.save(ours, with(seen, {field("590", QStringLiteral("x"), true)}), desk.tom).ok());
    const marc::Record changed =
        with(desk.stored(ours).record, {field("500", QStringLiteral("y"))});
    CHECK(holds(desk.save(ours, changed, desk.tom), ErrorCode::Denied));
    CHECK(desk.texts(nz, "500").isEmpty());
    CHECK(cataloging::deleteRecord(desk.c, desk.tom, nz).error().code == ErrorCode::Denied);
}

TEST_CASE("Link keeps local fields and those asked for, and is taken back to the record as it was")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("Network title")));
    const MmsId iz = desk.addTo(desk.ashgrove, with(test::book(QStringLiteral("Own title")),
                                                    {field("590", QStringLiteral("gift"), true),
                                                     field("690", QStringLiteral("kept subject")),
                                                     field("500", QStringLiteral("own note"))}));
    const marc::Record before = desk.stored(iz).record;
    const QList<marc::Field> left = cataloging::leftBehind(before, desk.stored(nz).record);
    CHECK(left.size() == 3); // 245, 500, 690
    const Result<cataloging::Step> step = cataloging::linkToNetwork(
        desk.c, desk.ada, iz, nz, {field("690", QStringLiteral("kept subject"))});
    REQUIRE(step.ok());
    CHECK(desk.number(iz) == nz.toString());
    CHECK(desk.texts(iz, "245") == QStringList{QStringLiteral("Network title")});
    CHECK(desk.texts(iz, "500").isEmpty());
    CHECK(marc::localFields(desk.stored(iz).record).size() == 2);
    CHECK(desk.texts(nz, "690").isEmpty());
    CHECK(desk.found(desk.ashgrove, QStringLiteral("own")) == 0);
    CHECK(desk.found(desk.ashgrove, QStringLiteral("kept network")) == 1);
    const auto second = cataloging::linkToNetwork(desk.c, desk.ada, iz, nz);
    CHECK(second.error().detail.contains(QLatin1String("attached to")));
    REQUIRE(cataloging::takeBack(desk.c, desk.ada, *step).ok());
    marc::Record after = desk.stored(iz).record;
    after.setControlValue(marc::Tag("005"), before.controlValue(marc::Tag("005")));
    CHECK(after == before);
    CHECK(desk.number(iz) == iz.toString());
    CHECK(desk.found(desk.ashgrove, QStringLiteral("own title")) == 1);
    CHECK(actions(desk.c, iz)
          == QStringList{QStringLiteral("create"), QStringLiteral("link"), QStringLiteral("undo")});
    CHECK(cataloging::takeBack(desk.c, desk.ada, *step).error().code == ErrorCode::Conflict);
}

TEST_CASE("Unlink makes a full copy on its own, and is taken back with what the network has now")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("One")));
    const MmsId iz = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    REQUIRE(desk.save(iz,
                      with(desk.stored(iz).record, {field("590", QStringLiteral("gift"), true)}),
                      desk.ada)
                .ok());
    const Result<cataloging::Step> step = cataloging::unlink(desk.c, desk.ada, iz);
    REQUIRE(step.ok());
    CHECK(desk.number(iz) == iz.toString());
    CHECK_FALSE(desk.stored(iz).network.has_value());
    CHECK(desk.texts(iz, "245") == QStringList{QStringLiteral("One")});
    CHECK(desk.texts(iz, "590") == QStringList{QStringLiteral("gift")});
    CHECK(cataloging::unlink(desk.c, desk.ada, iz).error().code == ErrorCode::InvalidInput);
    marc::Record changed = desk.stored(nz).record;
    changed.fields().last().subfields()[0].value = QStringLiteral("Two");
    REQUIRE(desk.save(nz, changed, desk.ada).ok());
    CHECK(desk.texts(iz, "245") == QStringList{QStringLiteral("One")});
    REQUIRE(cataloging::takeBack(desk.c, desk.ada, *step).ok());
    CHECK(desk.number(iz) == nz.toString());
    CHECK(desk.texts(iz, "245") == QStringList{QStringLiteral("Two")});
    CHECK(desk.texts(iz, "590") == QStringList{QStringLiteral("gift")});
    CHECK(desk.found(desk.ashgrove, QStringLiteral("one")) == 0);
    CHECK(store::checkIntegrity(desk.c)->isEmpty());
}

TEST_CASE("Share makes a network record without the local fields, and taking it back removes it")
{
    test::ZoneDesk desk;
    const MmsId iz = desk.addTo(desk.ashgrove, with(test::book(QStringLiteral("Ours")),
                                                    {field("590", QStringLiteral("gift"), true),
                                                     field("950", QStringLiteral("shelf"))}));
    CHECK(cataloging::shareWithNetwork(desk.c, desk.tom, iz).error().code == ErrorCode::Denied);
    const Result<cataloging::Step> step =
        cataloging::shareWithNetwork(desk.c, desk.ada, iz, {field("950", QStringLiteral("shelf"))});
    REQUIRE(step.ok());
    const MmsId nz = *step->network;
    CHECK(nz.zoneCode() == QStringLiteral("4801"));
    CHECK(desk.number(nz) == nz.toString());
    CHECK(desk.number(iz) == nz.toString());
    CHECK(desk.texts(nz, "590").isEmpty());
    CHECK(desk.texts(nz, "950").isEmpty());
    CHECK(desk.texts(nz, "035") == QStringList{QStringLiteral("(OCoLC)23518769")});
    CHECK(desk.texts(iz, "590") == QStringList{QStringLiteral("gift")});
    CHECK(desk.stored(iz).record.first(marc::Tag("950"))->values(u'9')
          == QStringList{QStringLiteral("LOCAL")});
    CHECK(desk.found(desk.network, QStringLiteral("ours")) == 1);
    SECTION("taken back")
    {
        REQUIRE(cataloging::takeBack(desk.c, desk.ada, *step).ok());
        CHECK(store::recordOf(desk.c, nz).error().code == ErrorCode::NotFound);
        CHECK(desk.number(iz) == iz.toString());
        CHECK_FALSE(marc::isLocal(*desk.stored(iz).record.first(marc::Tag("950"))));
        CHECK(desk.found(desk.network, QStringLiteral("ours")) == 0);
    }
    SECTION("not once another institution holds it, and nothing is half undone")
    {
        REQUIRE(cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.birch).ok());
        const Result<void> refused = cataloging::takeBack(desk.c, desk.ada, *step);
        CHECK(refused.error().detail.contains(QLatin1String("Birch Hill")));
        CHECK(desk.stored(iz).network == nz);
    }
    CHECK(store::checkIntegrity(desk.c)->isEmpty());
}

TEST_CASE("A network record in use is not deleted, an institution's is, and both come back")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("Held")));
    const MmsId ours = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    const MmsId theirs = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.birch)->mmsId;
    REQUIRE(desk.save(ours,
                      with(desk.stored(ours).record, {field("590", QStringLiteral("gift"), true)}),
                      desk.ada)
                .ok());
    const Result<cataloging::Step> refused = cataloging::deleteRecord(desk.c, desk.ada, nz);
    CHECK(refused.error().code == ErrorCode::InvalidInput);
    CHECK(refused.error().detail.contains(QLatin1String("Ashgrove State University (1 record)")));
    CHECK(refused.error().detail.contains(QLatin1String("Birch Hill (1 record)")));
    const marc::Record seen = desk.stored(ours).record;
    const cataloging::Step first = *cataloging::deleteRecord(desk.c, desk.ada, ours);
    CHECK(desk.found(desk.ashgrove, QStringLiteral("held")) == 0);
    CHECK(desk.found(desk.birch, QStringLiteral("held")) == 1);
    const cataloging::Step second = *cataloging::deleteRecord(desk.c, desk.ada, theirs);
    const cataloging::Step third = *cataloging::deleteRecord(desk.c, desk.ada, nz);
    CHECK(store::zoneOf(desk.c, nz)->recordCount == 0);
    // Attached to what is gone: that comes back first.
    CHECK(cataloging::takeBack(desk.c, desk.ada, first).error().detail.contains(nz.toString()));
    REQUIRE(cataloging::takeBack(desk.c, desk.ada, third).ok());
    REQUIRE(cataloging::takeBack(desk.c, desk.ada, first).ok());
    REQUIRE(cataloging::takeBack(desk.c, desk.ada, second).ok());
    CHECK(desk.stored(ours).record == seen);
    CHECK(desk.found(desk.ashgrove, QStringLiteral("held gift")) == 1);
    CHECK(store::versionsOf(desk.c, ours)->size() == 2);
    CHECK(store::briefRows(desk.c, {ours})->value(0).brief.title == QStringLiteral("Held"));
    CHECK(store::checkIntegrity(desk.c)->isEmpty());
}

TEST_CASE("Deleting is refused while others type, and gives one's own typing back")
{
    test::ZoneDesk desk;
    const MmsId iz = desk.addTo(desk.ashgrove, test::book(QStringLiteral("T")));
    const marc::Record record = desk.stored(iz).record;
    REQUIRE(cataloging::keepDraft(desk.c, desk.tom, {iz, {}, 1, {}, 0, record}).ok());
    CHECK(cataloging::deleteRecord(desk.c, desk.ada, iz)
              .error()
              .detail.contains(QLatin1String("tom")));
    REQUIRE(cataloging::discardDraft(desk.c, desk.tom, iz).ok());
    REQUIRE(cataloging::lockRecord(desk.c, desk.tom, iz).ok());
    CHECK(cataloging::deleteRecord(desk.c, desk.ada, iz).error().code == ErrorCode::Conflict);
    REQUIRE(cataloging::releaseRecord(desk.c, desk.tom, iz).ok());
    REQUIRE(cataloging::keepDraft(desk.c, desk.ada, {iz, {}, 1, {}, 0, record}).ok());
    // Attaching would leave the typing behind.
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("N")));
    CHECK(cataloging::linkToNetwork(desk.c, desk.ada, iz, nz).error().code
          == ErrorCode::InvalidInput);
    const Result<cataloging::Step> step = cataloging::deleteRecord(desk.c, desk.ada, iz);
    REQUIRE(step.ok());
    REQUIRE(cataloging::takeBack(desk.c, desk.ada, *step).ok());
    CHECK(store::draftOf(desk.c, iz, desk.ada.user.id)->has_value());
}

TEST_CASE("Records of the wrong zone are refused with a sentence")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("N")));
    const MmsId iz = desk.addTo(desk.ashgrove, test::book(QStringLiteral("I")));
    for (const Result<cataloging::Step> &step :
         {cataloging::linkToNetwork(desk.c, desk.ada, nz, nz),
          cataloging::linkToNetwork(desk.c, desk.ada, iz, iz),
          cataloging::copyToInstitution(desk.c, desk.ada, iz, desk.ashgrove),
          cataloging::unlink(desk.c, desk.ada, nz),
          cataloging::shareWithNetwork(desk.c, desk.ada, nz)})
        CHECK(step.error().code == ErrorCode::InvalidInput);
    CHECK(
        holds(desk.save(nz, with(desk.stored(nz).record, {field("590", QStringLiteral("x"), true)}),
                        desk.ada),
              ErrorCode::InvalidInput));
}

TEST_CASE("A save of a network record reaches 1,000 attached records at once")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("Before")));
    {
        const store::StoredRecord network = desk.stored(nz);
        Result<store::Transaction> transaction = store::Transaction::begin(desk.c);
        for (int i = 0; i < 1000; ++i) {
            store::NewRecordRow row;
            row.mmsId = *store::takeMmsId(*transaction, desk.birch);
            row.zone = desk.birch.id;
            row.network = nz;
            row.user = desk.ada.user.id;
            row.at = desk.catalogue.clock.now();
            row.reason = QStringLiteral("create");
            row.record =
                with(network.record, {field("590", QStringLiteral("copy%1").arg(i), true)});
            REQUIRE(store::insertRecord(*transaction, row).ok());
            REQUIRE(
                search::addToIndex(*transaction, row.mmsId, search::indexEntryOf(row.record)).ok());
        }
        REQUIRE(transaction->commit().ok());
    }
    marc::Record changed = desk.stored(nz).record;
    changed.fields().last().subfields()[0].value = QStringLiteral("After");
    REQUIRE(desk.save(nz, changed, desk.ada).ok());
    CHECK(desk.found(desk.birch, QStringLiteral("after")) == 1000);
    CHECK(desk.found(desk.birch, QStringLiteral("before")) == 0);
    CHECK(desk.found(desk.birch, QStringLiteral("after copy771")) == 1);
    search::Request request;
    request.zone = desk.birch;
    request.text = QStringLiteral("after");
    request.sort = search::Sort::Title;
    request.limit = 1000;
    const QList<store::BriefRow> rows = search::search(desk.c, request)->rows;
    REQUIRE(rows.size() == 1000);
    CHECK(std::all_of(rows.begin(), rows.end(), [](const store::BriefRow &row) {
        return row.brief.title == QStringLiteral("After");
    }));
}

TEST_CASE("The tags of local fields are a list that an administrator sets")
{
    test::ZoneDesk desk;
    CHECK(cataloging::localTags(desk.c)->toString() == QStringLiteral("09X 59X 69X 9XX"));
    const marc::LocalTags tags = *marc::LocalTags::parse(QStringLiteral("59x 852"));
    CHECK(cataloging::setLocalTags(desk.c, desk.tom, tags).error().code == ErrorCode::Denied);
    REQUIRE(cataloging::setLocalTags(desk.c, desk.ada, tags).ok());
    CHECK(cataloging::localTags(desk.c)->contains(marc::Tag("852")));
    CHECK_FALSE(cataloging::localTags(desk.c)->contains(marc::Tag("690")));
}
