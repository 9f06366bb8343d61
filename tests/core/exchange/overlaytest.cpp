// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fileimport.h"
#include "marc/writer.h"
#include "normalization/process.h"
#include "search/reindex.h"
#include "store/historystore.h"
#include "support/zonedesk.h"

#include <QFile>

using namespace colophon;
using exchange::OnMatch;
using exchange::OnOther;

namespace {

/// A book known by its OCLC number, with a title and a note.
marc::Record book(const char *number, const char *title, const char *note)
{
    marc::Record record;
    record.fields() = {
        marc::Field::control(marc::Tag("001"), QLatin1String(number)),
        marc::Field::control(marc::Tag("003"), QStringLiteral("OCoLC")),
        marc::Field::control(marc::Tag("008"),
                             QStringLiteral("920101s1992    enk           000 1 eng d")),
        marc::Field::data(marc::Tag("245"), u'1', u'0', {{u'a', QLatin1String(title)}}),
        marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QLatin1String(note)}})};
    return record;
}

/// A desk whose institution has three records, and files to import into it.
class ImportDesk : public test::ZoneDesk {
public:
    ImportDesk()
    {
        one = addTo(ashgrove, book("101", "One", "kept"));
        two = addTo(ashgrove, book("102", "Two", "kept"));
        three = addTo(ashgrove, book("103", "Three", "kept"));
    }

    Result<exchange::ImportReport> import(const QList<marc::Record> &records,
                                          const exchange::MatchRule &match, bool dryRun = false)
    {
        const QString path = catalogue.folder.filePath(QStringLiteral("in.mrc"));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        for (const marc::Record &record : records)
            file.write(*marc::toBytes(marc::Format::Iso2709, record));
        file.close();
        exchange::ImportRequest request;
        request.cataloguePath = catalogue.path();
        request.actor = ada;
        request.files = {path};
        request.zone = store::ZoneKind::Institution;
        request.match = match;
        request.process = process;
        request.dryRun = dryRun;
        return exchange::importFiles(request, progress);
    }
    exchange::MatchRule by(cataloging::SameBy kind, OnMatch onMatch = OnMatch::Overlay) const
    {
        exchange::MatchRule rule;
        rule.by = kind;
        rule.onMatch = onMatch;
        return rule;
    }
    void keepRule(const char *name, const char *text)
    {
        normalization::StoredRule rule;
        rule.name = QLatin1String(name);
        rule.text = QLatin1String(text);
        rule.shared = true;
        rule.dialect = rules::Dialect::Merge;
        REQUIRE(normalization::addRule(c, ada, rule).ok());
    }
    bool indexesAreRight()
    {
        const Result<QStringList> wrong = search::checkIndexes(c, progress);
        return wrong && wrong->isEmpty();
    }
    qint64 size() { return store::zoneOf(c, store::ZoneKind::Institution)->recordCount; }

    MmsId one;
    MmsId two;
    MmsId three;
    QString process;
    jobs::Progress progress;
};

} // namespace

TEST_CASE("An import overlays what is there by its system number, and adds the rest")
{
    ImportDesk desk;
    const QList<marc::Record> records{book("101", "One again", "new"), book("102", "Two", "kept"),
                                      book("109", "Nine", "new")};
    const auto match = desk.by(cataloging::SameBy::SystemNumber);
    const Result<exchange::ImportReport> dry = desk.import(records, match, true);
    REQUIRE(dry.ok());
    CHECK(dry->matched == 2);
    CHECK(dry->changed == 1);
    CHECK(dry->added == 1);
    CHECK(desk.stored(desk.one).version == 1);

    const Result<exchange::ImportReport> report = desk.import(records, match);
    REQUIRE(report.ok());
    CHECK(report->read == 3);
    CHECK(report->matched == 2);
    CHECK(report->changed == 1);
    CHECK(report->added == 1);
    CHECK(desk.size() == 4);
    CHECK(desk.texts(desk.one, "245") == QStringList{QStringLiteral("One again")});
    CHECK(desk.texts(desk.one, "500") == QStringList{QStringLiteral("new")});
    CHECK(desk.texts(desk.one, "035") == QStringList{QStringLiteral("(OCoLC)101")});
    CHECK(desk.number(desk.one) == desk.one.toString());
    CHECK(desk.stored(desk.two).version == 1);
    CHECK(desk.found(desk.ashgrove, QStringLiteral("again")) == 1);
    CHECK(desk.indexesAreRight());

    INFO("the former version is kept, and says what brought the new one");
    CHECK(store::versionOf(desk.c, desk.one, 1)->record.first(marc::Tag("245"))->text(u"a")
          == QStringLiteral("One"));
    CHECK(store::versionsOf(desk.c, desk.one)->constFirst().reason == QStringLiteral("import"));
}

