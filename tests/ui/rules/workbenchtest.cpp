// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalization/process.h"
#include "rules/previewlist.h"
#include "rules/rulecode.h"
#include "rules/rulesscreen.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QCheckBox>
#include <QClipboard>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTreeWidget>

using namespace colophon;
using test::OpenWindow;

namespace {

constexpr int kLong = 10'000;

normalization::StoredRule keep(test::TestCatalogue &catalogue, const char *name, const char *text)
{
    store::Connection c = catalogue.connect();
    normalization::StoredRule rule;
    rule.name = QLatin1String(name);
    rule.text = QLatin1String(text);
    rule.shared = true;
    const auto kept = normalization::addRule(c, catalogue.actor("ada"), rule);
    REQUIRE(kept.ok());
    return *kept;
}

constexpr char kRule[] = "rule \"r\"\nwhen\n  exists \"245.a.One*\"\nthen\n  replaceContents "
                         "\"245.a.One\" with \"Two\"\nend\n";

} // namespace

TEST_CASE("The workbench shows the rules kept, previews one as it is typed, and saves a version")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("One book")));
    const normalization::StoredRule kept = keep(catalogue, "One to two", kRule);
    OpenWindow open(catalogue);
    open.trigger("screen.rules");
    auto *code = open.find<ui::RuleCode>("ruleCode");
    auto *preview = open.find<ui::PreviewList>("previewLines");
    REQUIRE(QTest::qWaitFor([&] { return code->text() == QLatin1String(kRule); }, kLong));
    REQUIRE(QTest::qWaitFor(
        [&] { return preview->texts().contains(QStringLiteral("+ 245 10 $a Two book")); }, kLong));
    CHECK(preview->texts().contains(QStringLiteral("- 245 10 $a One book")));
    CHECK_FALSE(open.window->commands()->find(QStringLiteral("rule.save"))->isEnabled());

    QString text = code->text();
    text.replace(QStringLiteral("Two"), QStringLiteral("Three"));
    code->setText(text);
    REQUIRE(QTest::qWaitFor(
        [&] { return preview->texts().contains(QStringLiteral("+ 245 10 $a Three book")); },
        kLong));
    CHECK(open.find<QLabel>("ruleEdited")->isVisible());
    code->setFocus();
    QTest::keyClick(code, Qt::Key_S, Qt::ControlModifier);
    store::Connection c = catalogue.connect();
    REQUIRE(
        QTest::qWaitFor([&] { return normalization::ruleWith(c, kept.id)->version == 2; }, kLong));
    REQUIRE(QTest::qWaitFor([&] { return !open.find<QLabel>("ruleEdited")->isVisible(); }, kLong));
    // nothing was saved but the rule
    CHECK(store::recordOf(c, mmsId)->version == 1);
    auto *versions = open.find<QTreeWidget>("ruleVersions");
    REQUIRE(QTest::qWaitFor([&] { return versions->topLevelItemCount() == 2; }, kLong));
}

TEST_CASE("What is wrong is listed while typing, mended by Enter, and tests show expected and got")
{
    test::TestCatalogue catalogue;
    keep(catalogue, "Wrong",
         "rule \"r\" when TRUE then remvoeField \"500\" end\ntest \"t\" given\n=500  \\\\$aX\n"
         "=501  \\\\$aY\nexpect\n=501  \\\\$aZ\nend\n");
    OpenWindow open(catalogue);
    open.trigger("screen.rules");
    auto *problems = open.find<QTreeWidget>("ruleProblems");
    REQUIRE(QTest::qWaitFor([&] { return problems->topLevelItemCount() == 1; }, kLong));
    CHECK(problems->topLevelItem(0)->text(2).contains(QStringLiteral("removeField")));
    // the sentence whole, and its mend by a button that the keyboard reaches
    CHECK(open.find<QLabel>("ruleProblem")->text() == problems->topLevelItem(0)->text(2));
    open.trigger("rule.check");
    REQUIRE(open.find<QPushButton>("ruleMend")->isVisible());
    open.find<QPushButton>("ruleMend")->setFocus();
    QTest::keyClick(open.find<QPushButton>("ruleMend"), Qt::Key_Space);
    REQUIRE(QTest::qWaitFor([&] { return problems->topLevelItemCount() == 0; }, kLong));
    CHECK(open.find<ui::RuleCode>("ruleCode")->text().contains(QStringLiteral("removeField")));
    open.trigger("rule.test");
    auto *tests = open.find<QTreeWidget>("ruleTests");
    REQUIRE(QTest::qWaitFor([&] { return tests->topLevelItemCount() == 1; }, kLong));
    CHECK(tests->topLevelItem(0)->text(0) == QStringLiteral("Failed"));
    const QString outcome = open.find<QPlainTextEdit>("ruleOutcome")->toPlainText();
    CHECK(outcome.contains(QStringLiteral("Expected  =501  \\\\$aZ")));
    CHECK(outcome.contains(QStringLiteral("Got       =501  \\\\$aY")));
    // the letter that is another stands out, and the count of what failed
    QStringList marked;
    for (const auto &part : open.find<QPlainTextEdit>("ruleOutcome")->extraSelections()) {
        if (part.format.hasProperty(QTextFormat::BackgroundBrush))
            marked.append(part.cursor.selectedText());
    }
    CHECK(marked == QStringList{QStringLiteral("Y")});
    CHECK(open.find<QLabel>("ruleTestSummary")->text().contains(QStringLiteral("1 failed")));
}

