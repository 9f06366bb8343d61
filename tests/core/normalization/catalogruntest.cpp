// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/catalogrun.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

using namespace colophon;
using namespace colophon::normalization;

namespace {

CatalogRun runOf(test::TestCatalogue &catalogue, const QList<MmsId> &ids, const char *text)
{
    store::Connection c = catalogue.connect();
    StoredRule rule;
    rule.name = QStringLiteral("r");
    rule.text = QLatin1String(text);
    rule.shared = true;
    const Result<StoredRule> kept = addRule(c, catalogue.actor("ada"), rule);
    REQUIRE(kept.ok());
    const Result<Chain> chain = Chain::of(*kept);
    REQUIRE(chain.ok());
    return {
        catalogue.path(), catalogue.actor("ada"), *chain, ids, QStringLiteral("all"), false, 2, 20};
}

QString titleOf(store::Connection &connection, MmsId mmsId)
{
    return store::recordOf(connection, mmsId)->record.first(marc::Tag("245"))->text(u"ab");
}

constexpr char kRename[] =
    "rule \"r\" when exists \"245.a.One*\" then replaceContents \"245.a.One\" "
    "with \"Two\" end";

} // namespace

TEST_CASE("a run over records writes versions, reports, and is taken back as a whole")
{
    test::TestCatalogue catalogue;
    const MmsId one = catalogue.add(test::book(QStringLiteral("One book")));
    const MmsId other = catalogue.add(test::book(QStringLiteral("Another book")));
    CatalogRun run = runOf(catalogue, {one, other}, kRename);
    jobs::Progress progress;

    run.dryRun = true;
    const Result<CatalogRunReport> dry = normalizeRecords(run, progress);
    REQUIRE(dry.ok());
    CHECK(dry->records == 2);
    CHECK(dry->changed == 1);
    REQUIRE(dry->samples.size() == 1);
    CHECK(dry->samples[0].difference
          == QStringList{QStringLiteral("- =245  10$aOne book"),
                         QStringLiteral("+ =245  10$aTwo book")});
    store::Connection c = catalogue.connect();
    CHECK(titleOf(c, one) == QStringLiteral("One book"));

    run.dryRun = false;
    const Result<CatalogRunReport> done = normalizeRecords(run, progress);
    REQUIRE(done.ok());
    CHECK(done->changed == 1);
    CHECK(titleOf(c, one) == QStringLiteral("Two book"));
    CHECK(store::recordOf(c, one)->version == 2);
    CHECK(store::recordOf(c, other)->version == 1);
    const Result<QList<RuleRun>> runs = runsOf(c, run.chain.rules().first().id);
    REQUIRE(runs.ok());
    REQUIRE(runs->size() == 1);
    CHECK(runs->at(0).changed == 1);
    CHECK(runs->at(0).what == QStringLiteral("all"));

    const Result<CatalogRunReport> back =
        takeBack(catalogue.path(), catalogue.actor("ada"), done->changes, progress);
    REQUIRE(back.ok());
    CHECK(back->changed == 1);
    CHECK(titleOf(c, one) == QStringLiteral("One book"));
    // a second time there is nothing that it may touch
    CHECK(
        takeBack(catalogue.path(), catalogue.actor("ada"), done->changes, progress)->failures.size()
        == 1);
}

TEST_CASE("a record that another edits, or that has typing on it, is left alone and told")
{
    test::TestCatalogue catalogue;
    const MmsId locked = catalogue.add(test::book(QStringLiteral("One locked")));
    const MmsId typed = catalogue.add(test::book(QStringLiteral("One typed")));
    const MmsId freeOne = catalogue.add(test::book(QStringLiteral("One free")));
    store::Connection c = catalogue.connect();
    REQUIRE(cataloging::lockRecord(c, catalogue.actor("tom"), locked).ok());
    store::Draft draft;
    draft.mmsId = typed;
    draft.baseVersion = 1;
    draft.record = test::book(QStringLiteral("Typing"));
    REQUIRE(cataloging::keepDraft(c, catalogue.actor("ada"), draft).ok());
    const CatalogRun run = runOf(catalogue, {locked, typed, freeOne}, kRename);
    jobs::Progress progress;
    const Result<CatalogRunReport> done = normalizeRecords(run, progress);
    REQUIRE(done.ok());
    CHECK(done->changed == 1);
    REQUIRE(done->failures.size() == 2);
    CHECK(done->failures[0].reason.contains(QStringLiteral("tom")));
    CHECK(done->failures[1].reason.contains(QStringLiteral("typing")));
    CHECK(titleOf(c, typed) == QStringLiteral("One typed"));
    CHECK(store::draftOf(c, typed, catalogue.actor("ada").user.id)->has_value());
    CHECK(titleOf(c, freeOne) == QStringLiteral("Two free"));
}

TEST_CASE("an indication rule finds its records in a zone")
{
    test::TestCatalogue catalogue;
    const MmsId one = catalogue.add(test::book(QStringLiteral("One")));
    catalogue.add(test::book(QStringLiteral("Other")));
    store::Connection c = catalogue.connect();
    const Result<rules::Program> program = rules::Program::compile(
        QStringLiteral("rule \"x\" when exists \"245.a.One\" then set indication.\"true\" end"));
    REQUIRE(program.ok());
    jobs::Progress progress;
    const Result<QList<MmsId>> found =
        indicated(c, *program, *store::zoneOf(c, store::ZoneKind::Network), progress);
    REQUIRE(found.ok());
    CHECK(*found == QList<MmsId>{one});
}
