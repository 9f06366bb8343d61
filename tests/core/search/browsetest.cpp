// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/browse.h"
#include "cataloging/deleting.h"
#include "cataloging/linking.h"
#include "search/facets.h"
#include "search/hitset.h"
#include "search/indexing.h"
#include "search/reindex.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

using namespace colophon;
using namespace colophon::search;

namespace {

marc::Record record(const QString &title, const QString &subject, const QString &callNumber)
{
    marc::Record made = test::book(title);
    made.fields().append(marc::Field::data(marc::Tag("650"), u' ', u'0',
                                           {{u'a', subject}, {u'x', QStringLiteral("History.")}}));
    made.insertInOrder(marc::Field::data(marc::Tag("050"), u' ', u'0', {{u'a', callNumber}}));
    return made;
}

QStringList texts(const QList<BrowseLine> &lines)
{
    QStringList list;
    for (const BrowseLine &line : lines)
        list.append(QStringLiteral("%1 (%2)").arg(line.text).arg(line.records));
    return list;
}

store::Zone network(store::Connection &c)
{
    return *store::zoneOf(c, store::ZoneKind::Network);
}

} // namespace

TEST_CASE("Headings stand in their order with their counts, and go when their records do")
{
    test::TestCatalogue catalogue;
    const MmsId first = catalogue.add(
        record(QStringLiteral("A"), QStringLiteral("Ägypten"), QStringLiteral("DT77 .A1")));
    catalogue.add(record(QStringLiteral("B"), QStringLiteral("Nile"), QStringLiteral("QA276 .B2")));
    catalogue.add(
        record(QStringLiteral("C"), QStringLiteral("nile"), QStringLiteral("QA76.9 .C3")));
    catalogue.add(record(QStringLiteral("D"), QStringLiteral("Sinai"), QStringLiteral("QA76 .D4")));
    store::Connection c = catalogue.connect();
    const store::Zone nz = network(c);
    CHECK(texts(*browseFrom(c, HeadingKind::Subjects, nz, {}, 10))
          == QStringList{QStringLiteral("Ägypten -- History (1)"),
                         QStringLiteral("Nile -- History (2)"),
                         QStringLiteral("Sinai -- History (1)")});
    CHECK(texts(*browseFrom(c, HeadingKind::Subjects, nz, QStringLiteral("nil"), 1))
          == QStringList{QStringLiteral("Nile -- History (2)")});
    CHECK(texts(*browseFrom(c, HeadingKind::CallNumbers, nz, QStringLiteral("QA"), 10))
          == QStringList{QStringLiteral("QA76 .D4 (1)"), QStringLiteral("QA76.9 .C3 (1)"),
                         QStringLiteral("QA276 .B2 (1)")});
    CHECK(browseFrom(c, HeadingKind::Subjects, *store::zoneOf(c, store::ZoneKind::Institution), {},
                     10)
              ->isEmpty());
    const cataloging::Actor ada = catalogue.actor("ada");
    REQUIRE(cataloging::deleteRecord(c, ada, first).ok());
    CHECK(browseFrom(c, HeadingKind::Subjects, nz, {}, 1)->constFirst().text
          == QStringLiteral("Nile -- History"));
}

TEST_CASE("A list of headings can be walked backwards as well")
{
    test::TestCatalogue catalogue;
    for (int i = 0; i < 260; ++i) {
        const QString letter(QChar(u'a' + i % 26));
        catalogue.add(test::book(letter + QStringLiteral(" %1").arg(i)
                                 + (i % 3 == 0 ? QStringLiteral(" 夢") : QString())));
    }
    catalogue.add(test::book(QStringLiteral("紅樓夢")));
    store::Connection c = catalogue.connect();
    const store::Zone nz = network(c);
    const QList<BrowseLine> all = *browseFrom(c, HeadingKind::Titles, nz, {}, 1000);
    REQUIRE(all.size() == 261);
    for (const qsizetype at :
         {qsizetype(0), qsizetype(1), qsizetype(19), qsizetype(130), qsizetype(260)}) {
        const QList<BrowseLine> before =
            *browseBefore(c, HeadingKind::Titles, nz, all.at(at).key, 20);
        CHECK(before == all.mid(std::max<qsizetype>(0, at - 20), std::min<qsizetype>(at, 20)));
        CHECK(*browseAfter(c, HeadingKind::Titles, nz, all.at(at).key, 5) == all.mid(at + 1, 5));
    }
}

