// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/diffmodel.h"
#include "editor/editsession.h"
#include "normalization/process.h"
#include "rules/previewlist.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
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

TEST_CASE("The Rules tab shows what a rule makes of the open record and applies it as one step")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("One book")));
    keep(catalogue, "One to two", kRule);
    keep(catalogue, "Nothing",
         "rule \"n\" when TRUE then replaceContents \"245.a.X\" with \"Y\" end");
    OpenWindow open(catalogue);
    CHECK_FALSE(open.window->commands()->find(QStringLiteral("record.applyRule"))->isEnabled());
    ui::EditSession &session = open.open(mmsId)->session();
    open.trigger("record.applyRule");
    auto *list = open.find<QListWidget>("rulesTabList");
    REQUIRE(QTest::qWaitFor([&] { return list->count() == 2; }, kLong));
    auto *filter = open.find<QLineEdit>("rulesTabFilter");
    REQUIRE(QTest::qWaitFor([&] { return filter->hasFocus(); }, kLong));
    const auto split = [&] { return open.find<QTableView>("splitTable"); };

    SECTION("a rule without effect says so and leaves the editor as it is")
    {
        QTest::keyClicks(filter, QStringLiteral("noth"));
        QTest::keyClick(filter, Qt::Key_Return);
        REQUIRE(QTest::qWaitFor(
            [&] { return open.find<QLabel>("rulesTabFoot")->text().contains(u"changes nothing"); },
            kLong));
        CHECK(split() == nullptr);
    }
    SECTION("by keyboard: the result at the right, Enter applies, one undo takes it back")
    {
        QTest::keyClicks(filter, QStringLiteral("two"));
        QTest::keyClick(filter, Qt::Key_Return);
        REQUIRE(QTest::qWaitFor([&] { return split() != nullptr; }, kLong));
        auto *take = open.find<QPushButton>("splitTake");
        REQUIRE(QTest::qWaitFor([&] { return take->hasFocus(); }, kLong));
        CHECK(list->isVisible());
        const auto texts = [&] {
            QStringList all;
            for (int row = 0; row < split()->model()->rowCount(); ++row)
                all.append(
                    split()->model()->index(row, ui::DiffModel::RightContent).data().toString());
            return all.join(u'|');
        };
        CHECK(texts().contains(u"Two book"));
        CHECK_FALSE(session.isDirty());

        // What is typed meanwhile is in the preview, and in what Apply makes.
        marc::Record typed = session.record();
        typed.fields().append(
            marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QStringLiteral("A note.")}}));
        session.apply(typed, QStringLiteral("note"), 0);
        REQUIRE(QTest::qWaitFor([&] { return texts().count(u"A note.") == 1; }, kLong));
        QTest::keyClick(take, Qt::Key_Return);
        REQUIRE(QTest::qWaitFor(
            [&] { return titleOf(session.record()) == QStringLiteral("Two book"); }, kLong));
        CHECK(QTest::qWaitFor([&] { return split() == nullptr; }, kLong));
        CHECK(session.record().first(marc::Tag("500")) != nullptr);
        CHECK(session.undoStack().count() == 2);
        session.undoStack().undo();
        CHECK(session.record() == typed);
    }
    SECTION("Escape closes the preview")
    {
        QTest::keyClick(filter, Qt::Key_Down);
        QTest::keyClick(filter, Qt::Key_Down);
        REQUIRE(QTest::qWaitFor([&] { return split() != nullptr; }, kLong));
        CHECK(filter->hasFocus());
        QTest::keyClick(filter, Qt::Key_Escape);
        CHECK(QTest::qWaitFor([&] { return split() == nullptr; }, kLong));
        CHECK(titleOf(session.record()) == QStringLiteral("One book"));
    }
    SECTION("Edit Rule leads to the workbench, previewed on this record")
    {
        QTest::keyClick(filter, Qt::Key_Down);
        QTest::keyClick(filter, Qt::Key_Down);
        auto *edit = open.find<QToolButton>("rulesTabEdit");
        REQUIRE(QTest::qWaitFor([&] { return edit->isEnabled(); }, kLong));
        QTest::mouseClick(edit, Qt::LeftButton);
        const auto name = [&] { return open.find<QLineEdit>("ruleName")->text(); };
        REQUIRE(QTest::qWaitFor([&] { return name() == QStringLiteral("One to two"); }, kLong));
        CHECK(QTest::qWaitFor(
            [&] {
                return open.find<ui::PreviewList>("previewLines")
                    ->texts()
                    .contains(QStringLiteral("+ 245 10 $a Two book"));
            },
            kLong));
    }
}

