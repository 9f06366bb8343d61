// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editsession.h"
#include "normalization/process.h"
#include "rules/previewlist.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QCheckBox>
#include <QDialog>
#include <QListWidget>
#include <QUndoStack>

using namespace colophon;
using test::OpenWindow;

namespace {

constexpr int kLong = 10'000;

normalization::RuleId keep(test::TestCatalogue &catalogue, const char *name, const char *text)
{
    store::Connection c = catalogue.connect();
    normalization::StoredRule rule;
    rule.name = QLatin1String(name);
    rule.text = QLatin1String(text);
    rule.shared = true;
    const auto kept = normalization::addRule(c, catalogue.actor("ada"), rule);
    REQUIRE(kept.ok());
    return kept->id;
}

QString titleOf(const marc::Record &record)
{
    return record.first(marc::Tag("245"))->text(u"a");
}

constexpr char kRule[] = "rule \"r\" when TRUE then replaceContents \"245.a.One\" with \"Two\" end";

} // namespace

TEST_CASE("Apply Rule shows what a rule makes of the open record and puts it in as one step")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("One book")));
    keep(catalogue, "One to two", kRule);
    OpenWindow open(catalogue);
    CHECK_FALSE(open.window->commands()->find(QStringLiteral("record.applyRule"))->isEnabled());
    ui::EditSession &session = open.open(mmsId)->session();
    open.trigger("record.applyRule");
    auto *apply = open.find<QPushButton>("applyNow");
    REQUIRE(QTest::qWaitFor([&] { return apply->isEnabled(); }, kLong));
    CHECK(open.find<ui::PreviewList>("applyPreview")
              ->texts()
              .contains(QStringLiteral("+ 245 10 $a Two book")));
    CHECK_FALSE(session.isDirty());
    QTest::mouseClick(apply, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return titleOf(session.record()) == QStringLiteral("Two book"); },
                            kLong));
    CHECK(session.undoStack().count() == 1);
    session.undoStack().undo();
    CHECK(titleOf(session.record()) == QStringLiteral("One book"));
}

TEST_CASE("Merge Records takes from the other record what the merge rule says")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("One book")));
    marc::Record rich = test::book(QStringLiteral("The same book"));
    rich.fields().append(
        marc::Field::data(marc::Tag("650"), u' ', u'0', {{u'a', QStringLiteral("Egypt")}}));
    const MmsId other = catalogue.add(rich);
    keep(catalogue, "Subjects", "rule \"m\" when merge then add MARC.\"650\" end");
    OpenWindow open(catalogue);
    ui::EditSession &session = open.open(mmsId)->session();
    open.dialogs.text = other.toString();
    open.trigger("record.merge");
    REQUIRE(QTest::qWaitFor([&] { return open.find<QDialog>("mergeRecords") != nullptr; }, kLong));
    auto *apply = open.find<QPushButton>("applyNow");
    REQUIRE(QTest::qWaitFor([&] { return apply->isEnabled(); }, kLong));
    QTest::mouseClick(apply, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return session.record().first(marc::Tag("650")) != nullptr; },
                            kLong));
    CHECK(titleOf(session.record()) == QStringLiteral("One book"));
}

TEST_CASE("A process is made in Configuration and runs at the next save")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("One book")));
    keep(catalogue, "One to two", kRule);
    OpenWindow open(catalogue);
    open.trigger("configure.processes");
    auto *add = open.find<QPushButton>("stepAdd");
    REQUIRE(add != nullptr);
    REQUIRE(QTest::qWaitFor([&] { return add->isEnabled(); }, kLong));
    QTest::keyClicks(open.find<QLineEdit>("processName"), QStringLiteral("At save"));
    open.find<QCheckBox>("processOnSave")->click();
    QTest::mouseClick(add, Qt::LeftButton);
    QTest::mouseClick(open.find<QPushButton>("processSave"), Qt::LeftButton);
    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor([&] { return normalization::processes(c)->size() == 1; }, kLong));
    const normalization::Process kept = normalization::processes(c)->first();
    CHECK(kept.onSave);
    REQUIRE(kept.steps.size() == 1);
    CHECK(kept.steps.first().ruleName == QStringLiteral("One to two"));

    ui::EditSession &session = open.open(mmsId)->session();
    marc::Record changed = session.record();
    changed.fields().append(
        marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QStringLiteral("A note.")}}));
    session.apply(changed, QStringLiteral("note"), 0);
    session.save([](const Result<void> &) {});
    REQUIRE(QTest::qWaitFor([&] { return titleOf(session.record()) == QStringLiteral("Two book"); },
                            kLong));
    CHECK(titleOf(store::recordOf(c, mmsId)->record) == QStringLiteral("Two book"));
}
