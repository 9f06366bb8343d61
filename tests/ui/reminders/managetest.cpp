// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reminders/guide.h"

#include "reminders/changes.h"

#include <QFile>
#include <QHeaderView>

using namespace colophon;

namespace {

/// 300 reminders on a network record, one a day from 1 November 2026 on, and the window on the
/// list.
struct Managed {
    Managed()
    {
        const MmsId mmsId = catalogue.add(test::book(QStringLiteral("Nature")));
        const cataloging::Actor ada = catalogue.actor("ada");
        store::Connection c = catalogue.connect();
        for (int i = 0; i < 300; ++i) {
            reminders::Details details;
            details.text = QStringLiteral("number %1").arg(i);
            details.date = QDate(2026, 11, 1).addDays(i);
            REQUIRE(reminders::addReminder(c, ada, mmsId, details).ok());
        }
        guide = std::make_unique<test::Guide>(catalogue);
        guide->trigger("screen.reminders");
        table = guide->reminderRows(300);
    }
    int firstRow() const { return table->rowAt(1); }

    test::TestCatalogue catalogue;
    std::unique_ptr<test::Guide> guide;
    QTableView *table = nullptr;
};

} // namespace

TEST_CASE("Back from a record leads to the same filters, row and scroll")
{
    Managed m;
    QTest::keyClicks(m.guide->find<QLineEdit>("filterWords"), QStringLiteral("number 1"));
    m.guide->reminderRows(111); // 1, 10 to 19, 100 to 199
    m.table->setCurrentIndex(m.table->model()->index(80, 1));
    m.table->scrollTo(m.table->model()->index(80, 1), QAbstractItemView::PositionAtTop);
    REQUIRE(QTest::qWaitFor([&] { return m.table->model()->index(80, 1).data().isValid(); },
                            test::kPatience));
    const int top = m.firstRow();
    QTest::keyClick(m.table, Qt::Key_Return);
    m.guide->click("recordBack");
    REQUIRE(QTest::qWaitFor([&] { return m.table->isVisible(); }, test::kPatience));
    m.guide->reminderRows(111);
    CHECK(m.guide->find<QLineEdit>("filterWords")->text() == QStringLiteral("number 1"));
    CHECK(m.table->currentIndex().row() == 80);
    CHECK(m.firstRow() == top);
}

TEST_CASE("Tiles, weeks and Reset set the filters, and columns sort both ways")
{
    Managed m;
    m.guide->click("tileOverdue");
    m.guide->reminderRows(17);
    m.guide->click("tileWeek");
    m.guide->reminderRows(m.guide->window->locale().firstDayOfWeek() == Qt::Monday ? 5 : 4);
    m.guide->click("filterReset");
    m.guide->reminderRows(300);
    auto *chart = m.guide->find<QWidget>("reminderChart");
    CHECK(chart->accessibleDescription().count(QStringLiteral("Week of")) == 12);
    CHECK(chart->accessibleDescription().contains(QStringLiteral("0 due, 7 overdue, 0 done")));
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Left);
    CHECK(chart->accessibleName().contains(QStringLiteral("7 overdue")));
    QTest::keyClick(chart, Qt::Key_Return);
    m.guide->reminderRows(7);
    m.guide->click("filterReset");
    m.guide->reminderRows(300);
    QHeaderView *head = m.table->horizontalHeader();
    const QPoint date(head->sectionViewportPosition(1) + 20, head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, date);
    REQUIRE(QTest::qWaitFor(
        [&] {
            return m.table->model()->index(0, 4).data().toString() == QStringLiteral("number 299");
        },
        test::kPatience));
}

TEST_CASE("What is checked is done, moved or deleted together, and taken back together")
{
    Managed m;
    m.guide->clickCell(m.table, 0, 0);
    m.guide->clickCell(m.table, 2, 0);
    CHECK(m.guide->shown<QLabel>("bulkCount")->text() == QStringLiteral("2 selected"));
    m.guide->click("bulkDone");
    m.guide->reminderRows(298);
    auto *screen = m.guide->find<QWidget>("reminderScreen");
    auto *bar = screen->findChild<QWidget *>(QStringLiteral("reminderMessage"));
    CHECK(bar->accessibleName() == QStringLiteral("2 reminder(s) done."));
    CHECK_FALSE(m.guide->find<QWidget>("reminderBulkBar")->isVisible());
    QTest::mouseClick(bar->findChildren<QPushButton *>().constFirst(), Qt::LeftButton);
    m.guide->reminderRows(300);
    m.guide->clickCell(m.table, 0, 0);
    QTest::mouseClick(m.guide->shown<QWidget>("bulkAll"), Qt::LeftButton, {}, QPoint(8, 8));
    REQUIRE(QTest::qWaitFor(
        [&] {
            return m.guide->find<QLabel>("bulkCount")->text() == QStringLiteral("300 selected");
        },
        test::kPatience));
    m.guide->click("bulkDelete");
    m.guide->reminderRows(0);
    CHECK(m.guide->shown<QLabel>("reminderEmpty")
              ->text()
              .contains(QStringLiteral("Nothing is waiting")));

    INFO("so many are worked off beside the writer, and taken back as a whole too");
    REQUIRE(QTest::qWaitFor(
        [&] { return bar->accessibleName() == QStringLiteral("300 reminder(s) deleted."); },
        test::kPatience));
    QTest::mouseClick(bar->findChildren<QPushButton *>().constFirst(), Qt::LeftButton);
    m.guide->reminderRows(300);

    INFO("Ctrl+A takes all");
    m.table->setFocus();
    QTest::keyClick(m.table, Qt::Key_A, Qt::ControlModifier);
    CHECK(QTest::qWaitFor(
        [&] {
            return m.guide->find<QLabel>("bulkCount")->text() == QStringLiteral("300 selected");
        },
        test::kPatience));
}
