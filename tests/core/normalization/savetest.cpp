// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/process.h"
#include "support/zonedesk.h"

using namespace colophon;
using namespace colophon::normalization;

TEST_CASE("a process that runs at each save changes what is saved; its rules can't break")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("Title")));
    StoredRule rule;
    rule.name = QStringLiteral("Full stop");
    rule.text =
        QStringLiteral("rule \"r\" when not exists \"245.a.*\\\\.\" then suffix \"245.a\" with "
                       "\".\" end");
    rule.shared = true;
    const Result<StoredRule> kept = addRule(c, ada, rule);
    REQUIRE(kept.ok());
    Process process;
    process.name = QStringLiteral("At save");
    process.onSave = true;
    process.steps = {{kept->id, {}, true}};
    const Result<Process> saved = saveProcess(c, ada, process);
    REQUIRE(saved.ok());

    const auto save = [&](const char *title) {
        const store::StoredRecord now = *store::recordOf(c, mmsId);
        return saveNormalized(c, ada, mmsId, test::book(QLatin1String(title)),
                              {now.version, now.networkVersion});
    };
    const Result<store::StoredRecord> done = save("Other title");
    REQUIRE(done.ok());
    CHECK(done->record.first(marc::Tag("245"))->text(u"a") == QStringLiteral("Other title."));
    CHECK(done->version == 2);

    INFO("a rule that everybody's saves depend on is not saved with an error");
    StoredRule broken = *kept;
    broken.text = QStringLiteral("rule \"r\" when TRUE then sufix \"245.a\" with \".\" end");
    const Result<StoredRule> refused = saveRule(c, ada, broken);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().detail.contains(QStringLiteral("At save")));

    INFO("a process that is off leaves the save alone");
    process = *saved;
    process.enabled = false;
    REQUIRE(saveProcess(c, ada, process).ok());
    const Result<store::StoredRecord> plain = save("Third title");
    REQUIRE(plain.ok());
    CHECK(plain->record.first(marc::Tag("245"))->text(u"a") == QStringLiteral("Third title"));
}

TEST_CASE("at a save of a linked record the rules change what the person's roles may change")
{
    test::ZoneDesk desk;
    const MmsId nz = desk.addTo(desk.network, test::book(QStringLiteral("Title")));
    const MmsId iz = cataloging::copyToInstitution(desk.c, desk.ada, nz, desk.ashgrove)->mmsId;
    StoredRule rule;
    rule.name = QStringLiteral("Shout");
    rule.text = QStringLiteral("rule \"r\" when TRUE then suffix \"245.a\" with \"!\" "
                               "suffix \"590.a\" with \"!\" end");
    rule.shared = true;
    const Result<StoredRule> kept = addRule(desk.c, desk.ada, rule);
    REQUIRE(kept.ok());
    Process process;
    process.name = QStringLiteral("At save");
    process.onSave = true;
    process.steps = {{kept->id, {}, true}};
    REQUIRE(saveProcess(desk.c, desk.ada, process).ok());
    REQUIRE(cataloging::setNetworkRoles(desk.c, desk.ada, store::Role::CatalogManager).ok());
    const auto saveWith = [&](const cataloging::Actor &who, const char *note) {
        const store::StoredRecord now = desk.stored(iz);
        marc::Record record = now.record;
        record.removeAll(marc::Tag("590"));
        record.insertInOrder(test::field("590", QLatin1String(note), true));
        return saveNormalized(desk.c, who, iz, record, {now.version, now.networkVersion}).ok();
    };

    INFO("tom is a cataloger: his own note alone");
    REQUIRE(saveWith(desk.tom, "mine"));
    CHECK(desk.texts(iz, "590") == QStringList{QStringLiteral("mine!")});
    CHECK(desk.texts(nz, "245") == QStringList{QStringLiteral("Title")});
    CHECK(desk.stored(nz).version == 1);

    INFO("ada manages the catalogue: the network's title too");
    REQUIRE(saveWith(desk.ada, "ours"));
    CHECK(desk.texts(iz, "590") == QStringList{QStringLiteral("ours!")});
    CHECK(desk.texts(nz, "245") == QStringList{QStringLiteral("Title!")});
}
