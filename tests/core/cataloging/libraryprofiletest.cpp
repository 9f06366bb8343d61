// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/libraryprofile.h"
#include "support/testcatalogue.h"

using namespace colophon;
using namespace colophon::schema;

TEST_CASE("The library's profile is kept as it was set, by an administrator alone")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    REQUIRE(cataloging::libraryProfile(c).ok());
    CHECK(*cataloging::libraryProfile(c) == Profile());

    Profile profile;
    profile.severities.insert(QStringLiteral("number.isbn-form"), Severity::Off);
    profile.severities.insert(QStringLiteral("field.unknown"), Severity::Error);
    ProfileRule require{ProfileRule::Kind::Require, marc::Tag("082")};
    require.material = Material::Books;
    require.indicator1 = u'0';
    require.indicator2 = u'4';
    require.content = QStringLiteral("$a $2 23");
    require.severity = Severity::Warning;
    ProfileRule forbid{ProfileRule::Kind::Forbid, marc::Tag("9XX"), u'x'};
    profile.rules = {require, forbid};
    CHECK(cataloging::setLibraryProfile(c, catalogue.actor("tom"), profile).error().code
          == ErrorCode::Denied);
    CHECK(*cataloging::libraryProfile(c) == Profile());
    REQUIRE(cataloging::setLibraryProfile(c, catalogue.actor("ada"), profile).ok());
    CHECK(*cataloging::libraryProfile(c) == profile);

    // A rule that can't be kept leaves the former profile.
    Profile wrong;
    wrong.rules = {ProfileRule{ProfileRule::Kind::Default, marc::Tag("590")}};
    CHECK(cataloging::setLibraryProfile(c, catalogue.actor("ada"), wrong).error().code
          == ErrorCode::InvalidInput);
    CHECK(*cataloging::libraryProfile(c) == profile);

    // What is as it is delivered is not kept.
    profile.severities = {{QStringLiteral("number.isbn"), Severity::Error}};
    REQUIRE(cataloging::setLibraryProfile(c, catalogue.actor("ada"), profile).ok());
    CHECK(cataloging::libraryProfile(c)->severities.isEmpty());
}
