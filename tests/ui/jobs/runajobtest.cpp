// SPDX-License-Identifier: GPL-3.0-or-later
// Admin > Manage Jobs and Sets > Run a Job, as the guide tells it.
#include "batch/run.h"
#include "jobs/jobwizard.h"
#include "reminders/changes.h"
#include "search/sets.h"
#include "ui/reminders/guide.h"

#include <QRadioButton>
#include <QTableWidget>

using namespace colophon;

namespace {

void makeSet(test::TestCatalogue &catalogue, const QString &name, const QList<MmsId> &records,
             store::ZoneKind kind)
{
    store::Connection c = catalogue.connect();
    const search::SetEditor editor{catalogue.actor("ada").user, catalogue.clock.now()};
    search::RecordSet wanted;
    wanted.name = name;
    wanted.zone = *store::zoneOf(c, kind);
    Result<store::Transaction> transaction = store::Transaction::begin(c);
    REQUIRE(transaction.ok());
    const Result<search::SetId> id = search::createSet(*transaction, wanted, editor);
    REQUIRE(id.ok());
    REQUIRE(search::addToSet(*transaction, *id, records, editor).ok());
    REQUIRE(transaction->commit().ok());
}

void chooseSet(test::Guide &guide, const QString &name)
{
    auto *sets = guide.shown<QTableWidget>("jobSets");
    REQUIRE(QTest::qWaitFor([&] { return sets->rowCount() == 2; }, test::kPatience));
    for (int row = 0; row < sets->rowCount(); ++row) {
        if (sets->item(row, 0)->text() == name)
            sets->selectRow(row);
    }
    guide.click("jobNext");
}

void chooseAddReminders(test::Guide &guide)
{
    guide.menu({QStringLiteral("Admin"), QStringLiteral("Manage Jobs and Sets"),
                QStringLiteral("Run a Job")});
    CHECK_FALSE(guide.shown<QPushButton>("jobNext")->isEnabled());
    QTest::keyClicks(guide.shown<QLineEdit>("jobFind"), QStringLiteral("add rem"));
    CHECK_FALSE(guide.find<QRadioButton>("job-delete-records")->isVisible());
    QTest::mouseClick(guide.shown<QRadioButton>("job-add-reminders"), Qt::LeftButton, {},
                      QPoint(8, 8));
    guide.click("jobNext");
}

/// Three records in a set "Serials".
QList<MmsId> makeSerials(test::TestCatalogue &catalogue)
{
    QList<MmsId> records;
    for (int i = 0; i < 3; ++i)
        records.append(catalogue.add(test::book(QStringLiteral("Title %1").arg(i)),
                                     store::ZoneKind::Institution));
    makeSet(catalogue, QStringLiteral("Serials"), records, store::ZoneKind::Institution);
    return records;
}

} // namespace

TEST_CASE("Add Reminders runs in five steps, is reported, and is undone as a whole")
{
    test::TestCatalogue catalogue;
    const QList<MmsId> records = makeSerials(catalogue);
    makeSet(catalogue, QStringLiteral("Network"), {catalogue.add(test::book(QStringLiteral("N")))},
            store::ZoneKind::Network);
    test::Guide guide(catalogue);
    store::Connection c = catalogue.connect();

    INFO("a set of the Network Zone is refused, with how many records it has");
    chooseAddReminders(guide);
    chooseSet(guide, QStringLiteral("Network"));
    REQUIRE(QTest::qWaitFor([&] { return guide.find<QWidget>("jobMessage")->isVisible(); },
                            test::kPatience));
    CHECK(guide.find<QWidget>("jobMessage")
              ->accessibleName()
              .contains(QStringLiteral("1 record(s) of this set are Network records")));

    INFO("one of the Institution Zone is taken");
    chooseSet(guide, QStringLiteral("Serials"));
    auto *text = guide.shown<QPlainTextEdit>("parameter-text");
    guide.click("jobNext");
    CHECK(guide.find<QWidget>("jobMessage")->accessibleName()
          == QStringLiteral("Date must be given."));
    QTest::keyClicks(guide.shown<QLineEdit>("parameter-date"), QStringLiteral("2027-01-15"));
    QTest::keyClicks(text, QStringLiteral("Check the last issue"));
    guide.click("jobNext");

    INFO("the review counts before anything is changed");
    auto *preview = guide.shown<QTableWidget>("jobPreview");
    REQUIRE(QTest::qWaitFor([&] { return preview->rowCount() == 3; }, test::kPatience));
    CHECK(preview->item(0, 2)->text() == QStringLiteral("Reminder added"));
    CHECK(guide.find<QLabel>("jobCounts")->text() == QStringLiteral("3 done"));
    CHECK(batch::runs(c)->isEmpty());
    CHECK(guide.shown<QPushButton>("jobNext")->text() == QStringLiteral("Submit"));
    guide.click("jobNext");
    CHECK(guide.shown<QPushButton>("jobNext")->text() == QStringLiteral("Confirm"));
    CHECK(batch::runs(c)->isEmpty());
    guide.click("jobNext");

    INFO("the monitor tells the end, and Undo takes it back");
    auto *runs = guide.shown<QTableWidget>("jobRuns");
    REQUIRE(QTest::qWaitFor(
        [&] {
            return runs->rowCount() == 1 && runs->item(0, 4)->text() == QStringLiteral("Finished");
        },
        test::kPatience));
    for (const MmsId mmsId : records)
        CHECK(reminders::remindersOf(c, mmsId)->size() == 1);
    runs->selectRow(0);
    REQUIRE(QTest::qWaitFor([&] { return guide.find<QPushButton>("jobUndo")->isEnabled(); },
                            test::kPatience));
    guide.click("jobUndo");
    REQUIRE(QTest::qWaitFor([&] { return runs->item(0, 4)->text() == QStringLiteral("Undone"); },
                            test::kPatience));
    CHECK(reminders::remindersOf(c, records.first())->isEmpty());
}

