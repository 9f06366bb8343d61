// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/changes.h"
#include "reminders/digest.h"
#include "reminders/overview.h"
#include "reminders/reminderlist.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

using namespace colophon;
using namespace colophon::reminders;

namespace {

const QDate kToday(2026, 11, 18); // the day of test::FixedClock, a Wednesday

/// Four reminders on two records: two overdue, one today, one next week; the last is tom's.
struct Fixture {
    Fixture()
        : nature(catalogue.add(test::book(QStringLiteral("Nature")))),
          nights(
              catalogue.add(test::book(QStringLiteral("Élan vital")), store::ZoneKind::Institution))
    {
        a = add(nights, "Claim v. 3", QDate(2026, 11, 3));
        b = add(nature, "bind", QDate(2026, 11, 16));
        d = add(nature, "Accents: café", kToday);
        e = add(nature, "later", QDate(2026, 11, 25), catalogue.actor("tom").user.id);
    }
    ReminderId add(MmsId mmsId, const char *text, QDate date, UserId person = {})
    {
        const Result<Changes> made =
            addReminder(c, ada, mmsId, {QString::fromUtf8(text), date, {}, {}, person, {}});
        REQUIRE(made.ok());
        return made->constFirst().after->id;
    }
    QList<ReminderId> find(const Filter &filter, const Order &order = {})
    {
        const Result<QList<ReminderId>> found = findReminders(c, filter, order);
        REQUIRE(found.ok());
        CHECK(*countReminders(c, filter) == found->size());
        return *found;
    }

    test::TestCatalogue catalogue;
    cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    MmsId nature;
    MmsId nights;
    ReminderId a, b, d, e;
};

} // namespace

TEST_CASE("Every filter of Manage Reminders leaves out what it says")
{
    Fixture f;
    REQUIRE(markDone(f.c, f.ada, {f.b}).ok());
    Filter filter;
    CHECK(f.find(filter) == QList<ReminderId>{f.a, f.b, f.d, f.e});
    filter.from = QDate(2026, 11, 16);
    filter.to = kToday;
    CHECK(f.find(filter) == QList<ReminderId>{f.b, f.d});
    filter.dates = DateKind::Submitted; // all were made today
    CHECK(f.find(filter).size() == 4);
    filter.to = kToday.addDays(-1);
    CHECK(f.find(filter).isEmpty());
    filter = {};
    filter.progress = Progress::Open;
    CHECK(f.find(filter) == QList<ReminderId>{f.a, f.d, f.e});
    filter.progress = Progress::Done;
    CHECK(f.find(filter) == QList<ReminderId>{f.b});
    filter = {};
    filter.overdueOn = kToday;
    CHECK(f.find(filter) == QList<ReminderId>{f.a});
    filter = {};
    filter.zone = store::ZoneKind::Institution;
    CHECK(f.find(filter) == QList<ReminderId>{f.a});
    filter = {};
    filter.person = UserId();
    CHECK(f.find(filter) == QList<ReminderId>{f.a, f.b, f.d});
    filter.person = f.catalogue.actor("tom").user.id;
    CHECK(f.find(filter) == QList<ReminderId>{f.e});
    filter = {};
    filter.type = QStringLiteral("GENERAL");
    filter.status = QStringLiteral("NEW");
    filter.record = f.nights;
    CHECK(f.find(filter) == QList<ReminderId>{f.a});
}

TEST_CASE("Words are found in text and title, whatever their case and diacritics")
{
    Fixture f;
    Filter filter;
    for (const auto &[words, id] : {std::pair{"cafe", f.d}, std::pair{"ELAN", f.a},
                                    std::pair{"aim v. 3", f.a}, std::pair{" LATER ", f.e}}) {
        filter.words = QLatin1String(words);
        CHECK(f.find(filter) == QList<ReminderId>{id});
    }
    for (const char *pattern : {"%", "*", "?", "[a-z]", "a*m"}) {
        filter.words = QLatin1String(pattern);
        CHECK(f.find(filter).isEmpty());
    }
}

