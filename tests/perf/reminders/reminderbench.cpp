// SPDX-License-Identifier: GPL-3.0-or-later
// Manage Reminders on a catalogue with very many: every filter, every order, places, tiles and
// chart, each as the window asks for it. Reminders are added up to the number wanted, spread over
// the records, four years, five types, four statuses and four people; three of ten are done.
// Usage: reminderbench CATALOGUE [REMINDERS] [ROUNDS]
#include "perf/threadclock.h"
#include "reminders/changes.h"
#include "reminders/codetable.h"
#include "reminders/overview.h"
#include "reminders/reminderlist.h"
#include "search/search.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace colophon;
using reminders::Filter;
using reminders::Order;
using reminders::SortBy;

namespace {

constexpr int kPage = 100;
constexpr double kGoal = 100; // ms, for what a person waits for

const QStringList kTypes{QStringLiteral("GENERAL"), QStringLiteral("CLOSE"),
                         QStringLiteral("UPGRADE"), QStringLiteral("EMBARGO"),
                         QStringLiteral("URL_CHECK")};
const QStringList kStatuses{QStringLiteral("NEW"), QStringLiteral("WAITING"),
                            QStringLiteral("ASKED"), QStringLiteral("DONE")};
const QStringList kTexts{QStringLiteral("Check whether the last issue has come"),
                         QStringLiteral("The embargo ends: open the link"),
                         QStringLiteral("Compare with the printed volume"),
                         QStringLiteral("Überprüfen, ob die Adresse noch stimmt"),
                         QStringLiteral("Replace the brief record by a full one"),
                         QStringLiteral("Ask the publisher for the next volume")};

template <typename T> T must(Result<T> result, const char *what)
{
    if (!result) {
        std::fprintf(stderr, "reminderbench: %s: %s\n", what,
                     result.error().detail.toUtf8().constData());
        std::exit(1);
    }
    return std::move(*result);
}

void must(const Result<void> &result, const char *what)
{
    if (!result) {
        std::fprintf(stderr, "reminderbench: %s: %s\n", what,
                     result.error().detail.toUtf8().constData());
        std::exit(1);
    }
}

void addCodes(store::Connection &connection, const cataloging::Actor &actor,
              reminders::CodeKind kind, const QStringList &codes)
{
    const auto seen = must(reminders::codeRows(connection, kind), "codes");
    QList<reminders::CodeRow> rows = seen;
    for (const QString &code : codes) {
        if (reminders::codeRow(rows, code) != nullptr)
            continue;
        reminders::CodeRow row;
        row.code = code;
        row.description = code.left(1) + code.mid(1).toLower();
        row.closing = code == QStringLiteral("DONE");
        row.position = int(rows.size()) + 1;
        rows.append(row);
    }
    must(reminders::customize(connection, actor, kind, seen, rows), "codes");
}

QList<store::User> addPeople(store::Connection &connection, const QDateTime &now)
{
    for (const char *login : {"tomasz", "ines", "marta"}) {
        if (store::userByLogin(connection, QLatin1String(login)))
            continue;
        store::User user;
        user.login = QLatin1String(login);
        user.name = user.login.left(1).toUpper() + user.login.mid(1);
        auto transaction = must(store::Transaction::begin(connection), "a transaction");
        must(store::addUser(transaction, user, now), "a person");
        must(transaction.commit(), "a person");
    }
    return must(store::users(connection), "people");
}

QList<MmsId> allRecords(store::Connection &connection)
{
    QList<MmsId> records;
    for (const store::Zone &zone : must(store::zones(connection), "zones")) {
        search::Request request;
        request.zone = zone;
        records += must(search::allInOrder(connection, request), "the records");
    }
    return records;
}

void fill(store::Connection &connection, const cataloging::Actor &actor, qint64 wanted)
{
    const qint64 there = must(reminders::countReminders(connection, {}), "count");
    if (there >= wanted)
        return;
    addCodes(connection, actor, reminders::CodeKind::Type, kTypes);
    addCodes(connection, actor, reminders::CodeKind::Status, kStatuses);
    const QList<store::User> people = addPeople(connection, actor.clock->now());
    const QList<MmsId> records = allRecords(connection);
    if (records.isEmpty()) {
        std::fprintf(stderr, "reminderbench: the catalogue has no records\n");
        std::exit(1);
    }
    QRandomGenerator random(1);
    const QDate today = reminders::today(*actor.clock);
    for (qint64 made = there; made < wanted;) {
        auto transaction = must(store::Transaction::begin(connection), "a transaction");
        for (int i = 0; i < 10000 && made < wanted; ++i, ++made) {
            reminders::Reminder one;
            one.mmsId = records.at(random.bounded(int(records.size())));
            one.details.text = kTexts.at(random.bounded(int(kTexts.size()))) + u' '
                               + QString::number(random.bounded(100000));
            one.details.date = today.addDays(random.bounded(1461) - 700);
            one.details.type = kTypes.at(random.bounded(int(kTypes.size())));
            const bool done = random.bounded(10) < 3;
            one.details.status = done ? kStatuses.last() : kStatuses.at(random.bounded(3));
            if (done)
                one.doneOn = today.addDays(-random.bounded(700));
            const int person = random.bounded(int(people.size()) + 1);
            if (person < people.size())
                one.details.person = people.at(person).id;
            one.createdBy = people.at(random.bounded(int(people.size()))).id;
            one.createdAt = actor.clock->now().addSecs(-random.bounded(700 * 86400));
            one.changedBy = one.createdBy;
            one.changedAt = one.createdAt;
            one.version = 1;
            must(reminders::insertReminder(transaction, one), "a reminder");
        }
        must(transaction.commit(), "reminders");
    }
    must(connection.flush(), "flush");
}

class Bench {
public:
    explicit Bench(int rounds) : m_rounds(rounds) {}