TEST_CASE("A rule counts its records, runs on them as a job, and is taken back as a whole")
{
    test::TestCatalogue catalogue;
    const MmsId one = catalogue.add(test::book(QStringLiteral("One book")));
    catalogue.add(test::book(QStringLiteral("Another book")));
    keep(catalogue, "One to two", kRule);
    OpenWindow open(catalogue);
    open.trigger("screen.rules");
    REQUIRE(QTest::qWaitFor([&] { return !open.find<ui::RuleCode>("ruleCode")->text().isEmpty(); },
                            kLong));
    QTest::mouseClick(open.find<QPushButton>("ruleCount"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor(
        [&] {
            return open.find<QLabel>("ruleFound")
                ->text()
                .startsWith(QStringLiteral("<b>1</b> of 2 records match"));
        },
        kLong));
    open.dialogs.answer = 0;
    open.trigger("rule.run");
    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, one)->version == 2; }, kLong));
    QPushButton *undo = nullptr;
    REQUIRE(QTest::qWaitFor(
        [&] {
            for (QPushButton *button :
                 open.find<ui::RulesScreen>("rulesScreen")->findChildren<QPushButton *>()) {
                if (button->text() == QStringLiteral("Undo") && button->isVisible())
                    undo = button;
            }
            return undo != nullptr;
        },
        kLong));
    QTest::mouseClick(undo, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, one)->version == 3; }, kLong));
    CHECK(store::recordOf(c, one)->record.first(marc::Tag("245"))->text(u"a")
          == QStringLiteral("One book"));
}

TEST_CASE("After a run the preview shows the record as the run has left it")
{
    test::TestCatalogue catalogue;
    constexpr int kBooks = 120; // more than are told one by one
    for (int i = 0; i < kBooks; ++i)
        catalogue.add(test::book(QStringLiteral("One book %1").arg(i)));
    keep(catalogue, "One to two", kRule);
    OpenWindow open(catalogue);
    open.trigger("screen.rules");
    auto *preview = open.find<ui::PreviewList>("previewLines");
    const auto changes = [preview] {
        return preview->texts().filter(QStringLiteral("+ 245 10 $a Two book")).size() == 1;
    };
    REQUIRE(QTest::qWaitFor(changes, kLong));
    open.dialogs.answer = 0;
    open.trigger("rule.run");
    REQUIRE(QTest::qWaitFor([&] { return !changes(); }, kLong));
    CHECK(open.find<QLabel>("previewFoot")->text()
          == QStringLiteral("No change. Nothing is saved here."));
}

TEST_CASE("A rule is copied for Alma, or the window says why not")
{
    test::TestCatalogue catalogue;
    keep(catalogue, "One to two", kRule);
    OpenWindow open(catalogue);
    open.trigger("screen.rules");
    auto *code = open.find<ui::RuleCode>("ruleCode");
    REQUIRE(QTest::qWaitFor([&] { return code->text() == QLatin1String(kRule); }, kLong));
    code->setText(code->text()
                  + QStringLiteral("test \"t\" given\n=500  \\\\$aX\nexpect no change end\n"));
    open.trigger("rule.copyForAlma");
    CHECK(QGuiApplication::clipboard()->text() == QLatin1String(kRule));
    code->setText(code->text() + QStringLiteral("option order = \"top-down\"\n"));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    open.trigger("rule.copyForAlma");
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("before"));
    const auto labels = open.find<ui::RulesScreen>("rulesScreen")->findChildren<QLabel *>();
    CHECK(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible()
               && label->text().contains(QStringLiteral("“option” is Colophon's own"));
    }));
}

TEST_CASE("Typing that is not saved stays with its rule while another is looked at")
{
    test::TestCatalogue catalogue;
    const normalization::StoredRule first = keep(catalogue, "A", kRule);
    const normalization::StoredRule second = keep(catalogue, "B", kRule);
    OpenWindow open(catalogue);
    open.trigger("screen.rules");
    auto *code = open.find<ui::RuleCode>("ruleCode");
    auto *tree = open.find<QTreeWidget>("ruleTree");
    REQUIRE(QTest::qWaitFor([&] { return code->text() == QLatin1String(kRule); }, kLong));
    code->setText(QStringLiteral("# typed"));
    tree->setCurrentItem(tree->topLevelItem(0)->child(1));
    REQUIRE(code->text() == QLatin1String(kRule));
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    CHECK(code->text() == QStringLiteral("# typed"));
}

