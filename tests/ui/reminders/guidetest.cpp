// SPDX-License-Identifier: GPL-3.0-or-later
// What a library's guide to reminders tells its catalogers to do, step by step.
#include "ui/reminders/guide.h"

#include "reminders/changes.h"
#include "reminders/codetable.h"

using namespace colophon;

namespace {

void addType(test::Guide &guide, const QString &code, const QString &description)
{
    guide.menu({QStringLiteral("Configuration"), QStringLiteral("Resources"),
                QStringLiteral("General"), QStringLiteral("Reminder Types")});
    auto *table = guide.shown<QTableView>("codeTable");
    REQUIRE(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }, test::kPatience));
    guide.click("codeAddRow");
    QTest::keyClicks(guide.shown<QLineEdit>("addRowCode"), code.toLower());
    QTest::keyClicks(guide.shown<QLineEdit>("addRowDescription"), description);
    guide.click("addRowAdd");
    REQUIRE(QTest::qWaitFor([&] { return table->model()->rowCount() == 2; }, test::kPatience));
    CHECK(guide.shown<QFrame>("codeMessage")
              ->accessibleName()
              .contains(QStringLiteral("Click Customize to save")));
    guide.click("codeCustomize");
}

/// Finds the record in that zone and opens Add Reminder… for it.
void addFromResults(test::Guide &guide, const char *zone, const QString &title, const QString &text,
                    const QString &date)
{
    QTest::mouseClick(guide.find<QToolButton>(zone), Qt::LeftButton);
    guide.menu({QStringLiteral("Resources"), QStringLiteral("Search")});
    auto *results = guide.shown<QListView>("resultsList");
    REQUIRE(QTest::qWaitFor(
        [&] { return results->model()->index(0, 0).data().toString() == title; }, test::kPatience));
    results->setCurrentIndex(results->model()->index(0, 0));
    QAction *add = guide.window->commands()->find(QStringLiteral("reminder.add"));
    REQUIRE(QTest::qWaitFor([&] { return add->isEnabled(); }, test::kPatience));
    guide.menu({QStringLiteral("Record Actions"), QStringLiteral("Add Reminder…")});
    guide.fill(text, date);
}

} // namespace

TEST_CASE("The guide to reminders, step by step: a type, a reminder in each zone, manage, edit, "
          "follow the title, edit the record, Back, delete")
{
    test::TestCatalogue catalogue;
    catalogue.add(test::book(QStringLiteral("Network title")), store::ZoneKind::Network);
    const MmsId own =
        catalogue.add(test::book(QStringLiteral("Own title")), store::ZoneKind::Institution);
    test::Guide guide(catalogue);
    store::Connection c = catalogue.connect();

    INFO("Configuration > Resources > General > Reminder Types: Add Row, Customize");
    addType(guide, QStringLiteral("CLOSE"), QStringLiteral("Close record"));
    REQUIRE(QTest::qWaitFor(
        [&] { return reminders::codeRows(c, reminders::CodeKind::Type)->size() == 2; },
        test::kPatience));

    INFO("A reminder on the Institution record: the dialog names the zone");
    addFromResults(guide, "zoneInstitution", QStringLiteral("Own title"),
                   QStringLiteral("Close 362"), QStringLiteral("2026-11-16"));
    CHECK(guide.shown<QLineEdit>("reminderZone")->text() == QStringLiteral("Institution Zone"));
    CHECK(guide.shown<QLabel>("reminderAbout")
              ->text()
              .contains(QStringLiteral("because the search is in the Institution Zone")));
    auto *type = guide.shown<QComboBox>("reminderType");
    CHECK(type->currentText() == QStringLiteral("General"));
    type->setCurrentText(QStringLiteral("Close record"));
    guide.click("reminderSave");
    guide.gone("reminderDialog");

    INFO("and one on the Network record");
    addFromResults(guide, "zoneNetwork", QStringLiteral("Network title"),
                   QStringLiteral("Look at the 880s"), QStringLiteral("2026-12-01"));
    CHECK(guide.shown<QLineEdit>("reminderZone")->text() == QStringLiteral("Network Zone"));
    guide.click("reminderSave");
    guide.gone("reminderDialog");

    INFO("Resources > Cataloging > Reminders lists both, and the rail says what is overdue");
    guide.menu(
        {QStringLiteral("Resources"), QStringLiteral("Cataloging"), QStringLiteral("Reminders")});
    QTableView *table = guide.reminderRows(2);
    CHECK(table->model()->index(0, 3).data().toString() == QStringLiteral("Own title"));
    CHECK(table->model()->index(0, 2).data().toString() == QStringLiteral("Close record"));
    CHECK(table->model()->index(1, 6).data().toString() == QStringLiteral("NZ"));
    REQUIRE(QTest::qWaitFor(
        [&] {
            return guide.find<QWidget>("railReminders")
                ->accessibleName()
                .contains(QStringLiteral("1 overdue"));
        },
        test::kPatience));

    INFO("Edit through the Type link");
    guide.clickCell(table, 0, 2);
    guide.fill(QStringLiteral("Close 362 and 264"), QStringLiteral("2026-11-20"));
    guide.click("reminderSave");
    guide.gone("reminderDialog");
    REQUIRE(QTest::qWaitFor(
        [&] {
            return table->model()->index(0, 4).data().toString()
                   == QStringLiteral("Close 362 and 264");
        },
        test::kPatience));

    INFO("The Title link leads to the record, Edit to the editor, Back to the list");
    guide.clickCell(table, 0, 3);
    REQUIRE(QTest::qWaitFor(
        [&] { return guide.shown<QLabel>("recordTitle")->text() == QStringLiteral("Own title"); },
        test::kPatience));
    guide.click("recordEdit");
    REQUIRE(QTest::qWaitFor([&] { return guide.grid() != nullptr && guide.grid()->isVisible(); },
                            test::kPatience));
    CHECK(guide.grid()->session().record().controlValue(marc::Tag("001")) == own.toString());

    INFO("Delete asks once and can be undone");
    guide.menu(
        {QStringLiteral("Resources"), QStringLiteral("Cataloging"), QStringLiteral("Reminders")});
    guide.reminderRows(2);
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_Delete);
    guide.reminderRows(1);
    auto *screen = guide.find<QWidget>("reminderScreen");
    auto *bar = screen->findChild<QWidget *>(QStringLiteral("reminderMessage"));
    REQUIRE(QTest::qWaitFor([&] { return bar->isVisible(); }, test::kPatience));
    CHECK(bar->accessibleName() == QStringLiteral("1 reminder(s) deleted."));
    QTest::mouseClick(bar->findChildren<QPushButton *>().constFirst(), Qt::LeftButton);
    guide.reminderRows(2);
    CHECK(reminders::remindersOf(c, own)->size() == 1);
}
