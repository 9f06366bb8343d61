// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/matching.h"
#include "support/zonedesk.h"

using namespace colophon;
using test::field;
using test::with;

namespace {

marc::Record numbered(const QList<marc::Field> &numbers)
{
    marc::Record record;
    record.fields() = {field("245", QStringLiteral("Title"))};
    return with(record, numbers);
}

} // namespace

TEST_CASE("A network record is found by each of the numbers, however it is written")
{
    test::ZoneDesk desk;
    const auto [there, here, reason] = GENERATE(table<marc::Field, marc::Field, const char *>(
        {{field("020", QStringLiteral("0306406152")),
          field("020", QStringLiteral("978-0-306-40615-7 (hbk.)")), "9780306406157"},
         {field("022", QStringLiteral("0317-8471")), field("022", QStringLiteral("03178471")),
          "03178471"},
         {field("024", QStringLiteral("5-099-75043")), field("024", QStringLiteral("5-099-75043")),
          "509975043"},
         {field("035", QStringLiteral("(OCoLC)ocm00123456")),
          field("035", QStringLiteral("(OCoLC)123456")), "(ocolc)123456"},
         {field("035", QStringLiteral("(DE-605)HT0123")),
          field("035", QStringLiteral("(DE-605)HT0123 ")), "(de-605)ht0123"},
         {field("010", QStringLiteral("   85000002 ")), field("010", QStringLiteral("85-2")),
          "85000002"}}));
    const MmsId nz = desk.addTo(desk.network, numbered({there}));
    desk.addTo(desk.network, numbered({field("035", QStringLiteral("(OCoLC)999"))}));
    const auto matches = cataloging::networkMatches(desk.c, numbered({here}));
    REQUIRE(matches.ok());
    INFO(reason);
    REQUIRE(matches->size() == 1);
    CHECK(matches->constFirst().stored.mmsId == nz);
    CHECK(matches->constFirst().reasons.constFirst().number == QLatin1String(reason));
}

TEST_CASE("More shared numbers come first; local, cancelled and partly equal numbers do not count")
{
    test::ZoneDesk desk;
    const marc::Field isbn = field("020", QStringLiteral("0306406152"));
    const marc::Field oclc = field("035", QStringLiteral("(OCoLC)123"));
    const MmsId one = desk.addTo(desk.network, numbered({isbn}));
    const MmsId both = desk.addTo(desk.network, numbered({isbn, oclc}));
    marc::Field cancelled = oclc;
    cancelled.subfields()[0].code = u'z';
    desk.addTo(desk.network, numbered({cancelled}));
    desk.addTo(desk.network, numbered({field("035", QStringLiteral("(OCoLC)123 4"))}));
    desk.addTo(desk.ashgrove, numbered({isbn}));
    const QList<cataloging::Match> matches =
        *cataloging::networkMatches(desk.c, numbered({isbn, oclc}));
    REQUIRE(matches.size() == 2);
    CHECK(matches.at(0).stored.mmsId == both);
    CHECK(matches.at(0).reasons.size() == 2);
    CHECK(matches.at(1).stored.mmsId == one);
    CHECK(cataloging::networkMatches(desk.c, numbered({marc::markedLocal(isbn)}))->isEmpty());
}

TEST_CASE("An incoming record names its network record by 001 or 035, and not where two have it")
{
    test::ZoneDesk desk;
    const MmsId nz =
        desk.addTo(desk.network, numbered({field("035", QStringLiteral("(OCoLC)123"))}));
    marc::Record incoming = numbered({});
    incoming.setControlValue(marc::Tag("001"), nz.toString());
    CHECK((*cataloging::namedInNetwork(desk.c, incoming))->mmsId == nz);
    incoming.setControlValue(marc::Tag("001"), QStringLiteral("ocm00000123"));
    CHECK_FALSE(cataloging::namedInNetwork(desk.c, incoming)->has_value());
    incoming.setControlValue(marc::Tag("003"), QStringLiteral("OCoLC"));
    CHECK((*cataloging::namedInNetwork(desk.c, incoming))->mmsId == nz);
    desk.addTo(desk.network, numbered({field("035", QStringLiteral("(OCoLC)123"))}));
    CHECK_FALSE(cataloging::namedInNetwork(desk.c, incoming)->has_value());
    // An institution's record is not the network's.
    const MmsId iz = desk.addTo(desk.ashgrove, numbered({}));
    marc::Record own = numbered({});
    own.setControlValue(marc::Tag("001"), iz.toString());
    CHECK_FALSE(cataloging::namedInNetwork(desk.c, own)->has_value());
}
