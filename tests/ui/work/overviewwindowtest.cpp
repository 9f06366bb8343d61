// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/workwindow.h"

#include "assignments/assignmentmodel.h"
#include "assignments/peoplebars.h"
#include "batch/run.h"
#include "reminders/changes.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QTableView>
#include <QTableWidget>

using namespace colophon;
using namespace colophon::test;

namespace {

struct Team {
    Team()
    {
        store::Connection c = catalogue.connect();
        const cataloging::Actor ada = catalogue.actor("ada");
        const cataloging::Actor tom = catalogue.actor("tom");
        old = catalogue.add(book(QStringLiteral("The Lancet")));
        young = catalogue.add(book(QStringLiteral("Genji, \"monogatari\"")));
        REQUIRE(workflow::assign(c, ada, {old, tom.user.id, QStringLiteral("Check")}).ok());
        catalogue.clock.advance(20LL * 24 * 3600);
        REQUIRE(workflow::assign(c, tom, {young, ada.user.id, {}}).ok());
    }
    TestCatalogue catalogue;
    MmsId old;
    MmsId young;
};

} // namespace

TEST_CASE("A supervisor sees who has what, filters it, exports it and releases from there")
{
    Team team;
    OpenWindow open(team.catalogue);
    open.trigger("screen.assignments");
    auto *table = open.find<QTableView>("assignmentsTable");
    REQUIRE(soon([&] { return table->model()->rowCount() == 2; }));
    const QAbstractItemModelTester tester(table->model(),
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    const auto cell = [table](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    CHECK(cell(0, ui::AssignmentModel::Title) == QStringLiteral("The Lancet")); // oldest first
    CHECK(cell(0, ui::AssignmentModel::Age).startsWith(QStringLiteral("20 ")));
    CHECK(cell(0, ui::AssignmentModel::From) == QStringLiteral("ada"));
    CHECK(cell(0, ui::AssignmentModel::Note) == QStringLiteral("Check"));
    auto *bars = open.find<ui::PeopleBars>("peopleBars");
    REQUIRE(bars->bars().size() == 2);

    auto *state = open.find<QComboBox>("assignmentsState");
    state->setCurrentIndex(state->findData(QStringLiteral("old")));
    CHECK(table->model()->rowCount() == 1);
    open.find<QLineEdit>("assignmentsText")->setText(QStringLiteral("genji"));
    CHECK(table->model()->rowCount() == 0);
    CHECK(open.find<QLabel>("assignmentsEmpty")->isVisible());
    press(open.window.get(), "assignmentsClear");
    CHECK(table->model()->rowCount() == 2);

    open.dialogs.path = team.catalogue.folder.filePath(QStringLiteral("a.csv"));
    press(open.window.get(), "assignmentsCsv");
    QFile csv(open.dialogs.path);
    REQUIRE(csv.open(QIODevice::ReadOnly));
    const QByteArray text = csv.readAll();
    CHECK(text.count("\r\n") == 3);
    CHECK(text.contains("\"Genji, \"\"monogatari\"\"\",\"ada\",\"tom\""));

    table->selectRow(0);
    press(open.window.get(), "assignmentsRelease");
    press(dialog("releaseDialog"), "primaryButton");
    REQUIRE(soon([&] { return table->model()->rowCount() == 1; }));
    store::Connection c = team.catalogue.connect();
    CHECK_FALSE(workflow::assignmentOf(c, team.old)->has_value());
}

TEST_CASE("A cataloger sees what they have and what they gave, and no one else's")
{
    Team team;
    store::Connection c = team.catalogue.connect();
    const MmsId other = team.catalogue.add(book(QStringLiteral("Nature")));
    const cataloging::Actor ada = team.catalogue.actor("ada");
    REQUIRE(workflow::assign(c, ada, {other, ada.user.id, {}}).ok());
    OpenWindow open(team.catalogue, "tom");
    open.trigger("screen.assignments");
    auto *table = open.find<QTableView>("assignmentsTable");
    REQUIRE(soon([&] { return table->model()->rowCount() == 2; }));
    CHECK_FALSE(open.find<ui::PeopleBars>("peopleBars")->isVisible());
}

TEST_CASE("The dashboard shows what waits: assigned and returned records, drafts, recent work")
{
    Team team;
    store::Connection c = team.catalogue.connect();
    const cataloging::Actor tom = team.catalogue.actor("tom");
    REQUIRE(workflow::release(c, tom, team.old, QStringLiteral("Finished")).ok());
    const store::StoredRecord stored = *store::recordOf(c, team.young);
    REQUIRE(cataloging::keepDraft(c, team.catalogue.actor("ada"),
                                  {team.young, {}, 1, {}, 0, stored.record})
                .ok());
    OpenWindow open(team.catalogue);
    open.trigger("screen.dashboard");
    auto *mine = open.find<QListView>("dashboardMine");
    REQUIRE(soon([&] { return mine->model()->rowCount() == 2; }));
    QStringList said;
    for (int row = 0; row < 2; ++row)
        said.append(mine->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    CHECK(said.join(u'|').contains(QStringLiteral("The Lancet")));
    CHECK(said.join(u'|').contains(QStringLiteral("Returned, tom: Finished")));
    CHECK(said.join(u'|').contains(QStringLiteral("Assigned, from tom")));
    CHECK(open.find<QListView>("dashboardDrafts")->model()->rowCount() == 1);
    CHECK(open.find<QListView>("dashboardRecent")->model()->rowCount() == 2);
    CHECK(open.find<QListView>("dashboardOldest")->isVisible());
    CHECK(open.find<ui::PeopleBars>("dashboardBars")->bars().size() == 1);
    // A row leads to its record.
    mine->setCurrentIndex(mine->model()->index(0, 0));
    mine->setFocus();
    QTest::keyClick(mine, Qt::Key_Return);
    REQUIRE(soon([&] { return open.grid() != nullptr; }));
}

TEST_CASE("The dashboard shows the reminders that are due, and the newest runs of jobs")
{
    Team team;
    store::Connection c = team.catalogue.connect();
    const cataloging::Actor ada = team.catalogue.actor("ada");
    const QDate today = reminders::today(team.catalogue.clock);
    const auto remind = [&](MmsId mmsId, const QString &text, QDate date) {
        reminders::Details details;
        details.text = text;
        details.date = date;
        REQUIRE(reminders::addReminder(c, ada, mmsId, details).ok());
    };
    remind(team.old, QStringLiteral("Late"), today.addDays(-3));
    remind(team.old, QStringLiteral("Now"), today);
    remind(team.young, QStringLiteral("Far"), today.addDays(8));
    const store::Zone zone = *store::zoneOf(c, team.old);
    const Result<batch::RunId> run =
        batch::submit(c, ada,
                      {QStringLiteral("add-note"),
                       {{QStringLiteral("text"), QStringLiteral("Seen")}},
                       QStringLiteral("Both"),
                       zone,
                       {team.old}});
    REQUIRE(run.ok());
    OpenWindow open(team.catalogue);
    open.trigger("screen.dashboard");
    auto *due = open.find<QListView>("dashboardDue");
    REQUIRE(soon([&] { return due->model()->rowCount() == 2; }));
    const auto said = [due](int row) {
        return due->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    CHECK(said(0).startsWith(QStringLiteral("Overdue since")));
    CHECK(said(0).contains(QStringLiteral("The Lancet: Late")));
    CHECK(said(1).startsWith(QStringLiteral("Due on")));
    auto *runs = open.find<QWidget>("dashboardRunsLink");
    REQUIRE(runs != nullptr);
    REQUIRE(soon([&] {
        const QList<QLabel *> labels =
            runs->parentWidget()->parentWidget()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->text() == QStringLiteral("Add Note");
        });
    }));
    due->setCurrentIndex(due->model()->index(0, 0));
    due->setFocus();
    QTest::keyClick(due, Qt::Key_Return);
    press(dialog("reminderDialog"), "reminderCancel");
}

TEST_CASE("The history of a record is one readable list")
{
    Team team;
    store::Connection c = team.catalogue.connect();
    REQUIRE(
        workflow::addNote(c, team.catalogue.actor("tom"), team.old, QStringLiteral("Seen")).ok());
    OpenWindow open(team.catalogue);
    open.open(team.old);
    usable(open, "record.history");
    open.trigger("record.history");
    auto *window = dialog("historyDialog");
    auto *table = in<QTableWidget>(window, "historyTable");
    QStringList words;
    for (int row = 0; row < table->rowCount(); ++row)
        words.append(table->item(row, 2)->text());
    CHECK(words
          == QStringList{QStringLiteral("Note added"), QStringLiteral("Assigned"),
                         QStringLiteral("Created")});
    CHECK(table->item(1, 3)->text() == QStringLiteral("tom · Check"));
    window->close();
}