    void head(const char *what)
    {
        std::printf("\n%-44s %9s %9s %9s %9s %9s  goal\n", what, "p50", "p90", "most", "p50 CPU",
                    "rows");
    }

    /// Times a piece of work that a person waits for; `work` tells how many rows it is about.
    void time(const QString &name, const std::function<qint64()> &work, double goal = kGoal)
    {
        std::vector<double> milliseconds;
        std::vector<double> processor;
        qint64 rows = 0;
        for (int i = 0; i < m_rounds; ++i) {
            QElapsedTimer timer;
            timer.start();
            const double begun = perf::threadMs();
            rows = work();
            processor.push_back(perf::threadMs() - begun);
            milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        std::sort(milliseconds.begin(), milliseconds.end());
        std::sort(processor.begin(), processor.end());
        const double middle = processor[processor.size() / 2];
        const auto at = [&](double part) {
            return milliseconds[std::size_t(part * double(milliseconds.size() - 1))];
        };
        std::printf("%-44s %9.2f %9.2f %9.2f %9.2f %9lld  %g%s\n", name.toUtf8().constData(),
                    at(0.5), at(0.9), at(1), middle, static_cast<long long>(rows), goal,
                    middle > goal ? "  MISSED" : "");
        std::fflush(stdout);
    }

private:
    int m_rounds;
};

/// What the window asks for when a filter or an order is chosen: the first page, and how many.
/// Where words are looked for and the page is full, the count comes with the places below.
qint64 firstPage(store::Connection &connection, const Filter &filter, const Order &order)
{
    const auto ids = must(reminders::findReminders(connection, filter, order, 0, kPage), "page");
    must(reminders::reminderRows(connection, ids), "rows");
    if (ids.size() < kPage || !filter.words.isEmpty())
        return ids.size();
    return must(reminders::countReminders(connection, filter), "count");
}

struct Named {
    QString name;
    Filter filter;
};

QList<Named> filters(QDate today, const store::User &me, const MmsId &record)
{
    QList<Named> all;
    const auto add = [&all](const char *name, const std::function<void(Filter &)> &set) {
        Named one{QString::fromUtf8(name), {}};
        set(one.filter);
        all.append(one);
    };
    using reminders::DateKind;
    using reminders::Progress;
    add("all", [](Filter &) {});
    add("not done", [](Filter &f) { f.progress = Progress::Open; });
    add("done", [](Filter &f) { f.progress = Progress::Done; });
    add("done since a month", [&](Filter &f) {
        f.progress = Progress::Done;
        f.doneFrom = today.addDays(-30);
    });
    add("overdue", [&](Filter &f) { f.overdueOn = today; });
    add("due this week", [&](Filter &f) {
        f.progress = Progress::Open;
        f.from = today;
        f.to = today.addDays(6);
    });
    add("due in a year", [&](Filter &f) {
        f.from = today;
        f.to = today.addDays(365);
    });
    add("Submitted Date Range, a year", [&](Filter &f) {
        f.dates = DateKind::Submitted;
        f.from = today.addDays(-365);
        f.to = today;
    });
    add("Submitted Date Range, a day", [&](Filter &f) {
        f.dates = DateKind::Submitted;
        f.from = today.addDays(-100);
        f.to = f.from;
    });
    add("one type", [](Filter &f) { f.type = QStringLiteral("CLOSE"); });
    add("one status", [](Filter &f) { f.status = QStringLiteral("WAITING"); });
    add("one person", [&](Filter &f) { f.person = me.id; });
    add("nobody in particular", [](Filter &f) { f.person = UserId(); });
    add("one zone", [](Filter &f) { f.zone = store::ZoneKind::Network; });
    add("one record", [&](Filter &f) { f.record = record; });
    add("a word, in most", [](Filter &f) { f.words = QStringLiteral("the"); });
    add("a word, in few", [](Filter &f) { f.words = QStringLiteral("glaciers"); });
    add("a word, in none", [](Filter &f) { f.words = QStringLiteral("zqxw"); });
    add("not done, type, status, person, zone, word", [&](Filter &f) {
        f.progress = Progress::Open;
        f.type = QStringLiteral("CLOSE");
        f.status = QStringLiteral("WAITING");
        f.person = me.id;
        f.zone = store::ZoneKind::Network;
        f.words = QStringLiteral("printed");
    });
    return all;
}

const std::array kOrders{
    std::pair{"Date", SortBy::Date},           std::pair{"Type", SortBy::Type},
    std::pair{"Title", SortBy::Title},         std::pair{"Text", SortBy::Text},
    std::pair{"Status", SortBy::Status},       std::pair{"Zone", SortBy::Zone},
    std::pair{"Assigned to", SortBy::Person},  std::pair{"Created by", SortBy::CreatedBy},
    std::pair{"Created at", SortBy::CreatedAt}};

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: reminderbench CATALOGUE [REMINDERS] [ROUNDS]\n");
        return 2;
    }
    store::Connection connection =
        must(store::Connection::open(QString::fromLocal8Bit(argv[1])), "opening");
    const SystemClock clock;
    const store::User me = must(store::users(connection), "people").constFirst();
    fill(connection, {me, &clock}, argc > 2 ? QByteArray(argv[2]).toLongLong() : 200000);
    Bench bench(argc > 3 ? QByteArray(argv[3]).toInt() : 11);
    const QDate today = reminders::today(clock);
    const auto some = must(reminders::findReminders(connection, {}, {}, 0, 1), "one");
    const MmsId record =
        must(reminders::reminderRow(connection, some.constFirst()), "one").reminder.mmsId;
    Filter usual;
    usual.progress = reminders::Progress::Open;

