// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/indexchange.h"
#include "marc/reader.h"
#include "search/reindex.h"
#include "search/search.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

#include <QFile>
#include <QRandomGenerator>

using namespace colophon;

namespace {

QList<marc::Record> sampleRecords(int most)
{
    QFile file(QStringLiteral(COLOPHON_SOURCE_DIR "/resources/sample/iz.mrk"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QList<marc::Record> records;
    const auto items = marc::readAll(marc::Format::Mnemonic, file.readAll());
    REQUIRE(items.ok());
    for (const marc::ReadItem &item : *items) {
        if (item.record && records.size() < most)
            records.append(*item.record);
    }
    return records;
}

/// Something that a cataloger or a rule may do to it.
marc::Record changed(marc::Record record, const QList<marc::Record> &others,
                     QRandomGenerator &random)
{
    const auto anyField = [&random](marc::Record &of) -> marc::Field & {
        return of.fields()[random.bounded(int(of.fields().size()))];
    };
    switch (random.bounded(5)) {
    case 0:
        record.insertInOrder(
            marc::Field::data(marc::Tag("999"), u' ', u' ',
                              {{u'a', QStringLiteral("normalized %1").arg(random.bounded(5))}}));
        break;
    case 1:
        record.fields().removeAt(random.bounded(int(record.fields().size())));
        break;
    case 2: {
        marc::Record other = others.at(random.bounded(int(others.size())));
        record.insertInOrder(anyField(other));
        break;
    }
    case 3:
        for (marc::Subfield &subfield : anyField(record).subfields())
            subfield.value = subfield.value.mid(random.bounded(int(subfield.value.size()) + 1));
        break;
    default:
        record = others.at(random.bounded(int(others.size())));
    }
    return record;
}

qint64 found(store::Connection &connection, const store::Zone &zone, const char *query)
{
    search::Request request;
    request.zone = zone;
    request.text = QLatin1String(query);
    const Result<QList<MmsId>> ids = search::allInOrder(connection, request);
    REQUIRE(ids.ok());
    return ids->size();
}

} // namespace

TEST_CASE("only the words that moved are told, their neighbours as gaps")
{
    search::IndexEntry before;
    before.title = " egypt in maps";
    before.other = " text english map";
    before.keys = " marsbook p245a n0000!egypt";
    before.zonePlaces = {before.keys.indexOf("0000")};
    search::IndexEntry after = before;
    after.other = " text french map";
    after.keys = " marsbook p245a n0000!cairo";
    const search::IndexChange change = search::changeBetween(before, after);
    CHECK(change.words);
    CHECK(change.gone.other == " \u00b6 english");
    CHECK(change.come.other == " \u00b6 french");
    CHECK(change.come.title.isEmpty());
    CHECK(change.keys);
    CHECK(change.gone.keys == " n0000!egypt");
    CHECK(change.come.keys == " n0000!cairo");
    CHECK(change.come.zonePlaces == QList<qsizetype>{2});
    CHECK(search::changeBetween(before, before).isEmpty());
}

TEST_CASE("a word that moves in one column is told again in all, and lengths cancel out")
{
    search::IndexEntry before;
    before.title = " maps of egypt";
    before.other = " egypt text";
    search::IndexEntry after = before;
    after.other = " a text";
    const search::IndexChange change = search::changeBetween(before, after);
    CHECK(change.gone.title == " \u00b6 \u00b6 egypt");
    CHECK(change.come.title == " \u00b6 \u00b6 egypt");
    CHECK(change.gone.other == " egypt");
    CHECK(change.come.other == " a");
}

TEST_CASE("after many changes the indexes hold what the records say")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const QList<marc::Record> samples = sampleRecords(60);
    QList<MmsId> ids;
    for (const marc::Record &record : samples)
        ids.append(catalogue.add(record, store::ZoneKind::Institution));
    QRandomGenerator random(20261126);
    for (int round = 0; round < 300; ++round) {
        const MmsId mmsId = ids.at(random.bounded(int(ids.size())));
        const store::StoredRecord now = *store::recordOf(c, mmsId);
        marc::Record next = changed(now.record, samples, random);
        if (next.fields().isEmpty())
            continue;
        REQUIRE(cataloging::saveRecord(c, ada, mmsId, next, now.version).ok());
    }
    jobs::Progress progress;
    const Result<QStringList> wrong = search::checkIndexes(c, progress);
    REQUIRE(wrong.ok());
    CHECK(*wrong == QStringList());
}

TEST_CASE("phrases and words are found as before where other words of the record changed")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const store::Zone zone = *store::zoneOf(c, store::ZoneKind::Network);
    marc::Record book = test::book(QStringLiteral("The long winter of maps"));
    const MmsId mmsId = catalogue.add(book);
    marc::Record next = store::recordOf(c, mmsId)->record;
    next.insertInOrder(marc::Field::data(marc::Tag("999"), u' ', u' ',
                                         {{u'a', QStringLiteral("winter normalized")}}));
    REQUIRE(cataloging::saveRecord(c, ada, mmsId, next, 1).ok());
    CHECK(found(c, zone, "title:\"long winter of maps\"") == 1);
    CHECK(found(c, zone, "keywords:\"winter normalized\"") == 1);
    CHECK(found(c, zone, "keywords:\"winter of normalized\"") == 0);
    CHECK(found(c, zone, "field:999") == 1);
    next.removeAll(marc::Tag("999"));
    REQUIRE(cataloging::saveRecord(c, ada, mmsId, next, 2).ok());
    CHECK(found(c, zone, "keywords:normalized") == 0);
    CHECK(found(c, zone, "title:winter") == 1);
}
