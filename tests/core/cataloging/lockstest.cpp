// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/locks.h"
#include "store/historystore.h"
#include "support/zonedesk.h"

using namespace colophon;

TEST_CASE("Each person sees and frees their own locks, a manager all of them")
{
    test::ZoneDesk desk;
    const MmsId one = desk.addTo(desk.ashgrove, test::book(QStringLiteral("One")));
    const MmsId two = desk.addTo(desk.ashgrove, test::book(QStringLiteral("Two")));
    REQUIRE(cataloging::lockRecord(desk.c, desk.tom, one).ok());
    REQUIRE(cataloging::lockRecord(desk.c, desk.ada, two).ok());
    REQUIRE(
        cataloging::keepDraft(desk.c, desk.tom, {one, {}, 1, {}, 0, desk.stored(one).record}).ok());
    const QList<cataloging::HeldLock> toms = *cataloging::locksFor(desk.c, desk.tom);
    REQUIRE(toms.size() == 1);
    CHECK(toms.constFirst().row.brief.title == QStringLiteral("One"));
    CHECK(toms.constFirst().hasDraft);
    CHECK(cataloging::locksFor(desk.c, desk.ada)->size() == 2);
    CHECK(cataloging::freeLocks(desk.c, desk.tom, {one, two}).error().code == ErrorCode::Denied);
    CHECK(cataloging::locksFor(desk.c, desk.ada)->size() == 2); // none was freed
    CHECK(*cataloging::freeLocks(desk.c, desk.ada, {one, two}) == 2);
    CHECK(cataloging::locksFor(desk.c, desk.ada)->isEmpty());
    CHECK(store::draftOf(desk.c, one, desk.tom.user.id)->has_value());
    const store::HistoryEntry entry = store::historyOf(desk.c, one)->constFirst();
    CHECK(entry.action == QStringLiteral("freeLock"));
    CHECK(entry.detail == QStringLiteral("tom"));
    CHECK(store::historyOf(desk.c, two)->constFirst().action == QStringLiteral("create"));
}