TEST_CASE("An import merges by a merge rule of the catalogue")
{
    ImportDesk desk;
    desk.keepRule("Take titles", "rule \"t\" when merge then replace MARC.\"245\" end");
    auto match = desk.by(cataloging::SameBy::SystemNumber, OnMatch::Merge);
    match.mergeRule = QStringLiteral("Take titles");
    const auto report = desk.import({book("101", "One again", "new")}, match);
    REQUIRE(report.ok());
    CHECK(report->changed == 1);
    CHECK(desk.texts(desk.one, "245") == QStringList{QStringLiteral("One again")});
    CHECK(desk.texts(desk.one, "500") == QStringList{QStringLiteral("kept")});

    INFO("without a rule, or with one that is no merge rule, nothing begins");
    match.mergeRule.clear();
    CHECK(desk.import({book("101", "x", "y")}, match).error().code == ErrorCode::InvalidInput);
    match.mergeRule = QStringLiteral("Nowhere");
    CHECK(desk.import({book("101", "x", "y")}, match)
              .error()
              .detail.startsWith(QStringLiteral("Nothing was imported")));
    CHECK(desk.stored(desk.one).version == 2);
}

TEST_CASE("An import leaves out or adds as the match rule says, one, several or none")
{
    ImportDesk desk;
    desk.addTo(desk.ashgrove, book("103", "Three twice", "kept"));
    auto match = desk.by(cataloging::SameBy::SystemNumber, OnMatch::Skip);
    match.onNone = OnOther::Skip;
    const QList<marc::Record> records{book("101", "x", "y"), book("103", "x", "y"),
                                      book("109", "x", "y")};
    const auto skipped = desk.import(records, match);
    REQUIRE(skipped.ok());
    CHECK(skipped->matched == 2);
    CHECK(skipped->skipped == 3);
    CHECK(skipped->added == 0);
    REQUIRE(skipped->findings.notes.size() == 1);
    CHECK(skipped->findings.notes[0].recordNumber == 2);
    CHECK(skipped->findings.notes[0].reason.contains(desk.three.toString()));
    match.onMatch = OnMatch::Add;
    match.onMany = OnOther::Add;
    match.onNone = OnOther::Add;
    CHECK(desk.import(records, match)->added == 3);
    CHECK(desk.stored(desk.one).version == 1);
}

TEST_CASE("Records that come twice in a file change one record twice")
{
    ImportDesk desk;
    const bool dryRun = GENERATE(true, false);
    const auto report = desk.import({book("200", "First", "a"), book("101", "Second", "b"),
                                     book("200", "Third", "c"), book("101", "Fourth", "d")},
                                    desk.by(cataloging::SameBy::SystemNumber), dryRun);
    REQUIRE(report.ok());
    CHECK(report->added == 1);
    CHECK(report->changed == 3);
    if (dryRun)
        return;
    CHECK(desk.texts(desk.one, "245") == QStringList{QStringLiteral("Fourth")});
    CHECK(desk.stored(desk.one).version == 3);
    CHECK(desk.found(desk.ashgrove, QStringLiteral("third")) == 1);
    CHECK(desk.found(desk.ashgrove, QStringLiteral("second")) == 0);
    CHECK(desk.indexesAreRight());
}

TEST_CASE("What somebody edits or is damaged is refused and told, and the rest is imported")
{
    ImportDesk desk;
    REQUIRE(cataloging::lockRecord(desk.c, desk.tom, desk.one).ok());
    {
        Result<store::Query> damage = desk.c.queryText(QStringLiteral(
            "UPDATE bib_content SET content = x'0102030405' WHERE mms_id = :mms_id"));
        REQUIRE(damage.ok());
        REQUIRE(damage->bind("mms_id", desk.three).run().ok());
    }
    const bool dryRun = GENERATE(true, false);
    const auto report = desk.import({book("101", "One again", "x"), book("103", "Three again", "x"),
                                     book("102", "Two again", "x")},
                                    desk.by(cataloging::SameBy::SystemNumber), dryRun);
    REQUIRE(report.ok());
    CHECK(report->refused == 2);
    CHECK(report->changed == 1);
    REQUIRE(report->findings.notes.size() == 2);
    CHECK(report->findings.notes[0].reason.contains(QStringLiteral("tom")));
    CHECK(report->findings.notes[1].reason.contains(QStringLiteral("damaged")));
    CHECK(desk.stored(desk.one).version == 1);
    CHECK(desk.stored(desk.two).version == (dryRun ? 1 : 2));
}