TEST_CASE("The review shows alone the records that the job would leave out")
{
    test::TestCatalogue catalogue;
    const QList<MmsId> records = makeSerials(catalogue);
    makeSet(catalogue, QStringLiteral("Other"), records, store::ZoneKind::Institution);
    {
        store::Connection c = catalogue.connect();
        REQUIRE(reminders::addReminder(c, catalogue.actor("ada"), records.at(1),
                                       {QStringLiteral("Look"), QDate(2027, 3, 1), {}, {}, {}, {}})
                    .ok());
    }
    test::Guide guide(catalogue);
    chooseAddReminders(guide);
    chooseSet(guide, QStringLiteral("Serials"));
    auto *text = guide.shown<QPlainTextEdit>("parameter-text");
    QTest::keyClicks(guide.shown<QLineEdit>("parameter-date"), QStringLiteral("2027-01-15"));
    QTest::keyClicks(text, QStringLiteral("Check"));
    guide.click("jobNext");
    auto *preview = guide.shown<QTableWidget>("jobPreview");
    REQUIRE(QTest::qWaitFor([&] { return preview->rowCount() == 3; }, test::kPatience));
    auto *told = guide.shown<QPushButton>("jobShowTold");
    CHECK(told->text() == QStringLiteral("Show the 1"));
    guide.click("jobShowTold");
    REQUIRE(preview->rowCount() == 1);
    CHECK(preview->item(0, 0)->text() == QStringLiteral("Title 1"));
    guide.click("jobShowTold");
    CHECK(preview->rowCount() == 3);
    QTest::mouseClick(guide.shown<QRadioButton>("jobSecond"), Qt::LeftButton, {}, QPoint(8, 8));
    const auto counts = [&] { return guide.find<QLabel>("jobCounts")->text(); };
    REQUIRE(QTest::qWaitFor([&] { return counts() == QStringLiteral("3 done"); }, test::kPatience));
    CHECK_FALSE(told->isVisible());
}

TEST_CASE("The wizard is left while it reads a set, and what comes of that later is dropped")
{
    test::TestCatalogue catalogue;
    const MmsId record =
        catalogue.add(test::book(QStringLiteral("Title")), store::ZoneKind::Institution);
    for (const char *name : {"Serials", "Maps"})
        makeSet(catalogue, QLatin1String(name), {record}, store::ZoneKind::Institution);
    test::Guide guide(catalogue);
    chooseAddReminders(guide);
    chooseSet(guide, QStringLiteral("Serials"));
    CHECK_FALSE(guide.find<QPushButton>("jobNext")->isEnabled());
    guide.click("jobCancel");
    chooseAddReminders(guide);
    CHECK_FALSE(guide.find<QPushButton>("jobNext")->isEnabled());
    chooseSet(guide, QStringLiteral("Maps"));
    const auto *wizard = guide.window->findChild<ui::JobWizard *>();
    REQUIRE(QTest::qWaitFor([&] { return wizard->step() == 2; }, test::kPatience));
    CHECK(guide.find<QPushButton>("jobNext")->isEnabled());
}