TEST_CASE("A new rule is written, completed with its signature and found in the list")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    open.trigger("rule.new");
    auto *code = open.find<ui::RuleCode>("ruleCode");
    REQUIRE(QTest::qWaitFor([&] { return code->isVisible(); }, kLong));
    auto *name = open.find<QLineEdit>("ruleName");
    QTest::keyClicks(name, QStringLiteral("Mine"));
    CHECK(code->text().startsWith(QStringLiteral("rule \"Mine\"\nwhen\n")));
    // in the text it has another one: that stays
    code->setText(code->text().replace(QStringLiteral("Mine"), QStringLiteral("Yours")));
    QTest::keyClicks(name, QStringLiteral("s"));
    CHECK(code->text().startsWith(QStringLiteral("rule \"Yours\"\n")));
    QTest::keyClick(name, Qt::Key_Backspace);
    code->setText(QStringLiteral("rule \"m\" when TRUE then\n  removef\nend"));
    code->setCursorPosition(1, 9);
    emit code->userListActivated(1, QStringLiteral("removeField \"TAG\""));
    CHECK(code->text().contains(QStringLiteral("\n  removeField \"TAG\"\nend")));
    CHECK(code->selectedText() == QStringLiteral("TAG"));
    open.trigger("rule.save");
    auto *tree = open.find<QTreeWidget>("ruleTree");
    REQUIRE(QTest::qWaitFor([&] { return tree->topLevelItemCount() == 1; }, kLong));
    CHECK(tree->topLevelItem(0)->child(0)->text(0) == QStringLiteral("Mine"));
}

TEST_CASE("A new rule is not lost when another one is looked at, nor silently with the window")
{
    test::TestCatalogue catalogue;
    const normalization::StoredRule kept = keep(catalogue, "One to two", kRule);
    OpenWindow open(catalogue);
    open.trigger("screen.rules");
    auto *code = open.find<ui::RuleCode>("ruleCode");
    auto *tree = open.find<QTreeWidget>("ruleTree");
    REQUIRE(QTest::qWaitFor([&] { return code->text() == QLatin1String(kRule); }, kLong));
    open.trigger("rule.new");
    open.find<QLineEdit>("ruleName")->setFocus();
    QTest::keyClicks(open.find<QLineEdit>("ruleName"), QStringLiteral("Half written"));
    const QString typed = code->text();
    REQUIRE(tree->topLevelItemCount() == 1);
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    REQUIRE(QTest::qWaitFor([&] { return code->text() == QLatin1String(kRule); }, kLong));

    open.dialogs.answer = 1; // Cancel
    open.window->close();
    CHECK(
        QTest::qWaitFor([&] { return open.dialogs.asked.text.contains(u"Half written"); }, kLong));
    CHECK(open.window->isVisible());

    open.trigger("rule.new");
    CHECK(open.find<QLineEdit>("ruleName")->text() == QStringLiteral("Half written"));
    CHECK(code->text() == typed);
    open.dialogs.answer = 0;
    open.window->close();
    CHECK(QTest::qWaitFor([&] { return !open.window->isVisible(); }, kLong));
}

TEST_CASE("What is changed of a process stays while another one is looked at")
{
    test::TestCatalogue catalogue;
    {
        store::Connection c = catalogue.connect();
        for (const char *name : {"Alpha", "Beta"}) {
            normalization::Process process;
            process.name = QLatin1String(name);
            REQUIRE(normalization::saveProcess(c, catalogue.actor("ada"), process).ok());
        }
    }
    OpenWindow open(catalogue);
    open.trigger("configure.processes");
    auto *list = open.find<QListWidget>("processList");
    REQUIRE(QTest::qWaitFor([&] { return list->count() == 2; }, kLong));
    auto *name = open.find<QLineEdit>("processName");
    auto *save = open.find<QPushButton>("processSave");
    list->setCurrentRow(0);
    REQUIRE(name->text() == QStringLiteral("Alpha"));
    CHECK_FALSE(save->isEnabled());
    QTest::keyClicks(name, QStringLiteral(" 2"));
    CHECK(save->isEnabled());
    list->setCurrentRow(1);
    CHECK(name->text() == QStringLiteral("Beta"));
    CHECK(list->item(0)->text().contains(u"not saved"));
    open.trigger("screen.search");
    open.trigger("configure.processes");
    list->setCurrentRow(0);
    CHECK(name->text() == QStringLiteral("Alpha 2"));
    QTest::mouseClick(open.find<QPushButton>("processRevert"), Qt::LeftButton);
    CHECK(name->text() == QStringLiteral("Alpha"));
    CHECK(list->item(0)->text() == QStringLiteral("Alpha"));
}
