// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/runner.h"
#include "normalization/process.h"
#include "search/reindex.h"
#include "support/zonedesk.h"

using namespace colophon;
using namespace colophon::batch;

namespace {

normalization::RuleId keepRule(store::Connection &c, const cataloging::Actor &ada, const char *name,
                               const char *text)
{
    normalization::StoredRule rule;
    rule.name = QLatin1String(name);
    rule.text = QLatin1String(text);
    rule.shared = true;
    const auto kept = normalization::addRule(c, ada, rule);
    REQUIRE(kept.ok());
    return kept->id;
}

void keepProcess(store::Connection &c, const cataloging::Actor &ada, normalization::RuleId rule)
{
    normalization::Process process;
    process.name = QStringLiteral("Tidy");
    process.steps = {{rule, {}, true}};
    REQUIRE(normalization::saveProcess(c, ada, process).ok());
}

Submission normalizing(const store::Zone &zone, const QList<MmsId> &records)
{
    return {QStringLiteral("normalize"),
            {{QStringLiteral("process"), QStringLiteral("Tidy")}},
            QStringLiteral("A set"),
            zone,
            records};
}

bool indexesAreRight(store::Connection &c)
{
    jobs::Progress progress;
    const Result<QStringList> wrong = search::checkIndexes(c, progress);
    return wrong && wrong->isEmpty();
}

QString titleOf(store::Connection &c, MmsId mmsId)
{
    return store::recordOf(c, mmsId)->record.first(marc::Tag("245"))->text(u"a");
}

} // namespace

TEST_CASE("Normalize runs a process, names the rules that changed a record, and is taken back")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const QList<MmsId> records{catalogue.add(test::book(QStringLiteral("One"))),
                               catalogue.add(test::book(QStringLiteral("Other"))),
                               catalogue.add(test::book(QStringLiteral("One")))};
    normalization::Process process;
    process.name = QStringLiteral("Tidy");
    process.steps = {
        {keepRule(c, ada, "To two",
                  "rule \"r\" when TRUE then replaceContents \"245.a.One\" with \"Two\" end"),
         {},
         true},
        {keepRule(c, ada, "To three",
                  "rule \"r\" when TRUE then replaceContents \"245.a.Two\" with \"Three\" end"),
         {},
         true}};
    REQUIRE(normalization::saveProcess(c, ada, process).ok());
    const Submission wanted{QStringLiteral("normalize"),
                            {{QStringLiteral("process"), QStringLiteral("Tidy")}},
                            QStringLiteral("A set"),
                            *store::zoneOf(c, store::ZoneKind::Institution),
                            records};
    jobs::Progress progress;

    const Result<Preview> dry = preview(c, ada, wanted, progress);
    REQUIRE(dry.ok());
    CHECK(dry->counts.done == 2);
    CHECK(dry->counts.skipped == 1);
    CHECK(dry->first.at(0).reason == QStringLiteral("To two; To three"));
    CHECK(titleOf(c, records[0]) == QStringLiteral("One"));

    const Result<RunId> id = submit(c, ada, wanted);
    REQUIRE(id.ok());
    const Result<Run> run = carryOn(catalogue.path(), ada, *id, progress);
    REQUIRE(run.ok());
    CHECK(run->counts.done == 2);
    CHECK(run->counts.skipped == 1);
    CHECK(titleOf(c, records[0]) == QStringLiteral("Three"));
    CHECK(store::recordOf(c, records[0])->version == 2);
    CHECK(store::recordOf(c, records[1])->version == 1);
    CHECK(indexesAreRight(c));

    INFO("each rule's share, and what ran in the rule's own history");
    const Result<QList<Total>> totals = totalsOf(c, *id);
    REQUIRE(totals.ok());
    REQUIRE(totals->size() == 2);
    CHECK(totals->at(0).name == QStringLiteral("To two"));
    CHECK(totals->at(0).records == 2);
    CHECK(totals->at(1).fields == 2);
    const auto ran = normalization::runsOf(c, process.steps[0].rule);
    REQUIRE(ran->size() == 1);
    CHECK(ran->first().records == 3);
    CHECK(ran->first().changed == 2);
    CHECK(ran->first().what.contains(QStringLiteral("A set")));

    INFO("what was saved since is left alone");
    const store::StoredRecord now = *store::recordOf(c, records[2]);
    REQUIRE(cataloging::saveRecord(c, ada, records[2], test::book(QStringLiteral("Newer")),
                                   {now.version, now.networkVersion})
                .ok());
    const Result<Run> back = takeBack(catalogue.path(), ada, *id, progress);
    REQUIRE(back.ok());
    CHECK(back->counts.undone == 1);
    CHECK(back->counts.left == 1);
    CHECK(titleOf(c, records[0]) == QStringLiteral("One"));
    CHECK(titleOf(c, records[2]) == QStringLiteral("Newer"));
    CHECK(indexesAreRight(c));
}