TEST_CASE("Facets count exactly, and a choice in one leaves its other values to be seen")
{
    test::TestCatalogue catalogue;
    for (int i = 0; i < 6; ++i)
        catalogue.add(record(QStringLiteral("T%1").arg(i),
                             i < 2 ? QStringLiteral("Nile") : QStringLiteral("Sinai"),
                             QStringLiteral("A1")));
    marc::Record map = record(QStringLiteral("Map"), QStringLiteral("Nile"), QStringLiteral("G1"));
    map.leader() = marc::Leader(QStringLiteral("00000nem a2200000 a 4500"));
    catalogue.add(map);
    store::Connection c = catalogue.connect();
    Request request;
    request.zone = network(c);
    const auto counted = [&](const FacetChoices &choices, Facet facet) {
        QStringList list;
        const Result<QList<FacetGroup>> groups = facetsOf(c, request, choices);
        REQUIRE(groups.ok());
        for (const FacetGroup &group : *groups) {
            for (const FacetValue &value : group.values) {
                if (group.facet == facet)
                    list.append(QStringLiteral("%1 %2").arg(value.key).arg(value.count));
            }
        }
        return list.join(QLatin1String(", "));
    };
    CHECK(counted({}, Facet::Material) == QStringLiteral("book 6, map 1"));
    CHECK(counted({}, Facet::Year) == QStringLiteral("1950..1999 7"));
    CHECK(counted({}, Facet::Subject) == QStringLiteral("Sinai -- History 4, Nile -- History 3"));
    const FacetChoices nile{{Facet::Subject, {QStringLiteral("Nile -- History")}}};
    CHECK(counted(nile, Facet::Material) == QStringLiteral("book 2, map 1"));
    CHECK(counted(nile, Facet::Subject).startsWith(QStringLiteral("Sinai")));
    request.narrow = narrowBy(nile);
    CHECK(*count(c, request) == 3);
}

TEST_CASE("Facets of very many records are estimated from some that stand far apart, and say so")
{
    test::TestCatalogue catalogue;
    for (int i = 0; i < 9; ++i)
        catalogue.add(
            record(QStringLiteral("T%1").arg(i), QStringLiteral("Nile"), QStringLiteral("A1")));
    store::Connection c = catalogue.connect();
    Request request;
    request.zone = network(c);
    // Where the sample takes all there are, the estimate is what counting gives.
    const QList<FacetGroup> exact = *facetsOf(c, request, {});
    const QList<FacetGroup> estimated = *facetsOf(c, request, {}, 5);
    REQUIRE(exact.size() == estimated.size());
    for (qsizetype i = 0; i < exact.size(); ++i) {
        const Facet facet = exact.at(i).facet;
        CHECK(estimated.at(i).values == exact.at(i).values);
        CHECK(estimated.at(i).estimated == (facet != Facet::Subject && facet != Facet::Work));
        CHECK_FALSE(exact.at(i).estimated);
    }
    HitSet odd(request.zone.code);
    for (int i = 1; i < 2000; i += 2)
        odd.add(MmsId::of(MmsId::kFirstNumber + i, request.zone.code).value());
    const qint64 next = MmsId::kFirstNumber + 2000;
    for (HitSet set : {odd, [&odd] {
                           HitSet even = odd;
                           even.invert();
                           return even;
                       }()}) {
        HitSet some = set.spread(100, 1000, next);
        CHECK(some.count(0) == 100);
        some.each([&set](MmsId mmsId) { CHECK(set.contains(mmsId.value())); });
    }
    CHECK(odd.spread(5000, 1000, next).count(0) == 1000);
}

