// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/mmsid.h"

#include <catch2/catch.hpp>

using namespace colophon;

TEST_CASE("An MMS ID is 99, the running number and the zone's code")
{
    const MmsId mmsId = MmsId::of(1000001, QStringLiteral("4838"));
    CHECK(mmsId.value() == 9910000014838);
    CHECK(mmsId.toString() == QStringLiteral("9910000014838"));
    CHECK(mmsId.zoneCode() == QStringLiteral("4838"));
    CHECK(*MmsId::parse(u" 9910000014801 ") == MmsId::fromStored(9910000014801));
}

TEST_CASE("A typed MMS ID that is wrong is told which part is wrong")
{
    const auto [text, part] =
        GENERATE(table<const char *, const char *>({{"", "empty"},
                                                    {"99100000148x8", "other than digits"},
                                                    {"9810000014838", "begin with 99"},
                                                    {"99100014838", "too short"},
                                                    {"9900000014838", "running number"},
                                                    {"9999999999999999999", "too long"}}));
    const Result<MmsId> parsed = MmsId::parse(QString::fromLatin1(text));
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().detail.contains(QLatin1String(part)));
}