    std::printf("%lld reminders; milliseconds\n",
                static_cast<long long>(must(reminders::countReminders(connection, {}), "count")));
    bench.head("a filter: the first page, and how many");
    for (const Named &one : filters(today, me, record))
        bench.time(one.name, [&] { return firstPage(connection, one.filter, {}); });

    bench.head("an order of all that is not done");
    for (const auto &[name, by] : kOrders) {
        for (const bool descending : {false, true}) {
            bench.time(QLatin1String(name) + QLatin1String(descending ? ", descending" : ""),
                       [&, by = by] {
                           return firstPage(connection, usual, {by, descending});
                       });
        }
    }
    bench.head("an order of what has a word in it");
    Filter words = usual;
    words.words = QStringLiteral("the");
    for (const auto &[name, by] : kOrders) {
        bench.time(QLatin1String(name), [&, by = by] {
            return firstPage(connection, words, {by, false});
        });
    }

    bench.head("which stands where: read once, after the first page is shown");
    QList<reminders::ReminderId> places;
    for (const auto &[name, by] : kOrders) {
        bench.time(
            QLatin1String(name),
            [&, by = by] {
                places = must(reminders::findReminders(connection, usual, {by, false}), "places");
                return qint64(places.size());
            },
            1000);
    }
    bench.time(QStringLiteral("a page anywhere in it"), [&] {
        const auto page = places.mid(places.size() - 150, kPage);
        return qint64(must(reminders::reminderRows(connection, page), "rows").size());
    });

    bench.head("tiles, chart, badge, digest");
    bench.time(QStringLiteral("tiles"), [&] {
        return must(reminders::tiles(connection, today, Qt::Monday), "tiles").overdue;
    });
    bench.time(QStringLiteral("chart"), [&] {
        return qint64(must(reminders::weeks(connection, today, Qt::Monday, 3, 8), "weeks").size());
    });
    bench.time(QStringLiteral("badge"),
               [&] { return must(reminders::overdueCount(connection, today), "badge"); });
    bench.time(QStringLiteral("every id (Select All)"), [&] {
        return qint64(must(reminders::findReminders(connection, usual, {}), "ids").size());
    });
    return 0;
}
