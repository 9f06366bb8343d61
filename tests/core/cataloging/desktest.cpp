// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search.h"
#include "store/historystore.h"
#include "store/worklist.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

using namespace colophon;

TEST_CASE("A new record gets its own 001 and 005, and keeps the number it came with as 035")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    const marc::Record record = store::recordOf(c, mmsId)->record;
    CHECK(record.controlValue(marc::Tag("001")) == QStringLiteral("9910000014801"));
    CHECK(record.controlValue(marc::Tag("005")) == QStringLiteral("20261118140500.0"));
    CHECK(record.first(marc::Tag("003")) == nullptr);
    CHECK(record.all(marc::Tag("035")).size() == 1);
    CHECK(record.first(marc::Tag("035"))->subfield(u'a') == QStringLiteral("(OCoLC)23518769"));
    const marc::Record again = cataloging::withOwnNumber(test::book(QStringLiteral("T")), mmsId);
    marc::Record with035 = again;
    with035.setControlValue(marc::Tag("001"), QStringLiteral("23518769"));
    with035.setControlValue(marc::Tag("003"), QStringLiteral("OCoLC"));
    CHECK(cataloging::withOwnNumber(with035, mmsId).all(marc::Tag("035")).size() == 1);
}

TEST_CASE("A save makes a version, keeps the former one, drops the draft and is found by its new "
          "words only")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("Before")));
    const cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    marc::Record changed = store::recordOf(c, mmsId)->record;
    changed.fields().last().subfields()[0].value = QStringLiteral("After");
    changed.setControlValue(marc::Tag("001"), QStringLiteral("forged"));
    REQUIRE(cataloging::keepDraft(c, ada, {mmsId, {}, 1, {}, 3, changed}).ok());
    const Result<store::StoredRecord> saved = cataloging::saveRecord(c, ada, mmsId, changed, 1);
    REQUIRE(saved.ok());
    CHECK(saved->version == 2);
    CHECK(saved->record.controlValue(marc::Tag("001")) == mmsId.toString());
    CHECK(store::versionOf(c, mmsId, 1)->record.first(marc::Tag("245"))->subfield(u'a')
          == QStringLiteral("Before"));
    CHECK_FALSE(store::draftOf(c, mmsId, ada.user.id)->has_value());
    CHECK(store::historyOf(c, mmsId)->constFirst().action == QStringLiteral("save"));
    search::Request request;
    request.zone = *store::zoneOf(c, store::ZoneKind::Network);
    request.text = QStringLiteral("before");
    CHECK(*search::count(c, request) == 0);
    request.text = QStringLiteral("after");
    CHECK(*search::count(c, request) == 1);
    CHECK(store::checkIntegrity(c)->isEmpty());
}

TEST_CASE("A save on a version that is no longer the last one is refused and loses nothing")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    const cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    const marc::Record record = store::recordOf(c, mmsId)->record;
    REQUIRE(cataloging::saveRecord(c, ada, mmsId, record, 1).ok());
    const Result<store::StoredRecord> late =
        cataloging::saveRecord(c, catalogue.actor("tom"), mmsId, record, 1);
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().code == ErrorCode::Conflict);
    CHECK(store::recordOf(c, mmsId)->version == 2);
}

TEST_CASE("A lock keeps others from saving until it is freed or an hour without news has passed")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    const cataloging::Actor ada = catalogue.actor("ada");
    const cataloging::Actor tom = catalogue.actor("tom");
    store::Connection c = catalogue.connect();
    REQUIRE(cataloging::lockRecord(c, ada, mmsId).ok());
    const marc::Record record = store::recordOf(c, mmsId)->record;
    CHECK(cataloging::lockRecord(c, tom, mmsId).error().code == ErrorCode::Conflict);
    CHECK(cataloging::saveRecord(c, tom, mmsId, record, 1).error().code == ErrorCode::Conflict);
    CHECK(cataloging::openRecord(c, tom, mmsId)->heldBy->userName == QStringLiteral("ada"));
    catalogue.clock.advance(61 * 60);
    CHECK_FALSE(cataloging::openRecord(c, tom, mmsId)->heldBy.has_value());
    CHECK(cataloging::saveRecord(c, tom, mmsId, record, 1).ok());
}

TEST_CASE("An opened record is in the person's list until it is released")
{
    test::TestCatalogue catalogue;
    const MmsId first = catalogue.add(test::book(QStringLiteral("One")));
    const MmsId second = catalogue.add(test::book(QStringLiteral("Two")));
    const cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    REQUIRE(cataloging::openRecord(c, ada, first).ok());
    REQUIRE(cataloging::openRecord(c, ada, second).ok());
    CHECK(*store::worklist(c, ada.user.id) == QList<MmsId>{second, first});
    CHECK(store::worklist(c, catalogue.actor("tom").user.id)->isEmpty());
    REQUIRE(cataloging::releaseRecord(c, ada, second).ok());
    CHECK(*store::worklist(c, ada.user.id) == QList<MmsId>{first});
}
