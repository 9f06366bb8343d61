// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/savedsearches.h"
#include "support/testcatalogue.h"

using namespace colophon;
using namespace colophon::search;

namespace {

class Searcher {
public:
    Searcher() : connection(catalogue.connect()), ada(catalogue.actor("ada").user.id) {}

    template <typename F> void write(F body)
    {
        Result<store::Transaction> transaction = store::Transaction::begin(connection);
        REQUIRE(transaction.ok());
        REQUIRE(body(*transaction).ok());
        REQUIRE(transaction->commit().ok());
    }
    void run(const QString &query, qint64 found, int minute)
    {
        write([&](store::Transaction &t) {
            return rememberSearch(t, ada,
                                  {store::ZoneKind::Network, query, found,
                                   catalogue.clock.now().addSecs(60 * minute)});
        });
    }

    test::TestCatalogue catalogue;
    store::Connection connection;
    UserId ada;
};

} // namespace

TEST_CASE("The history has each search once, the newest first, and no more than it keeps")
{
    Searcher searcher;
    searcher.run(QStringLiteral("nile"), 3, 0);
    searcher.run(QStringLiteral("delta"), 1, 1);
    searcher.run(QStringLiteral("nile"), 4, 2);
    QList<PastSearch> past = *pastSearches(searcher.connection, searcher.ada);
    REQUIRE(past.size() == 2);
    CHECK(past[0].query == QLatin1String("nile"));
    CHECK(past[0].found == 4);
    CHECK(past[0].zone == store::ZoneKind::Network);
    CHECK(past[1].query == QLatin1String("delta"));

    for (int i = 0; i < kPastSearches + 5; ++i)
        searcher.run(QStringLiteral("word%1").arg(i), i, 10 + i);
    past = *pastSearches(searcher.connection, searcher.ada);
    CHECK(past.size() == kPastSearches);
    CHECK(past.constFirst().query == QStringLiteral("word%1").arg(kPastSearches + 4));
    CHECK(past.constLast().query == QLatin1String("word5"));

    const UserId tom = searcher.catalogue.actor("tom").user.id;
    CHECK(pastSearches(searcher.connection, tom)->isEmpty());
    searcher.write([&](store::Transaction &t) { return forgetPastSearches(t, searcher.ada); });
    CHECK(pastSearches(searcher.connection, searcher.ada)->isEmpty());
}

TEST_CASE("A saved search is replaced under its name and is its person's own")
{
    Searcher searcher;
    SavedSearch wanted;
    wanted.name = QStringLiteral("  Maps of the Nile ");
    wanted.query = QStringLiteral("nile material:map");
    wanted.savedAt = searcher.catalogue.clock.now();
    searcher.write([&](store::Transaction &t) { return saveSearch(t, searcher.ada, wanted); });
    wanted.query = QStringLiteral("nile material:map year:..1900");
    wanted.zone = store::ZoneKind::Network;
    searcher.write([&](store::Transaction &t) { return saveSearch(t, searcher.ada, wanted); });

    const QList<SavedSearch> saved = *savedSearches(searcher.connection, searcher.ada);
    REQUIRE(saved.size() == 1);
    CHECK(saved[0].name == QLatin1String("Maps of the Nile"));
    CHECK(saved[0].query == wanted.query);
    CHECK(saved[0].zone == store::ZoneKind::Network);

    const UserId tom = searcher.catalogue.actor("tom").user.id;
    CHECK(savedSearches(searcher.connection, tom)->isEmpty());
    // Another person's search is not theirs to delete.
    searcher.write([&](store::Transaction &t) { return forgetSavedSearch(t, tom, saved[0].id); });
    CHECK(savedSearches(searcher.connection, searcher.ada)->size() == 1);
    searcher.write(
        [&](store::Transaction &t) { return forgetSavedSearch(t, searcher.ada, saved[0].id); });
    CHECK(savedSearches(searcher.connection, searcher.ada)->isEmpty());

    Result<store::Transaction> transaction = store::Transaction::begin(searcher.connection);
    REQUIRE(transaction.ok());
    wanted.name = QStringLiteral("  ");
    CHECK(saveSearch(*transaction, searcher.ada, wanted).error().code == ErrorCode::InvalidInput);
}
