// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/process.h"
#include "support/recordbuilder.h"
#include "support/testcatalogue.h"

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
