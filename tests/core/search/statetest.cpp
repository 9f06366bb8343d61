// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/changes.h"
#include "search/facets.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

using namespace colophon;

namespace {

QStringList titles(store::Connection &c, UserId viewer, const char *text)
{
    search::Request request;
    request.zone = *store::zoneOf(c, store::ZoneKind::Network);
    request.text = QString::fromUtf8(text);
    request.sort = search::Sort::Title;
    request.viewer = {viewer, {}};
    const Result<search::Page> page = search::search(c, request);
    INFO(text);
    REQUIRE(page.ok());
    QStringList found;
    for (const store::BriefRow &row : page->rows)
        found.append(row.brief.title);
    return found;
}

using List = QStringList;

} // namespace

TEST_CASE("What people left on records is searched: assignments, reminders, notes")
{
    test::TestCatalogue catalogue;
    const MmsId delta = catalogue.add(test::book(QStringLiteral("Delta")));
    const MmsId nile = catalogue.add(test::book(QStringLiteral("Nile")));
    catalogue.add(test::book(QStringLiteral("Sinai")));
    const cataloging::Actor ada = catalogue.actor("ada");
    const cataloging::Actor tom = catalogue.actor("tom");
    store::Connection c = catalogue.connect();
    REQUIRE(workflow::assign(c, ada, {delta, tom.user.id, {}}).ok());
    const Result<workflow::Note> note =
        workflow::addNote(c, ada, nile, QStringLiteral("The spine is broken, see 紅樓夢; Maḥfūẓ"));
    REQUIRE(note.ok());
    const QDate due(2031, 3, 5);
    REQUIRE(
        reminders::addReminder(c, ada, nile, {QStringLiteral("Check"), due, {}, {}, {}, {}}).ok());

    const List none;
    const List onDelta{QStringLiteral("Delta")};
    const List onNile{QStringLiteral("Nile")};
    CHECK(titles(c, tom.user.id, "assigned:me") == onDelta);
    CHECK(titles(c, ada.user.id, "assigned:me") == none);
    CHECK(titles(c, ada.user.id, "assigned:tom") == onDelta);
    CHECK(titles(c, ada.user.id, "NOT assigned:any")
          == List{QStringLiteral("Nile"), QStringLiteral("Sinai")});
    CHECK(titles(c, ada.user.id, "has_notes:yes") == onNile);
    CHECK(titles(c, ada.user.id, "note:(broken SPINE)") == onNile);
    CHECK(titles(c, ada.user.id, "note:mahfuz") == onNile);
    CHECK(titles(c, ada.user.id, "note:樓夢") == onNile);
    CHECK(titles(c, ada.user.id, "note:bro*") == onNile);
    CHECK(titles(c, ada.user.id, "note:bro") == none);
    CHECK(titles(c, ada.user.id, "reminder:..2031-03-05") == onNile);
    CHECK(titles(c, ada.user.id, "reminder:2031-03-05") == onNile);
    CHECK(titles(c, ada.user.id, "reminder:2031-03-06..") == none);

    search::Request all;
    all.zone = *store::zoneOf(c, store::ZoneKind::Network);
    all.viewer = {ada.user.id, {}};
    const Result<QList<search::FacetGroup>> groups = search::facetsOf(c, all, {});
    REQUIRE(groups.ok());
    const search::FacetGroup &work = groups->constLast();
    REQUIRE(work.facet == search::Facet::Work);
    for (const char *state : {"assigned", "reminder", "has_notes"})
        CHECK(work.values.contains({QLatin1String(state), 1}));

    REQUIRE(workflow::deleteNote(c, ada, note->id).ok());
    CHECK(titles(c, ada.user.id, "has_notes:yes") == none);
    CHECK(titles(c, ada.user.id, "note:broken") == none);
}
