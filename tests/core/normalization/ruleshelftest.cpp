// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/process.h"
#include "support/testcatalogue.h"

using namespace colophon;
using namespace colophon::normalization;

namespace {

StoredRule draft(const char *name, const char *text, bool shared = true)
{
    StoredRule rule;
    rule.name = QLatin1String(name);
    rule.text = QLatin1String(text);
    rule.shared = shared;
    return rule;
}

constexpr char kAdd900[] = "rule \"a\" when TRUE then addField \"900.a.x\" end";
constexpr char kAdd901[] = "rule \"b\" when exists \"900\" then addField \"901.a.x\" end";

} // namespace

TEST_CASE("a private rule is its owner's alone; a shared one is all people's")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    REQUIRE(addRule(c, catalogue.actor("ada"), draft("mine", kAdd900, false)).ok());
    REQUIRE(addRule(c, catalogue.actor("ada"), draft("ours", kAdd900)).ok());
    CHECK(rulesFor(c, catalogue.actor("ada"))->size() == 2);
    CHECK(rulesFor(c, catalogue.actor("tom"))->size() == 1);
    CHECK(ruleNamed(c, catalogue.actor("tom"), QStringLiteral("mine")).error().code
          == ErrorCode::NotFound);
    // names are unique, whoever has them
    CHECK(addRule(c, catalogue.actor("tom"), draft("MINE", kAdd900)).error().code
          == ErrorCode::Conflict);
    StoredRule mine = *ruleNamed(c, catalogue.actor("ada"), QStringLiteral("mine"));
    mine.description = QStringLiteral("x");
    CHECK(saveRule(c, catalogue.actor("tom"), mine).error().code == ErrorCode::Denied);
}

TEST_CASE("every version of a rule is kept, and the second saver is told")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const StoredRule first = *addRule(c, catalogue.actor("ada"), draft("r", kAdd900));
    StoredRule changed = first;
    changed.text = QLatin1String(kAdd901);
    const Result<StoredRule> second = saveRule(c, catalogue.actor("tom"), changed);
    REQUIRE(second.ok());
    CHECK(second->version == 2);
    CHECK(second->changedBy == QStringLiteral("tom"));
    const Result<StoredRule> late = saveRule(c, catalogue.actor("ada"), changed);
    REQUIRE(!late.ok());
    CHECK(late.error().code == ErrorCode::Conflict);
    CHECK(late.error().detail.contains(QStringLiteral("tom")));
    const Result<QList<RuleVersion>> versions = versionsOf(c, first.id);
    REQUIRE(versions.ok());
    REQUIRE(versions->size() == 2);
    CHECK(versions->at(0).text == QLatin1String(kAdd901));
    CHECK(versions->at(1).text == QLatin1String(kAdd900));
}

TEST_CASE("a process chains shared rules in its order, and holds on to them")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const StoredRule a = *addRule(c, ada, draft("a", kAdd900));
    const StoredRule b = *addRule(c, ada, draft("b", kAdd901));
    const StoredRule mine = *addRule(c, ada, draft("mine", kAdd900, false));
    Process process;
    process.name = QStringLiteral("On save");
    process.onSave = true;
    process.steps = {{a.id, {}, true}, {b.id, {}, true}};
    CHECK(saveProcess(c, catalogue.actor("tom"), process).error().code == ErrorCode::Denied);
    const Result<Process> saved = saveProcess(c, ada, process);
    REQUIRE(saved.ok());
    CHECK(saved->steps.at(1).ruleName == QStringLiteral("b"));

    const Result<Chain> chain = Chain::at(c, Place::OnSave);
    REQUIRE(chain.ok());
    Chain::Run run(*chain, {});
    const Result<marc::Record> made = run(marc::Record());
    REQUIRE(made.ok());
    CHECK(made->first(marc::Tag("901")) != nullptr);
    CHECK(Chain::at(c, Place::OnImport)->isEmpty());

    CHECK(!removeRule(c, ada, a.id).ok());
    StoredRule unshared = a;
    unshared.shared = false;
    CHECK(!saveRule(c, ada, unshared).ok());
    Process wrong = *saved;
    wrong.steps.append({mine.id, {}, true});
    CHECK(saveProcess(c, ada, wrong).error().code == ErrorCode::InvalidInput);

    Process turned = *saved;
    turned.steps = {{b.id, {}, true}, {a.id, {}, true}};
    turned.enabled = false;
    REQUIRE(saveProcess(c, ada, turned).ok());
    CHECK(Chain::at(c, Place::OnSave)->isEmpty());
    Chain::Run other(*Chain::of(c, turned), {});
    CHECK(other(marc::Record())->first(marc::Tag("901")) == nullptr);
    REQUIRE(removeProcess(c, ada, saved->id).ok());
    CHECK(removeRule(c, ada, a.id).ok());
}

TEST_CASE("rules never change a record's own number")
{
    StoredRule rule = draft("x", "rule \"x\" when TRUE then removeControlField \"001\" removeField "
                                 "\"500\" end");
    Chain::Run run(*Chain::of(rule), {});
    marc::Record record;
    record.fields() = {
        marc::Field::control(marc::Tag("001"), QStringLiteral("9910000014838")),
        marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QStringLiteral("x")}})};
    const Result<marc::Record> made = run(record);
    REQUIRE(made.ok());
    CHECK(made->controlValue(marc::Tag("001")) == QStringLiteral("9910000014838"));
    CHECK(made->fields().size() == 1);
}
