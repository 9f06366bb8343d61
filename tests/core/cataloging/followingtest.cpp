// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/following.h"
#include "cataloging/deleting.h"
#include "support/zonedesk.h"

using namespace colophon;
using test::field;
using test::with;

TEST_CASE("What was committed elsewhere is seen at the next look, and nothing where nothing was")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("N")));
    const MmsId iz = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    store::Connection watching = desk.catalogue.connect();
    cataloging::Watch watch(desk.tom);
    CHECK_FALSE(watch.look(watching)->has_value()); // from here on
    CHECK_FALSE(watch.look(watching)->has_value());

    REQUIRE(
        desk.save(nz, with(desk.stored(nz).record, {field("500", QStringLiteral("x"))}), desk.ada)
            .ok());
    const cataloging::Changes saved = **watch.look(watching);
    CHECK(saved.records.size() == 2); // the attached one shows it too
    CHECK((saved.records.contains(nz) && saved.records.contains(iz)));
    CHECK_FALSE((saved.many || saved.locks));

    REQUIRE(cataloging::lockRecord(desk.c, desk.ada, iz).ok());
    const cataloging::Changes locked = **watch.look(watching);
    CHECK((locked.locks && locked.records.isEmpty() && !locked.many));
    REQUIRE(cataloging::releaseRecord(desk.c, desk.ada, iz).ok());
    CHECK((*watch.look(watching))->locks);

    REQUIRE(cataloging::deleteRecord(desk.c, desk.ada, iz).ok());
    CHECK((*watch.look(watching))->many);
    CHECK_FALSE(watch.look(watching)->has_value());
}

TEST_CASE("A lock that runs out is news without a commit")
{
    test::ZoneDesk desk;
    const MmsId iz = desk.addTo(desk.ashgrove, test::book(QStringLiteral("I")));
    REQUIRE(cataloging::lockRecord(desk.c, desk.ada, iz).ok());
    store::Connection watching = desk.catalogue.connect();
    cataloging::Watch watch(desk.tom);
    CHECK_FALSE(watch.look(watching)->has_value());
    CHECK(cataloging::lookAt(watching, desk.tom, iz)->heldBy->userName == QStringLiteral("ada"));
    desk.catalogue.clock.advance(60 * 60 + 1);
    CHECK((*watch.look(watching))->locks);
    CHECK_FALSE(cataloging::lookAt(watching, desk.tom, iz)->heldBy.has_value());
}

TEST_CASE("More records than can be named are told as many")
{
    test::ZoneDesk desk;
    store::Connection watching = desk.catalogue.connect();
    cataloging::Watch watch(desk.tom);
    CHECK_FALSE(watch.look(watching)->has_value());
    {
        Result<store::Transaction> transaction = store::Transaction::begin(desk.c);
        for (int i = 0; i < 700; ++i) {
            REQUIRE(cataloging::addRecord(*transaction, desk.ada, desk.ashgrove,
                                          test::book(QStringLiteral("I")), QStringLiteral("import"))
                        .ok());
        }
        REQUIRE(transaction->commit().ok());
    }
    const cataloging::Changes changes = **watch.look(watching);
    CHECK((changes.many && changes.records.isEmpty()));
    CHECK_FALSE(watch.look(watching)->has_value()); // those behind the first 500 are not told again
}

TEST_CASE("The base of a conflict is what was seen then, whichever of the two records was saved")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("N")));
    const MmsId iz = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    const store::StoredRecord seen = desk.stored(iz);
    const cataloging::BaseVersion base(seen.version, seen.networkVersion);
    SECTION("the network record")
    {
        REQUIRE(desk.save(nz, with(desk.stored(nz).record, {field("500", QStringLiteral("x"))}),
                          desk.ada)
                    .ok());
    }
    SECTION("the institution's")
    {
        REQUIRE(
            desk.save(iz, with(seen.record, {field("590", QStringLiteral("x"), true)}), desk.ada)
                .ok());
    }
    SECTION("it was unlinked")
    {
        REQUIRE(cataloging::unlink(desk.c, desk.ada, iz).ok());
    }
    const cataloging::Conflict conflict = *cataloging::conflictSince(desk.c, iz, base);
    CHECK(conflict.base == seen.record);
    CHECK(conflict.theirs.record == desk.stored(iz).record);
    CHECK(conflict.savedBy == QStringLiteral("ada"));
}

TEST_CASE("A record that somebody holds, or whose network record somebody holds, says so")
{
    test::ZoneDesk desk;
    REQUIRE(cataloging::setNetworkRoles(desk.c, desk.ada, store::Role::CatalogManager).ok());
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("N")));
    const MmsId iz = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    REQUIRE(cataloging::lockRecord(desk.c, desk.ada, nz).ok());
    const cataloging::OpenRecord open = *cataloging::lookAt(desk.c, desk.tom, iz);
    CHECK_FALSE(open.heldBy.has_value());
    CHECK(open.networkHeldBy->userName == QStringLiteral("ada"));
    CHECK_FALSE(open.mayChangeNetwork);
    CHECK(cataloging::lookAt(desk.c, desk.ada, iz)->mayChangeNetwork);
}
