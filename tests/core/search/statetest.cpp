// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/changes.h"
#include "reminders/codetable.h"
#include "search/facets.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"
#include "workflow/assignment.h"
#include "workflow/note.h"

#include <QRandomGenerator>

#include <algorithm>

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

TEST_CASE("Reminders are found by type, status and state, as a plain look at them says")
{
    test::TestCatalogue catalogue;
    const cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    for (const auto &[kind, codes] :
         {std::pair(reminders::CodeKind::Type,
                    List{QStringLiteral("CHECK"), QStringLiteral("BIND")}),
          std::pair(reminders::CodeKind::Status,
                    List{QStringLiteral("LATER"), QStringLiteral("OVER")})}) {
        const QList<reminders::CodeRow> seen = *reminders::codeRows(c, kind);
        QList<reminders::CodeRow> rows = seen;
        for (const QString &code : codes) {
            reminders::CodeRow row;
            row.code = code;
            row.description = QStringLiteral("It is ") + code.toLower();
            row.closing = code == u"OVER";
            rows.append(row);
        }
        REQUIRE(reminders::customize(c, ada, kind, seen, rows).ok());
    }
    const QDate today = catalogue.clock.now().toLocalTime().date();
    QRandomGenerator random(7);
    const auto pick = [&random](const List &list) {
        return list.at(random.bounded(int(list.size())));
    };
    const List types{QStringLiteral("GENERAL"), QStringLiteral("CHECK"), QStringLiteral("BIND")};
    const List statuses{QStringLiteral("NEW"), QStringLiteral("LATER"), QStringLiteral("OVER")};
    struct Scanned {
        QString title;
        QList<reminders::Details> reminders;
    };
    QList<Scanned> all;
    for (int i = 0; i < 40; ++i) {
        Scanned one{QStringLiteral("Title %1").arg(i, 2, 10, QLatin1Char('0')), {}};
        const MmsId mmsId = catalogue.add(test::book(one.title));
        for (int more = random.bounded(4); more > 0; --more) {
            const reminders::Details details{QStringLiteral("Look"),
                                             today.addDays(random.bounded(-3, 4)),
                                             pick(types),
                                             pick(statuses),
                                             {},
                                             {}};
            REQUIRE(reminders::addReminder(c, ada, mmsId, details).ok());
            one.reminders.append(details);
        }
        all.append(one);
    }
    const auto isDone = [](const reminders::Details &d) { return d.status == u"OVER"; };
    const auto scan = [&all](const auto &fits) {
        List titles;
        for (const Scanned &one : std::as_const(all)) {
            if (std::any_of(one.reminders.cbegin(), one.reminders.cend(), fits))
                titles.append(one.title);
        }
        return titles;
    };
    const auto found = [&](const QString &query) {
        search::Request request;
        request.zone = *store::zoneOf(c, store::ZoneKind::Network);
        request.text = query;
        request.sort = search::Sort::Title;
        request.limit = 100;
        request.viewer = {ada.user.id, catalogue.clock.now()};
        INFO(query.toStdString());
        const Result<search::Page> page = search::search(c, request);
        REQUIRE(page.ok());
        List list;
        for (const store::BriefRow &row : page->rows)
            list.append(row.brief.title);
        return list;
    };
    for (const QString &type : types) {
        const List expected = scan([&type](const auto &d) { return d.type == type; });
        CHECK(found(QStringLiteral("reminder_type:") + type.toLower()) == expected);
    }
    for (const QString &status : statuses)
        CHECK(found(QStringLiteral("reminder_status:") + status)
              == scan([&status](const auto &d) { return d.status == status; }));
    CHECK(found(QStringLiteral("reminder_type:\"it IS check\""))
          == scan([](const auto &d) { return d.type == u"CHECK"; }));
    CHECK(found(QStringLiteral("reminder_state:open"))
          == scan([&isDone](const auto &d) { return !isDone(d); }));
    CHECK(found(QStringLiteral("reminder_state:Done")) == scan(isDone));
    CHECK(found(QStringLiteral("reminder_state:overdue"))
          == scan([&](const auto &d) { return !isDone(d) && d.date < today; }));
    CHECK(found(QStringLiteral("reminder_type:any")) == scan([](const auto &) { return true; }));
    const List checked = scan([](const auto &d) { return d.type == u"CHECK"; });
    const List late = scan([](const auto &d) { return d.status == u"LATER"; });
    List both;
    std::copy_if(checked.cbegin(), checked.cend(), std::back_inserter(both),
                 [&late](const QString &title) { return late.contains(title); });
    CHECK(found(QStringLiteral("reminder_type:CHECK AND reminder_status:LATER")) == both);
    CHECK(search::parseQuery(QStringLiteral("reminder_state:sometimes")).fault.has_value());
}