TEST_CASE("Normalize tells of a damaged record and goes on, and leaves alone what is typed on")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    QList<MmsId> records;
    for (int i = 0; i < 5; ++i)
        records.append(
            catalogue.add(test::book(QStringLiteral("One")), store::ZoneKind::Institution));
    keepProcess(c, ada,
                keepRule(c, ada, "To two",
                         "rule \"r\" when TRUE then replaceContents \"245.a.One\" with \"Two\" "
                         "end"));
    {
        Result<store::Query> damage = c.queryText(QStringLiteral(
            "UPDATE bib_content SET content = x'0102030405' WHERE mms_id = :mms_id"));
        REQUIRE(damage.ok());
        REQUIRE(damage->bind("mms_id", records[1]).run().ok());
    }
    store::Draft draft;
    draft.mmsId = records[3];
    draft.baseVersion = 1;
    draft.record = test::book(QStringLiteral("Typing"));
    REQUIRE(cataloging::keepDraft(c, ada, draft).ok());
    const Submission wanted = normalizing(*store::zoneOf(c, store::ZoneKind::Institution), records);
    jobs::Progress progress;
    const Result<Preview> dry = preview(c, ada, wanted, progress);
    REQUIRE(dry.ok());
    CHECK(dry->counts.failed == 2);
    const Result<RunId> id = submit(c, ada, wanted);
    REQUIRE(id.ok());
    const Result<Run> run = carryOn(catalogue.path(), ada, *id, progress);
    REQUIRE(run.ok());
    CHECK(run->state == State::Finished);
    CHECK(run->counts.done == 3);
    CHECK(run->counts.failed == 2);
    const QList<Item> failed = *itemsTold(c, *id, 10);
    CHECK(failed.at(0).mmsId == records[1]);
    CHECK(failed.at(0).reason.contains(QStringLiteral("damaged")));
    CHECK(failed.at(1).mmsId == records[3]);
    CHECK(failed.at(1).reason.contains(QStringLiteral("typing")));
    CHECK(titleOf(c, records[4]) == QStringLiteral("Two"));
    CHECK(store::draftOf(c, records[3], ada.user.id)->has_value());
}