TEST_CASE("Local fields are found by their institution alone, the network's fields by both")
{
    test::TestCatalogue catalogue;
    const MmsId shared = catalogue.add(
        record(QStringLiteral("Bayna"), QStringLiteral("Cairo"), QStringLiteral("PJ1")));
    const cataloging::Actor ada = catalogue.actor("ada");
    store::Connection c = catalogue.connect();
    const store::Zone iz = *store::zoneOf(c, store::ZoneKind::Institution);
    const Result<cataloging::Step> copied = cataloging::copyToInstitution(c, ada, shared, iz);
    REQUIRE(copied.ok());
    const std::optional<MmsId> own(copied->mmsId);
    const store::StoredRecord stored = *store::recordOf(c, *own);
    marc::Record withLocal = stored.record;
    withLocal.insertInOrder(marc::Field::data(
        marc::Tag("590"), u' ', u' ',
        {{u'a', QStringLiteral("Gift of Mahfuz")}, {u'9', QStringLiteral("LOCAL")}}));
    REQUIRE(cataloging::saveRecord(c, ada, *own, withLocal, {stored.version, stored.networkVersion})
                .ok());
    const auto found = [&](const store::Zone &zone, const char *text) {
        Request request;
        request.zone = zone;
        request.text = QString::fromLatin1(text);
        return *allInOrder(c, request);
    };
    CHECK(found(iz, "subject:cairo gift mahfuz") == QList<MmsId>{*own});
    CHECK(found(network(c), "subject:cairo") == QList<MmsId>{shared});
    CHECK(found(network(c), "gift mahfuz").isEmpty());
    CHECK(found(iz, "linked:yes") == QList<MmsId>{*own});
    CHECK(found(network(c), "linked:yes") == QList<MmsId>{shared});
    CHECK(found(network(c), "linked:no").isEmpty());
    // The network's record changes: both follow.
    const store::StoredRecord former = *store::recordOf(c, shared);
    marc::Record changed = former.record;
    changed.insertInOrder(
        marc::Field::data(marc::Tag("651"), u' ', u'0', {{u'a', QStringLiteral("Alexandria")}}));
    REQUIRE(cataloging::saveRecord(c, ada, shared, changed, {former.version, 0}).ok());
    CHECK(found(iz, "subject=alexandria") == QList<MmsId>{*own});
    jobs::Progress progress;
    CHECK(checkIndexes(c, progress)->isEmpty());
}

TEST_CASE("A rebuild that was stopped goes on, records saved meanwhile included")
{
    test::TestCatalogue catalogue;
    QList<MmsId> ids;
    for (int i = 0; i < 1200; ++i)
        ids.append(catalogue.add(test::book(QStringLiteral("Title %1").arg(i))));
    store::Connection c = catalogue.connect();
    jobs::Progress *running = nullptr;
    jobs::Progress stopped([&running](qint64, qint64) { running->cancel(); });
    running = &stopped;
    const Result<qint64> partly = rebuildIndexes(c, stopped, false);
    REQUIRE_FALSE(partly.ok());
    CHECK(partly.error().code == ErrorCode::Cancelled);
    CHECK_FALSE(*indexesAreCurrent(c));
    CHECK(checkIndexes(c, stopped)->size() == 1);
    // One that is indexed again already, one that the rebuild has not come to, and a new one.
    const cataloging::Actor ada = catalogue.actor("ada");
    for (const MmsId mmsId : {ids.constFirst(), ids.constLast()}) {
        const store::StoredRecord stored = *store::recordOf(c, mmsId);
        REQUIRE(cataloging::saveRecord(c, ada, mmsId, test::book(QStringLiteral("Changed")),
                                       {stored.version, 0})
                    .ok());
    }
    catalogue.add(test::book(QStringLiteral("Changed as well")));
    jobs::Progress progress;
    REQUIRE(rebuildIndexes(c, progress, true).ok());
    CHECK(*indexesAreCurrent(c));
    CHECK(checkIndexes(c, progress)->isEmpty());
    Request request;
    request.zone = network(c);
    request.text = QStringLiteral("title:changed");
    CHECK(*count(c, request) == 3);
}

TEST_CASE("An index that says something else than its record is found out")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("Nile")));
    catalogue.add(test::book(QStringLiteral("Delta")));
    store::Connection c = catalogue.connect();
    jobs::Progress progress;
    CHECK(checkIndexes(c, progress)->isEmpty());
    {
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        IndexEntry wrong;
        wrong.title = " extra";
        REQUIRE(addToIndex(*transaction, mmsId, wrong).ok());
        REQUIRE(transaction->commit().ok());
    }
    const QStringList findings = *checkIndexes(c, progress);
    REQUIRE(findings.size() == 1);
    CHECK(findings.constFirst().contains(mmsId.toString()));
    REQUIRE(rebuildIndexes(c, progress, false).ok());
    CHECK(checkIndexes(c, progress)->isEmpty());
}
