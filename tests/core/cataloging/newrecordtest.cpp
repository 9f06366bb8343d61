// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/newrecord.h"

#include "cataloging/templatedesk.h"
#include "search/search.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"
#include "templates/template.h"

using namespace colophon;

namespace {

QString text(const char *key)
{
    for (const templates::Shipped &one : templates::shipped()) {
        if (one.key == QLatin1String(key))
            return one.text;
    }
    return {};
}

} // namespace

TEST_CASE("A new record is nowhere in the catalogue before its first save, and everywhere after")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const store::Zone zone = *store::zoneOf(c, store::ZoneKind::Institution);
    const Result<cataloging::OpenRecord> begun =
        cataloging::newFromTemplate(c, ada, zone, text("book"));
    REQUIRE(begun.ok());
    const MmsId mmsId = begun->stored.mmsId;
    CHECK(begun->isNew());
    CHECK(begun->stored.record.controlValue(marc::Tag("001")) == mmsId.toString());
    CHECK(store::zoneOf(c, store::ZoneKind::Institution)->recordCount == 0);
    CHECK(store::recordOf(c, mmsId).error().code == ErrorCode::NotFound);
    // Only the person who began it has it in the list.
    CHECK(cataloging::worklistRows(c, ada)->size() == 1);
    CHECK(cataloging::worklistRows(c, ada)->constFirst().isNew);
    CHECK(cataloging::worklistRows(c, catalogue.actor("tom"))->isEmpty());
    CHECK_FALSE(cataloging::openRecord(c, catalogue.actor("tom"), mmsId).ok());

    marc::Record typed = begun->stored.record;
    typed.insertInOrder(
        marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QStringLiteral("Typed.")}}));
    REQUIRE(cataloging::keepDraft(c, ada, {mmsId, {}, 0, {}, 4, typed}).ok());
    CHECK(cataloging::openRecord(c, ada, mmsId)->stored.record == typed);

    const Result<store::StoredRecord> saved =
        cataloging::saveRecord(c, ada, mmsId, typed, cataloging::BaseVersion(0));
    REQUIRE(saved.ok());
    CHECK(saved->version == 1);
    CHECK(saved->mmsId == mmsId);
    CHECK(saved->record.first(marc::Tag("500")) != nullptr);
    CHECK(saved->record.controlValue(marc::Tag("005")).size() == 16);
    CHECK(store::zoneOf(c, store::ZoneKind::Institution)->recordCount == 1);
    const QList<cataloging::WorklistRow> rows = *cataloging::worklistRows(c, ada);
    REQUIRE(rows.size() == 1);
    CHECK_FALSE(rows.constFirst().isNew);
    CHECK(rows.constFirst().lock.has_value());
    CHECK(store::versionsOf(c, mmsId)->constFirst().reason == QStringLiteral("create"));
    CHECK(cataloging::saveRecord(c, ada, mmsId, typed, cataloging::BaseVersion(0)).error().code
          == ErrorCode::NotFound); // a second first save is none
}

TEST_CASE("A record that is given up leaves nothing, and its number is not used again")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const store::Zone zone = *store::zoneOf(c, store::ZoneKind::Network);
    const MmsId first = cataloging::newFromTemplate(c, ada, zone, text("map"))->stored.mmsId;
    REQUIRE(cataloging::discardNewRecord(c, ada, first).ok());
    CHECK(cataloging::worklistRows(c, ada)->isEmpty());
    CHECK(cataloging::newFromTemplate(c, ada, zone, text("map"))->stored.mmsId > first);
}

TEST_CASE("A duplicate has its own number and none of the original's")
{
    test::TestCatalogue catalogue;
    const MmsId original = catalogue.add(test::book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const marc::Record record = store::recordOf(c, original)->record;
    REQUIRE(record.first(marc::Tag("035")) != nullptr);
    const Result<cataloging::OpenRecord> copy =
        cataloging::newFromCopy(c, ada, *store::zoneOf(c, store::ZoneKind::Institution), record);
    REQUIRE(copy.ok());
    CHECK(copy->stored.mmsId.zoneCode() == QStringLiteral("4838"));
    CHECK(copy->stored.record.first(marc::Tag("035")) == nullptr);
    CHECK(copy->stored.record.first(marc::Tag("005")) == nullptr);
    CHECK(*copy->stored.record.first(marc::Tag("245")) == *record.first(marc::Tag("245")));
}

TEST_CASE("Counters of templates go on in the catalogue")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const store::Zone zone = *store::zoneOf(c, store::ZoneKind::Institution);
    const QString withCounter =
        QStringLiteral("=LDR  00000nam a2200000 i 4500\n=099  \\\\$aBox {{counter:box:4}}\n");
    const auto box = [&] {
        return cataloging::newFromTemplate(c, ada, zone, withCounter)
            ->stored.record.first(marc::Tag("099"))
            ->subfield(u'a')
            .value();
    };
    CHECK(box() == QStringLiteral("Box 0001"));
    CHECK(box() == QStringLiteral("Box 0002"));
}

TEST_CASE(
    "Private templates are one's own, shared ones everybody's to use and the owner's to change")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const cataloging::Actor tom = catalogue.actor("tom");
    const QString good = QStringLiteral("=LDR  00000nam a2200000 i 4500\n=245  00$a{{year}}\n");
    REQUIRE(cataloging::keepTemplate(c, ada, QStringLiteral("Mine"), false, good).ok());
    REQUIRE(cataloging::keepTemplate(c, ada, QStringLiteral("Ours"), true, good).ok());
    const qsizetype shipped = templates::shipped().size();
    CHECK(cataloging::templateRows(c, ada)->size() == shipped + 2);
    const QList<cataloging::TemplateRow> toms = *cataloging::templateRows(c, tom);
    REQUIRE(toms.size() == shipped + 1);
    CHECK(toms.constFirst().name == QStringLiteral("Ours"));
    CHECK_FALSE(toms.constFirst().mayChange);
    CHECK(cataloging::removeTemplate(c, tom, toms.constFirst().id).error().code
          == ErrorCode::Denied);
    CHECK(cataloging::removeTemplate(c, ada, toms.constFirst().id).ok());
    CHECK(cataloging::keepTemplate(c, ada, QStringLiteral(" "), false, good).error().code
          == ErrorCode::InvalidInput);
    CHECK(cataloging::keepTemplate(c, ada, QStringLiteral("Bad"), false,
                                   QStringLiteral("=245  00$a{{tomorrow}}\n"))
              .error()
              .detail.contains(QStringLiteral("tomorrow")));
}