TEST_CASE("Normalize on linked records changes what the roles may, and is taken back with it")
{
    test::ZoneDesk desk;
    QList<MmsId> network;
    QList<MmsId> ours;
    for (int i = 0; i < 3; ++i) {
        network.append(desk.addTo(desk.network, test::book(QStringLiteral("One"))));
        ours.append(
            cataloging::copyToInstitution(desk.c, desk.ada, network[i], desk.ashgrove)->mmsId);
        REQUIRE(desk.save(ours[i],
                          test::with(desk.stored(ours[i]).record,
                                     {test::field("590", QStringLiteral("One"), true)}),
                          desk.ada)
                    .ok());
    }
    keepProcess(desk.c, desk.ada,
                keepRule(desk.c, desk.ada, "To two",
                         "rule \"r\" when TRUE then replaceContents \"245.a.One\" with \"Two\" "
                         "replaceContents \"590.a.One\" with \"Two\" end"));
    const bool mayChangeNetwork = GENERATE(true, false);
    CAPTURE(mayChangeNetwork);
    if (!mayChangeNetwork) {
        REQUIRE(cataloging::setNetworkRoles(desk.c, desk.ada, store::Role::Cataloger).ok());
        desk.ada.user.roles &= ~store::Roles(store::Role::Cataloger);
    }
    jobs::Progress progress;
    const Result<RunId> id = submit(desk.c, desk.ada, normalizing(desk.ashgrove, ours));
    REQUIRE(id.ok());
    const Result<Run> run = carryOn(desk.catalogue.path(), desk.ada, *id, progress);
    REQUIRE(run.ok());
    CHECK(run->counts.done == 3);
    for (int i = 0; i < 3; ++i) {
        CHECK(desk.texts(ours[i], "590") == QStringList{QStringLiteral("Two")});
        CHECK(desk.texts(network[i], "245")
              == QStringList{mayChangeNetwork ? QStringLiteral("Two") : QStringLiteral("One")});
    }
    CHECK(indexesAreRight(desk.c));
    const Result<Run> back = takeBack(desk.catalogue.path(), desk.ada, *id, progress);
    REQUIRE(back.ok());
    CHECK(back->counts.undone == 3);
    CHECK(desk.texts(ours[2], "590") == QStringList{QStringLiteral("One")});
    CHECK(desk.texts(network[2], "245") == QStringList{QStringLiteral("One")});
    CHECK(indexesAreRight(desk.c));
}

TEST_CASE("Normalize over many stretches does each record once, whatever their order")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    QList<MmsId> records;
    {
        const store::Zone zone = *store::zoneOf(c, store::ZoneKind::Institution);
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        for (int i = 0; i < 4300; ++i)
            records.prepend(*cataloging::addRecord(*transaction, ada, zone,
                                                   test::book(QStringLiteral("Title %1").arg(i)),
                                                   QStringLiteral("create")));
        REQUIRE(transaction->commit().ok());
    }
    keepProcess(c, ada,
                keepRule(c, ada, "Mark", "rule \"r\" when TRUE then addField \"999.a.seen\" end"));
    jobs::Progress progress;
    const Result<RunId> id =
        submit(c, ada, normalizing(*store::zoneOf(c, store::ZoneKind::Institution), records));
    REQUIRE(id.ok());
    const Result<Run> run = carryOn(catalogue.path(), ada, *id, progress);
    REQUIRE(run.ok());
    CHECK(run->counts.done == 4300);
    CHECK(totalsOf(c, *id)->first().records == 4300);
    bool each = true;
    for (const MmsId mmsId : std::as_const(records)) {
        const store::StoredRecord now = *store::recordOf(c, mmsId);
        each = each && now.version == 2 && now.record.all(marc::Tag("999")).size() == 1;
    }
    CHECK(each);
    CHECK(indexesAreRight(c));
}

TEST_CASE(
    "Normalize is refused where the process is not there, is no job, or has nothing that is on")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const QList<MmsId> records{catalogue.add(test::book(QStringLiteral("One")))};
    const auto refusal = [&](const char *name) {
        const Result<RunId> id = submit(c, ada,
                                        {QStringLiteral("normalize"),
                                         {{QStringLiteral("process"), QLatin1String(name)}},
                                         {},
                                         *store::zoneOf(c, store::ZoneKind::Institution),
                                         records});
        return id ? QString() : id.error().detail;
    };
    normalization::Process process;
    process.name = QStringLiteral("Empty");
    REQUIRE(normalization::saveProcess(c, ada, process).ok());
    process.name = QStringLiteral("By hand");
    process.asJob = false;
    REQUIRE(normalization::saveProcess(c, ada, process).ok());
    CHECK(refusal("Nowhere").contains(QStringLiteral("no normalization process “Nowhere”")));
    CHECK(refusal("Empty").contains(QStringLiteral("no rule that is on")));
    CHECK(refusal("By hand").contains(QStringLiteral("does not run as a job")));
}