TEST_CASE("Merge Records shows in the split editor what the merge rule takes from the other record")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("One book")));
    marc::Record rich = test::book(QStringLiteral("The same book"));
    rich.fields().append(
        marc::Field::data(marc::Tag("650"), u' ', u'0', {{u'a', QStringLiteral("Egypt")}}));
    const MmsId other = catalogue.add(rich);
    keep(catalogue, "One to two", kRule);
    OpenWindow open(catalogue);
    ui::EditSession &session = open.open(mmsId)->session();
    const marc::Record before = session.record();
    open.dialogs.text = other.toString();
    auto *list = open.find<QListWidget>("rulesTabList");
    const auto split = [&] { return open.find<QTableView>("splitTable"); };
    const auto rightHas = [&](const char *text) {
        if (split() == nullptr)
            return false;
        for (int row = 0; row < split()->model()->rowCount(); ++row) {
            const QModelIndex cell = split()->model()->index(row, ui::DiffModel::RightContent);
            if (cell.data().toString().contains(QLatin1String(text)))
                return true;
        }
        return false;
    };

    SECTION("without a merge rule it says what to do, and can be left")
    {
        open.trigger("record.merge");
        REQUIRE(QTest::qWaitFor(
            [&] { return open.find<QLabel>("rulesTabFoot")->text().contains(u"No merge rule"); },
            kLong));
        CHECK(list->count() == 0);
        QTest::mouseClick(open.find<QToolButton>("mergeStop"), Qt::LeftButton);
        CHECK(QTest::qWaitFor([&] { return list->count() == 1; }, kLong));
        CHECK_FALSE(open.find<QWidget>("mergeHead")->isVisible());
    }
    SECTION("with rules")
    {
        keep(catalogue, "Subjects", "rule \"m\" when merge then add MARC.\"650\" end");
        keep(catalogue, "Title", "rule \"t\" when merge then replace MARC.\"245\" end");
        open.trigger("record.merge");
        REQUIRE(QTest::qWaitFor([&] { return rightHas("Egypt"); }, kLong));
        REQUIRE(list->count() == 2);
        CHECK(open.find<QLabel>("mergeFrom")->text().contains(u"The same book"));
        auto *filter = open.find<QLineEdit>("rulesTabFilter");
        CHECK(QTest::qWaitFor([&] { return filter->hasFocus(); }, kLong));
        CHECK(session.record() == before);

        SECTION("by keyboard: Enter, Enter merges as one step")
        {
            QTest::keyClick(filter, Qt::Key_Return);
            auto *take = open.find<QPushButton>("splitTake");
            REQUIRE(QTest::qWaitFor([&] { return take->hasFocus(); }, kLong));
            QTest::keyClick(take, Qt::Key_Return);
            REQUIRE(QTest::qWaitFor(
                [&] { return session.record().first(marc::Tag("650")) != nullptr; }, kLong));
            CHECK(titleOf(session.record()) == QStringLiteral("One book"));
            session.undoStack().undo();
            CHECK(session.record() == before);
            // the other record is as it was, and the rules for one record are back
            store::Connection c = catalogue.connect();
            CHECK(store::recordOf(c, other)->record.first(marc::Tag("650")) != nullptr);
            CHECK(QTest::qWaitFor([&] { return list->count() == 1; }, kLong));
        }
        SECTION("another rule shows another result")
        {
            QTest::keyClick(filter, Qt::Key_Down);
            REQUIRE(QTest::qWaitFor([&] { return rightHas("The same book"); }, kLong));
            CHECK_FALSE(rightHas("Egypt"));
        }
        SECTION("swapped, the other one is preferred")
        {
            QTest::mouseClick(open.find<QToolButton>("mergeSwap"), Qt::LeftButton);
            REQUIRE(QTest::qWaitFor(
                [&] {
                    return open.find<QLabel>("mergeFrom")->text().contains(u"One book")
                           && list->count() == 2;
                },
                kLong));
            REQUIRE(QTest::qWaitFor([&] { return rightHas("The same book") && rightHas("Egypt"); },
                                    kLong));
        }
        SECTION("Escape gives it up")
        {
            QTest::keyClick(filter, Qt::Key_Escape);
            CHECK(QTest::qWaitFor([&] { return split() == nullptr; }, kLong));
            CHECK_FALSE(open.find<QWidget>("mergeHead")->isVisible());
            CHECK(session.record() == before);
        }
    }
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