TEST_CASE("Every filter goes with every order")
{
    Fixture f;
    REQUIRE(markDone(f.c, f.ada, {f.b}).ok());
    QList<Filter> filters(9);
    filters[1].progress = Progress::Open;
    filters[2].progress = Progress::Done;
    filters[3].doneFrom = kToday.addDays(-1);
    filters[4].overdueOn = kToday;
    filters[5].dates = DateKind::Submitted;
    filters[5].from = kToday.addDays(-30);
    filters[6].zone = store::ZoneKind::Network;
    filters[7].record = reminderRow(f.c, f.b)->reminder.mmsId;
    filters[8].words = QStringLiteral("a");
    filters[8].doneFrom = kToday.addDays(-1);
    for (const Filter &filter : filters) {
        const QList<ReminderId> found = f.find(filter);
        CHECK(*countReminders(f.c, filter) == found.size());
        for (int by = 0; by <= int(SortBy::CreatedAt); ++by) {
            const QList<ReminderId> sorted = f.find(filter, {SortBy(by), true});
            CHECK(QSet<ReminderId>(sorted.cbegin(), sorted.cend())
                  == QSet<ReminderId>(found.cbegin(), found.cend()));
        }
    }
}

TEST_CASE("Every column sorts both ways, and pages agree with the whole list")
{
    Fixture f;
    const auto by =
        GENERATE(SortBy::Date, SortBy::Type, SortBy::Title, SortBy::Text, SortBy::Status,
                 SortBy::Zone, SortBy::Person, SortBy::CreatedBy, SortBy::CreatedAt);
    const Filter filter;
    QList<ReminderId> up = f.find(filter, {by, false});
    REQUIRE(up.size() == 4);
    QList<ReminderId> down = f.find(filter, {by, true});
    std::reverse(down.begin(), down.end());
    CHECK(up == down);
    CHECK(*findReminders(f.c, filter, {by, false}, 1, 2) == up.mid(1, 2));
    if (by == SortBy::Title)
        CHECK(up.first() == f.a);
    if (by == SortBy::Text)
        CHECK(up == QList<ReminderId>{f.d, f.b, f.a, f.e});
    if (by == SortBy::Person)
        CHECK(up.last() == f.e);
}

TEST_CASE("Tiles and weeks count what is overdue, due and done")
{
    Fixture f;
    f.add(f.nature, "this week", QDate(2026, 11, 22));
    f.add(f.nature, "next month", QDate(2026, 12, 1));
    REQUIRE(markDone(f.c, f.ada, {f.b}).ok());
    const Tiles t = *tiles(f.c, kToday, Qt::Monday);
    CHECK(t.overdue == 1);
    CHECK(t.oldest == QDate(2026, 11, 3));
    CHECK(t.dueThisWeek == 2);
    CHECK(t.dueToday == 1);
    CHECK(t.weekEnd == QDate(2026, 11, 22));
    CHECK(t.dueThisMonth == 3);
    CHECK(t.doneThisMonth == 1);
    CHECK(t.doneLastMonth == 0);
    const QList<Week> w = *weeks(f.c, kToday, Qt::Monday, 3, 8);
    REQUIRE(w.size() == 12);
    CHECK(w[0] == Week{QDate(2026, 10, 26), 0, 0, 0});
    CHECK(w[1] == Week{QDate(2026, 11, 2), 0, 1, 0});
    CHECK(w[3] == Week{QDate(2026, 11, 16), 2, 0, 1});
    CHECK(w[4] == Week{QDate(2026, 11, 23), 1, 0, 0});
    CHECK(w[5].total() == 1);
    CHECK(*overdueCount(f.c, kToday) == 1);
}

TEST_CASE("A digest tells each person what is theirs: named, or made by them and naming nobody")
{
    Fixture f;
    const QList<Digest> all = *digests(f.c, kToday, 7);
    REQUIRE(all.size() == 2);
    CHECK(all[0].person.login == QStringLiteral("ada"));
    CHECK(all[0].overdue.size() == 2);
    CHECK(all[0].today.size() == 1);
    CHECK(all[0].soon.isEmpty());
    CHECK(all[1].person.login == QStringLiteral("tom"));
    CHECK(all[1].soon.size() == 1);
    CHECK(digestText(all[0]).contains(QStringLiteral("3 Nov 2026  General: Élan vital")));
    CHECK(digestSubject(all[0])
          == QStringLiteral("Colophon reminders: 2 overdue, 1 today, 0 soon"));
    const DueCount mine = *dueCountFor(f.c, f.ada.user.id, kToday);
    CHECK(mine.overdue == 2);
    CHECK(mine.today == 1);
}
