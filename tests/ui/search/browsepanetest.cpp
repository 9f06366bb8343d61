// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/pageonscreen.h"

#include "search/browsepane.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

using namespace colophon;
using namespace colophon::ui;
using namespace colophon::ui::test;

namespace {

QByteArray manyTitles(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += mnemonic("Title " + QByteArray::number(1000 + i), "Name, Same", "1990");
    return text;
}

QString heading(const QTableView *table, int row)
{
    QString text = table->model()->index(row, 0).data().toString();
    return text.remove(QChar(0x2068)).remove(QChar(0x2069)); // the isolates round it
}

QString current(const QTableView *table)
{
    return table->currentIndex().isValid() ? heading(table, table->currentIndex().row())
                                           : QString();
}

} // namespace

TEST_CASE("Headings are browsed from a beginning on, and lead to their records")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.show();
    screen.commands().find(QStringLiteral("browse.headings"))->trigger();
    auto *const pane = screen.part<BrowsePane>("browsePane");
    REQUIRE(pane->isVisible());
    auto *const table = screen.part<QTableView>("browseTable");
    REQUIRE(soon([&] { return table->model()->rowCount() == 4; }));
    CHECK(heading(table, 0) == QString::fromUtf8("Ægir, Ö."));
    CHECK(table->model()->index(1, 1).data().toString() == QLatin1String("1"));

    auto *const text = screen.part<QLineEdit>("browseText");
    QTest::keyClicks(text, QStringLiteral("mar"));
    QTest::keyClick(text, Qt::Key_Return);
    REQUIRE(soon([&] { return current(table) == QLatin1String("Marsot, Afaf"); }));
    QTest::keyClick(text, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    REQUIRE(
        soon([&] { return screen.titles() == QStringList{QStringLiteral("A history of Egypt")}; }));
    CHECK(screen.list()->isVisible());
    CHECK(screen.part<QTabBar>("searchTabs")->currentIndex() == 0);
}

TEST_CASE("A long list of headings grows at both ends as it is scrolled")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, manyTitles(300));
    PageOnScreen screen(catalogue);
    screen.show();
    screen.page().browse(search::HeadingKind::Titles, QStringLiteral("title 1150"));
    auto *const table = screen.part<QTableView>("browseTable");
    REQUIRE(soon([&] { return current(table) == QLatin1String("Title 1150"); }));
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(table, Qt::Key_PageDown);
    REQUIRE(soon([&] {
        QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
        return heading(table, table->model()->rowCount() - 1) == QLatin1String("Title 1299");
    }));
    REQUIRE(soon([&] {
        QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
        return heading(table, 0) == QLatin1String("Title 1000");
    }));
    QStringList all;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        all.append(heading(table, row));
    QStringList once = all;
    once.removeDuplicates();
    CHECK(all.size() == 300);
    CHECK(once == all);
}

TEST_CASE("A heading chosen for a field is given with its place in the list")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    const std::unique_ptr<Workspace> workspace = catalogue.workspace();
    BrowsePane pane(*workspace, true);
    pane.show();
    QStringList used;
    QObject::connect(&pane, &BrowsePane::used, &pane,
                     [&](search::HeadingKind kind, const search::BrowseLine &line) {
                         CHECK(kind == search::HeadingKind::Names);
                         used.append(line.text);
                     });
    pane.browse(search::HeadingKind::Names, QStringLiteral("christie"));
    auto *const use = pane.findChild<QPushButton *>(QStringLiteral("browseUse"));
    REQUIRE(soon([&] { return use->isEnabled(); }));
    QTest::mouseClick(use, Qt::LeftButton);
    CHECK(used == QStringList{QStringLiteral("Christie, Agatha")});
}
