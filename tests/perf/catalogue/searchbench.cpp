// SPDX-License-Identifier: GPL-3.0-or-later
// First pages, facets, headings and opened records of a catalogue, timed many times over. The words
// asked for are taken from the records, rare and frequent ones alike.
// Usage: searchbench CATALOGUE [iz|nz] [ROUNDS] [NAME]
// NAME: part of the name of what is to be timed, to profile it; everything without.
#include "search/browse.h"
#include "search/facets.h"
#include "search/folding.h"
#include "search/search.h"
#include "store/recordstore.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace colophon;

namespace {

struct Sampled {
    QStringList words;
    QStringList titles;
    QStringList names;
    QStringList subjects;
    QList<MmsId> ids;
};

double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double at(std::vector<double> &values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(part * double(values.size() - 1))];
}

/// Only what is called so is timed; all when empty.
QByteArray onlyNamed;

/// Times a piece of work and prints its middle and its worst, by the clock and by the processor.
void time(const char *name, int rounds, const std::function<void(int)> &work)
{
    if (!QByteArray(name).contains(onlyNamed))
        return;
    std::vector<double> wall;
    std::vector<double> cpu;
    QElapsedTimer timer;
    for (int i = 0; i < rounds; ++i) {
        const double before = cpuMilliseconds();
        timer.start();
        work(i);
        wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        cpu.push_back(cpuMilliseconds() - before);
    }
    std::printf("%-34s %8.2f %8.2f %8.2f %8.2f %10.2f %8.2f\n", name, at(wall, 0.5), at(wall, 0.9),
                at(wall, 0.99), at(wall, 1), at(cpu, 0.5), at(cpu, 0.99));
    std::fflush(stdout);
}

Sampled sample(store::Connection &connection, const store::Zone &zone, int count)
{
    Sampled sampled;
    QRandomGenerator random(1);
    search::Request request;
    request.zone = zone;
    request.sort = search::Sort::Changed;
    const QList<MmsId> all = *search::allInOrder(connection, request);
    for (int i = 0; i < count; ++i) {
        const MmsId mmsId = all.at(random.bounded(int(all.size())));
        const store::StoredRecord stored = *store::recordOf(connection, mmsId);
        sampled.ids.append(mmsId);
        for (const search::Heading &heading : search::headingsOf(stored.record)) {
            QStringList *const list = heading.kind == search::HeadingKind::Titles ? &sampled.titles
                                      : heading.kind == search::HeadingKind::Names
                                          ? &sampled.names
                                          : &sampled.subjects;
            list->append(heading.text);
            sampled.words += search::words(heading.text);
        }
    }
    return sampled;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 2)
        return 2;
    Result<store::Connection> opened = store::Connection::open(QString::fromLocal8Bit(argv[1]));
    if (!opened)
        return 1;
    store::Connection &connection = *opened;
    const bool network = argc < 3 || qstrcmp(argv[2], "nz") == 0;
    const store::Zone zone = *store::zoneOf(connection, network ? store::ZoneKind::Network
                                                                : store::ZoneKind::Institution);
    const int rounds = argc > 3 ? QByteArray(argv[3]).toInt() : 300;
    onlyNamed = argc > 4 ? argv[4] : "";
    if (zone.recordCount == 0) {
        std::fprintf(stderr, "searchbench: the zone has no records\n");
        return 1;
    }
    const Sampled sampled = sample(connection, zone, 300);
    std::printf("%lld records of the zone; milliseconds\n%-34s %8s %8s %8s %8s %10s %8s\n",
                static_cast<long long>(zone.recordCount), "", "p50", "p90", "p99", "most",
                "CPU p50", "p99");
    QRandomGenerator random(2);
    const auto pick = [&random](const QStringList &list) {
        return list.at(random.bounded(int(list.size())));
    };
    search::Request request;
    request.zone = zone;
    const auto page = [&](const QString &text, search::Sort sort) {
        request.text = text;
        request.sort = sort;
        static_cast<void>(search::search(connection, request));
    };
    using search::Sort;
    time("one word, by title", rounds, [&](int) { page(pick(sampled.words), Sort::Title); });
    time("one word, by year", rounds, [&](int) { page(pick(sampled.words), Sort::Year); });
    time("one word, by relevance", rounds,
         [&](int) { page(pick(sampled.words), Sort::Relevance); });
    time("two words, by title", rounds,
         [&](int) { page(pick(sampled.words) + u' ' + pick(sampled.words), Sort::Title); });
    time("two words, by relevance", rounds,
         [&](int) { page(pick(sampled.words) + u' ' + pick(sampled.words), Sort::Relevance); });
    time("the beginning of a word", rounds,
         [&](int) { page(pick(sampled.words).left(3) + u'*', Sort::Title); });
    time("three conditions, OR and NOT", rounds, [&](int) {
        page(QStringLiteral("title:%1 OR subject:%2 NOT %3")
                 .arg(pick(sampled.words), pick(sampled.words), pick(sampled.words)),
             Sort::Name);
    });
    time("a whole name", rounds, [&](int) {
        page(search::textOf(search::QueryTree::leaf(
                 search::conditionFor(search::HeadingKind::Names, pick(sampled.names)))),
             Sort::Title);
    });
    time("words and years", rounds, [&](int) {
        const int year = 1950 + random.bounded(60);
        page(QStringLiteral("%1 year:%2..%3").arg(pick(sampled.words)).arg(year).arg(year + 20),
             Sort::Year);
    });
    time("all records, by title", rounds, [&](int) { page({}, Sort::Title); });
    time("facets of one word", rounds / 5, [&](int) {
        request.text = pick(sampled.words);
        static_cast<void>(search::facetsOf(connection, request, {}));
    });
    time("facets of all records", 5, [&](int) {
        request.text.clear();
        static_cast<void>(search::facetsOf(connection, request, {}));
    });
    time("headings from a place on", rounds, [&](int i) {
        const search::HeadingKind kind =
            i % 2 == 0 ? search::HeadingKind::Names : search::HeadingKind::Subjects;
        static_cast<void>(search::browseFrom(
            connection, kind, zone, pick(i % 2 == 0 ? sampled.names : sampled.subjects), 20));
    });
    time("headings before a place", rounds, [&](int) {
        const search::HeadingKind kind = search::HeadingKind::Subjects;
        static_cast<void>(search::browseBefore(
            connection, kind, zone, search::headingKey(kind, pick(sampled.subjects)), 20));
    });
    time("a record opened", rounds, [&](int i) {
        static_cast<void>(store::recordOf(connection, sampled.ids.at(i % sampled.ids.size())));
    });
    time("all of a word in order", 10, [&](int) {
        request.text = pick(sampled.words);
        static_cast<void>(search::allInOrder(connection, request));
    });
    return 0;
}