TEST_CASE("Each kind of number finds its record, however it is written")
{
    using cataloging::SameBy;
    ImportDesk desk;
    const auto with = [&](const char *tag, const char *value) {
        marc::Record record = book("", "Numbers", "n");
        record.removeAll(marc::Tag("001"));
        record.removeAll(marc::Tag("003"));
        record.insertInOrder(marc::Field::data(*marc::Tag::fromBytes(tag), u' ', u' ',
                                               {{u'a', QLatin1String(value)}}));
        return record;
    };
    const auto keys = [](SameBy by, const marc::Record &record) {
        return cataloging::samenessKeys(by, record);
    };
    const MmsId isbn = desk.addTo(desk.ashgrove, with("020", "0-306-40615-2 (pbk.)"));
    CHECK(*cataloging::sameRecords(desk.c, desk.ashgrove, SameBy::Isbn,
                                   keys(SameBy::Isbn, with("020", "9780306406157")))
          == QList<MmsId>{isbn});
    const MmsId issn = desk.addTo(desk.ashgrove, with("022", "0378-5955"));
    CHECK(*cataloging::sameRecords(desk.c, desk.ashgrove, SameBy::Issn,
                                   keys(SameBy::Issn, with("022", "03785955")))
          == QList<MmsId>{issn});
    const MmsId lccn = desk.addTo(desk.ashgrove, with("010", "   85-2 "));
    CHECK(*cataloging::sameRecords(desk.c, desk.ashgrove, SameBy::Lccn,
                                   keys(SameBy::Lccn, with("010", "85000002")))
          == QList<MmsId>{lccn});
    INFO("the number of another field, or of the other zone, is none");
    CHECK(cataloging::sameRecords(desk.c, desk.ashgrove, SameBy::Lccn,
                                  keys(SameBy::Lccn, with("010", "0378-5955")))
              ->isEmpty());
    CHECK(cataloging::sameRecords(desk.c, desk.network, SameBy::Issn,
                                  keys(SameBy::Issn, with("022", "03785955")))
              ->isEmpty());
    INFO("title and year");
    CHECK(*cataloging::sameRecords(desk.c, desk.ashgrove, SameBy::TitleAndYear,
                                   keys(SameBy::TitleAndYear, book("9", "TWO.", "x")))
          == QList<MmsId>{desk.two});
    INFO("the MMS ID in 001, also that of the network record that ours is attached to");
    const MmsId nz = desk.addTo(desk.network, book("300", "Shared", "n"));
    const MmsId ours = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    marc::Record exported = desk.stored(ours).record;
    CHECK(*cataloging::sameRecords(desk.c, desk.ashgrove, SameBy::MmsId,
                                   keys(SameBy::MmsId, exported))
          == QList<MmsId>{ours});
}

TEST_CASE("An overlay of a linked record changes what the roles may; local fields stay")
{
    ImportDesk desk;
    const MmsId nz = desk.addTo(desk.network, book("300", "Shared", "n"));
    const MmsId ours = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    REQUIRE(desk.save(ours,
                      test::with(desk.stored(ours).record,
                                 {test::field("590", QStringLiteral("gift"), true)}),
                      desk.ada)
                .ok());
    const bool mayChangeNetwork = GENERATE(true, false);
    CAPTURE(mayChangeNetwork);
    if (!mayChangeNetwork) {
        REQUIRE(cataloging::setNetworkRoles(desk.c, desk.ada, store::Role::Cataloger).ok());
        desk.ada.user.roles &= ~store::Roles(store::Role::Cataloger);
    }
    marc::Record incoming = book("300", "Shared anew", "n");
    incoming.insertInOrder(test::field("591", QStringLiteral("also"), true));
    const auto report = desk.import({incoming}, desk.by(cataloging::SameBy::SystemNumber));
    REQUIRE(report.ok());
    CHECK(report->changed == 1);
    CHECK(desk.texts(ours, "590") == QStringList{QStringLiteral("gift")});
    CHECK(desk.texts(ours, "591") == QStringList{QStringLiteral("also")});
    CHECK(desk.texts(nz, "245")
          == QStringList{mayChangeNetwork ? QStringLiteral("Shared anew")
                                          : QStringLiteral("Shared")});
    CHECK(desk.texts(nz, "591").isEmpty());
    CHECK(desk.indexesAreRight());
}

TEST_CASE("A process for import works on each record before it is matched and added")
{
    ImportDesk desk;
    normalization::StoredRule rule;
    rule.name = QStringLiteral("Notes go");
    rule.text = QStringLiteral("rule \"n\" when TRUE then removeField \"500\" end\n"
                               "rule \"o\" when exists \"245.a.Endless\" then "
                               "addField \"900.a.x\" end");
    rule.shared = true;
    const auto kept = normalization::addRule(desk.c, desk.ada, rule);
    REQUIRE(kept.ok());
    normalization::Process process;
    process.name = QStringLiteral("Coming in");
    process.onImport = true;
    process.steps = {{kept->id, {}, true}};
    REQUIRE(normalization::saveProcess(desk.c, desk.ada, process).ok());
    desk.process = QStringLiteral("Coming in");
    const auto report = desk.import({book("101", "One again", "gone"), book("400", "New", "gone")},
                                    desk.by(cataloging::SameBy::SystemNumber));
    REQUIRE(report.ok());
    CHECK(report->changed == 1);
    CHECK(report->added == 1);
    CHECK(desk.texts(desk.one, "500").isEmpty());
    CHECK(desk.found(desk.ashgrove, QStringLiteral("gone")) == 0);

    INFO("a process that is not for import is refused");
    process = normalization::processes(desk.c)->constFirst();
    process.onImport = false;
    REQUIRE(normalization::saveProcess(desk.c, desk.ada, process).ok());
    CHECK(desk.import({book("500", "x", "y")}, {})
              .error()
              .detail.contains(QStringLiteral("does not run at import")));
}
