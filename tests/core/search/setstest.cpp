// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/sets.h"
#include "search/search.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

#include "store/recordstore.h"

using namespace colophon;
using namespace colophon::search;

namespace {

class SetTest {
public:
    SetTest() : connection(catalogue.connect())
    {
        nz = *store::zoneOf(connection, store::ZoneKind::Network);
        for (const char *title : {"Nile", "Delta", "Nile delta", "Sinai"})
            records.append(catalogue.add(test::book(QString::fromLatin1(title))));
        ada = {catalogue.actor("ada").user, catalogue.clock.now()};
        tom = {catalogue.actor("tom").user, catalogue.clock.now()};
    }

    template <typename F> auto write(F body)
    {
        Result<store::Transaction> transaction = store::Transaction::begin(connection);
        REQUIRE(transaction.ok());
        auto result = body(*transaction);
        if (result.ok())
            REQUIRE(transaction->commit().ok());
        return result;
    }
    Result<SetId> make(const char *name, const QString &query = {}, bool shared = false,
                       std::optional<SetEditor> editor = {})
    {
        RecordSet wanted;
        wanted.zone = nz;
        wanted.name = QString::fromUtf8(name);
        wanted.kind = query.isEmpty() ? SetKind::Itemized : SetKind::Logical;
        wanted.query = query;
        wanted.shared = shared;
        return write(
            [&](store::Transaction &t) { return createSet(t, wanted, editor.value_or(ada)); });
    }
    Result<qint64> add(SetId id, const QList<MmsId> &ids)
    {
        return write([&](store::Transaction &t) { return addToSet(t, id, ids, ada); });
    }
    QList<MmsId> members(SetId id)
    {
        return *memberIds(connection, *setWithId(connection, id), {ada.user.id, {}});
    }

    test::TestCatalogue catalogue;
    store::Connection connection;
    store::Zone nz;
    QList<MmsId> records;
    SetEditor ada;
    SetEditor tom;
};

} // namespace

TEST_CASE("An itemized set keeps its records, whatever comes and goes")
{
    SetTest test;
    const SetId id = *test.make("Rivers");
    CHECK(*test.add(id, {test.records.at(2), test.records.at(0), test.records.at(2)}) == 2);
    CHECK(test.members(id) == QList<MmsId>{test.records.at(0), test.records.at(2)});
    REQUIRE(test.write([&](store::Transaction &t) {
                    return store::removeRecord(t, test.records.at(0), test.ada.user.id,
                                               test.ada.at);
                })
                .ok());
    CHECK(test.members(id) == QList<MmsId>{test.records.at(2)});
    CHECK(*countOf(test.connection, *setWithId(test.connection, id), {}) == 1);
    REQUIRE(
        test.write([&](store::Transaction &t) { return store::bringBack(t, test.records.at(0)); })
            .ok());
    CHECK(test.members(id).size() == 2);
    CHECK(*test.write([&](store::Transaction &t) {
        return removeFromSet(t, id, {test.records.at(2)}, test.ada);
    }) == 1);
    CHECK(test.members(id) == QList<MmsId>{test.records.at(0)});
}

TEST_CASE("A logical set follows the records, and sets can be used in queries")
{
    SetTest test;
    const SetId nile = *test.make("Níle", QStringLiteral("title:nile"));
    CHECK(test.members(nile).size() == 2);
    test.catalogue.add(test::book(QStringLiteral("The Nile again")));
    CHECK(test.members(nile).size() == 3);
    const SetId delta = *test.make("Delta", QStringLiteral("title:delta"));
    const RecordSet first = *setWithId(test.connection, nile);
    const RecordSet second = *setWithId(test.connection, delta);
    const Viewer viewer{test.ada.user.id, {}};
    CHECK(*combined(test.connection, first, Combination::And, second, viewer)
          == QList<MmsId>{test.records.at(2)});
    CHECK(combined(test.connection, first, Combination::Or, second, viewer)->size() == 4);
    CHECK(combined(test.connection, first, Combination::Not, second, viewer)->size() == 2);
    Request request;
    request.zone = test.nz;
    request.viewer = viewer;
    request.text = QStringLiteral("set:nile AND NOT set:delta");
    CHECK(*count(test.connection, request) == 2);
    // A set made of itself is told, not followed forever.
    const SetId circle = *test.make("Circle", QStringLiteral("set:circle"));
    const Result<QList<MmsId>> endless =
        memberIds(test.connection, *setWithId(test.connection, circle), viewer);
    REQUIRE_FALSE(endless.ok());
    CHECK(endless.error().code == ErrorCode::InvalidInput);
}

TEST_CASE("Private sets are their owner's; shared ones are read by all and changed by few")
{
    SetTest test;
    const SetId secret = *test.make("Mine");
    const SetId open = *test.make("Ours", {}, true);
    CHECK(setsFor(test.connection, test.ada.user.id)->size() == 2);
    CHECK(setsFor(test.connection, test.tom.user.id)->size() == 1);
    CHECK_FALSE(setNamed(test.connection, QStringLiteral("mine"), test.tom.user.id).ok());
    CHECK(setNamed(test.connection, QStringLiteral("OURS"), test.tom.user.id)->id == open);
    const Result<qint64> refused = test.write(
        [&](store::Transaction &t) { return addToSet(t, open, {test.records.at(0)}, test.tom); });
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::Denied);
    CHECK(test.make("Mine", {}, false, test.tom).ok());
    const Result<SetId> again = test.make("míne");
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().code == ErrorCode::Conflict);
    CHECK(test.write([&](store::Transaction &t) { return deleteSet(t, secret, test.ada); }).ok());
}

TEST_CASE("A set holds records of one zone")
{
    SetTest test;
    const MmsId other =
        test.catalogue.add(test::book(QStringLiteral("Own")), store::ZoneKind::Institution);
    const SetId id = *test.make("Network");
    const Result<qint64> refused = test.add(id, {test.records.at(0), other});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().detail.contains(other.toString()));
    CHECK(test.members(id).isEmpty());
}

TEST_CASE("A list of numbers gives records, and says what it could not match")
{
    SetTest test;
    const Result<ListedRecords> listed =
        recordsListed(test.connection,
                      {test.records.at(1).toString(), QStringLiteral(" 978-0-306-40615-7 "),
                       QString(), QStringLiteral("9999999994801"), QStringLiteral("0000000000"),
                       QStringLiteral("no number"), test.records.at(1).toString()},
                      test.nz);
    REQUIRE(listed.ok());
    CHECK(listed->found.size() == 4); // all four have that ISBN
    CHECK(listed->found.constFirst() == test.records.at(1));
    CHECK(listed->unmatched
          == QStringList{QStringLiteral("9999999994801"), QStringLiteral("0000000000"),
                         QStringLiteral("no number")});
}
