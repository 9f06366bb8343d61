// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/runner.h"
#include "normalization/process.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

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
