// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/pageonscreen.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace colophon;
using namespace colophon::ui;
using namespace colophon::ui::test;

namespace {

QStringList list(std::initializer_list<const char *> titles)
{
    QStringList all;
    for (const char *title : titles)
        all.append(QString::fromUtf8(title));
    return all;
}

void grab(QWidget &widget, const QString &name)
{
    const QDir folder(QStringLiteral(COLOPHON_BINARY_DIR "/screens"));
    REQUIRE(folder.mkpath(QStringLiteral(".")));
    REQUIRE(widget.grab().save(folder.filePath(name + QStringLiteral(".png"))));
}

} // namespace

TEST_CASE("Before the first search all records of the zone are listed by title")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    catalogue.add(store::ZoneKind::Network, kNetwork);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    CHECK(screen.text("resultCount") == QStringLiteral("4 records"));
    CHECK(screen.text("resultZone") == QStringLiteral("in the Institution Zone."));
    CHECK(screen.part<QComboBox>("sortCombo")->currentText() == QStringLiteral("Title"));
    CHECK(screen.page().statusText().startsWith(QStringLiteral("4 found in 0")));
}

TEST_CASE("A search shows exactly the records that have the words")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    QSignalSpy status(&screen.page(), &SearchPage::statusTextChanged);

    screen.search(QStringLiteral("egypt"));
    REQUIRE(soon([&] { return screen.list()->model()->rowCount() == 2; }));
    QStringList found = screen.titles();
    found.sort();
    CHECK(found == list({"A history of Egypt", "Colonising Egypt"}));
    CHECK(screen.text("resultCount") == QStringLiteral("2 records"));
    REQUIRE_FALSE(status.isEmpty());
    CHECK(status.last().at(0).toString() == screen.page().statusText());
    CHECK(screen.page().statusText().startsWith(QStringLiteral("2 found in ")));

    screen.search(QStringLiteral("uberall"));
    REQUIRE(soon([&] { return screen.titles() == list({"Überall Éclat"}); }));
    CHECK(screen.text("resultCount") == QStringLiteral("1 record"));

    screen.search(QStringLiteral("christie"), search::Index::Name);
    REQUIRE(soon([&] { return screen.titles() == list({"Death on the Nile"}); }));
}

TEST_CASE("The other zone runs the same search again")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    catalogue.add(store::ZoneKind::Network, kNetwork);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    screen.search(QStringLiteral("egypt"));
    REQUIRE(soon([&] { return screen.list()->model()->rowCount() == 2; }));
    screen.workspace().setZone(store::ZoneKind::Network);
    REQUIRE(soon([&] { return screen.titles() == list({"Egypt in the network"}); }));
    CHECK(screen.text("resultZone") == QStringLiteral("in the Network Zone."));
}

TEST_CASE("The order chosen is used and kept for the next time")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    {
        PageOnScreen screen(catalogue);
        screen.showList(kAllByTitle);
        auto *const sort = screen.part<QComboBox>("sortCombo");
        sort->setFocus();
        QTest::keyClicks(sort, QStringLiteral("Name"));
        REQUIRE(soon([&] {
            return screen.titles()
                   == list({"Überall Éclat", "Death on the Nile", "A history of Egypt",
                            "Colonising Egypt"});
        }));
    }
    PageOnScreen again(catalogue);
    again.show();
    REQUIRE(soon([&] { return again.list()->model()->rowCount() == 4; }));
    CHECK(again.titles().constFirst() == QStringLiteral("Überall Éclat"));
    CHECK(again.part<QComboBox>("sortCombo")->currentText() == QStringLiteral("Name"));
}

TEST_CASE("Enter shows the record and Escape returns to the same row and place")
{
    SearchCatalogue catalogue;
    QByteArray many;
    for (int i = 100; i < 160; ++i)
        many += mnemonic("Volume " + QByteArray::number(i), "Author, Ann", "1990");
    catalogue.add(store::ZoneKind::Institution, many);
    PageOnScreen screen(catalogue);
    screen.show();
    REQUIRE(soon([&] { return screen.list()->model()->rowCount() >= 50; }));
    screen.page().focusResults();
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(screen.list(), Qt::Key_Down);
    REQUIRE(screen.list()->currentIndex().row() == 20);
    const int scroll = screen.list()->verticalScrollBar()->value();
    REQUIRE(scroll > 0);

    QTest::keyClick(screen.list(), Qt::Key_Return);
    auto *const record = screen.part<QWidget>("recordView");
    REQUIRE(soon([&] {
        return record->isVisible() && screen.text("recordTitle") == QStringLiteral("Volume 120");
    }));
    CHECK_FALSE(screen.list()->isVisible());
    const QString marc = screen.part<QPlainTextEdit>("recordMarc")->toPlainText();
    CHECK(marc.contains(QStringLiteral("Volume 120")));
    CHECK(marc.contains(screen.text("recordMmsId")));

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    REQUIRE(soon([&] { return screen.list()->isVisible(); }));
    CHECK(screen.list()->hasFocus());
    CHECK(screen.list()->currentIndex().row() == 20);
    CHECK(screen.list()->verticalScrollBar()->value() == scroll);

    QTest::keyClick(screen.list(), Qt::Key_Return);
    REQUIRE(soon([&] { return record->isVisible(); }));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::AltModifier);
    REQUIRE(soon([&] { return screen.list()->isVisible(); }));
    CHECK(screen.list()->currentIndex().row() == 20);
}

TEST_CASE("Escape in the results goes back to the search field")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    int asked = 0;
    QAction *const focus =
        screen.commands().add(QStringLiteral("search.focus"), QStringLiteral("Find"));
    QObject::connect(focus, &QAction::triggered, &screen.page(), [&] { ++asked; });
    screen.showList(kAllByTitle);
    screen.page().focusResults();
    QTest::keyClick(screen.list(), Qt::Key_Escape);
    CHECK(asked == 1);
    CHECK(screen.titles() == kAllByTitle);
}

TEST_CASE("Ctrl+Enter asks for the editor, from the list and from the record")
{
    SearchCatalogue catalogue;
    const QList<MmsId> added = catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    QList<MmsId> asked;
    QObject::connect(&screen.page(), &SearchPage::editRequested, &screen.page(),
                     [&](MmsId mmsId) { asked.append(mmsId); });
    screen.page().focusResults();
    QTest::keyClick(screen.list(), Qt::Key_Down);
    QTest::keyClick(screen.list(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(asked == QList<MmsId>{added.at(1)});

    QTest::keyClick(screen.list(), Qt::Key_Down);
    QTest::keyClick(screen.list(), Qt::Key_Enter, Qt::KeypadModifier);
    REQUIRE(
        soon([&] { return screen.text("recordTitle") == QStringLiteral("A history of Egypt"); }));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(asked == QList<MmsId>{added.at(1), added.at(2)});
    QTest::mouseClick(screen.part<QPushButton>("recordEdit"), Qt::LeftButton);
    CHECK(asked.size() == 3);
}

TEST_CASE("The painted Edit, the title and the menu button can be clicked")
{
    SearchCatalogue catalogue;
    const QList<MmsId> added = catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    QList<MmsId> asked;
    QObject::connect(&screen.page(), &SearchPage::editRequested, &screen.page(),
                     [&](MmsId mmsId) { asked.append(mmsId); });
    const QRect row = screen.list()->visualRect(screen.list()->model()->index(1, 0));
    QWidget *const viewport = screen.list()->viewport();
    // From the right: margin 12, ⋮ 28, gap 8, Edit.
    QTest::mouseClick(viewport, Qt::LeftButton, {},
                      QPoint(row.right() - 12 - 28 - 8 - 20, row.top() + 22));
    CHECK(asked == QList<MmsId>{added.at(1)});

    QTest::mouseClick(viewport, Qt::LeftButton, {}, QPoint(row.right() - 12 - 14, row.top() + 22));
    auto *const menu = screen.part<QMenu>("resultMenu");
    REQUIRE(soon([&] { return menu->isVisible(); }));
    CHECK(menu->accessibleName() == QStringLiteral("Actions for Death on the Nile"));
    menu->close();
    screen.commands().find(QStringLiteral("result.copyMmsId"))->trigger();
    CHECK(QApplication::clipboard()->text() == added.at(1).toString());

    QTest::mouseClick(viewport, Qt::LeftButton, {}, QPoint(row.left() + 90, row.top() + 18));
    REQUIRE(
        soon([&] { return screen.text("recordTitle") == QStringLiteral("Death on the Nile"); }));
}

TEST_CASE("A click beside the parts only chooses the row")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    QSignalSpy asked(&screen.page(), &SearchPage::editRequested);
    const QRect row = screen.list()->visualRect(screen.list()->model()->index(2, 0));
    QTest::mouseClick(screen.list()->viewport(), Qt::LeftButton, {},
                      QPoint(row.left() + 400, row.bottom() - 5));
    CHECK(screen.list()->currentIndex().row() == 2);
    CHECK(screen.list()->isVisible());
    CHECK(asked.isEmpty());
}

TEST_CASE("A record saved elsewhere changes its row and nothing moves")
{
    SearchCatalogue catalogue;
    const QList<MmsId> added = catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    screen.list()->setCurrentIndex(screen.list()->model()->index(2, 0));
    store::Connection c = catalogue.open();
    const store::StoredRecord stored = store::recordOf(c, added.at(0)).value();
    marc::Record changed = stored.record;
    for (marc::Field &field : changed.fields()) {
        if (field.tag() == marc::Tag("245"))
            field.subfields()[0].value = QStringLiteral("Zones of Egypt");
    }
    REQUIRE(
        cataloging::saveRecord(c, catalogue.actor(c), added.at(0), changed, stored.version).ok());
    screen.workspace().tellRecordChanged(added.at(0));
    REQUIRE(soon([&] { return screen.titles().constFirst() == QStringLiteral("Zones of Egypt"); }));
    CHECK(screen.list()->currentIndex().row() == 2);
}

TEST_CASE("An import shows up, the chosen record stays chosen")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    screen.list()->setCurrentIndex(screen.list()->model()->index(2, 0));
    catalogue.add(store::ZoneKind::Institution, mnemonic("Before all", "Author, Ann", "1990"));
    screen.workspace().tellRecordsChanged();
    REQUIRE(soon([&] { return screen.list()->model()->rowCount() == 5; }));
    CHECK(screen.titles().constFirst() == QStringLiteral("Before all"));
    CHECK(screen.list()->currentIndex().data().toString() == QStringLiteral("A history of Egypt"));
    CHECK(screen.text("resultCount") == QStringLiteral("5 records"));
}

TEST_CASE("An empty catalogue says how to fill it, and fills when records come")
{
    SearchCatalogue catalogue;
    PageOnScreen screen(catalogue);
    int imports = 0;
    QAction *const import =
        screen.commands().add(QStringLiteral("file.import"), QStringLiteral("Import Records…"));
    QObject::connect(import, &QAction::triggered, &screen.page(), [&] { ++imports; });
    screen.show();
    REQUIRE(soon([&] { return screen.part<QLabel>("emptyWhat")->isVisible(); }));
    CHECK(screen.text("emptyWhat") == QStringLiteral("No records yet"));
    CHECK(screen.text("emptyHow").contains(QStringLiteral("File > Import Records…")));
    QPushButton *const button = screen.button(QStringLiteral("Import Records…"));
    REQUIRE(button);
    QTest::mouseClick(button, Qt::LeftButton);
    CHECK(imports == 1);

    catalogue.add(store::ZoneKind::Institution, kInstitution);
    screen.workspace().tellRecordsChanged();
    REQUIRE(soon([&] { return screen.list()->isVisible(); }));
    CHECK(screen.titles() == kAllByTitle);
}

TEST_CASE("Where nothing is found the words and the zone are named and the other zone is offered")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    catalogue.add(store::ZoneKind::Network, kNetwork);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    screen.search(QStringLiteral("network"));
    REQUIRE(soon([&] { return screen.part<QLabel>("emptyWhat")->isVisible(); }));
    CHECK(screen.text("emptyWhat").contains(QStringLiteral("network")));
    CHECK(screen.text("emptyHow").contains(QStringLiteral("Institution Zone")));
    QPushButton *const other = screen.button(QStringLiteral("Search the Network Zone"));
    REQUIRE(other);
    QTest::mouseClick(other, Qt::LeftButton);
    REQUIRE(soon([&] { return screen.titles() == list({"Egypt in the network"}); }));
    CHECK(screen.list()->isVisible());
    CHECK(screen.workspace().zone().kind == store::ZoneKind::Network);
}

TEST_CASE("A search that can't be run is told in a bar, and the next one clears it")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    screen.search(QStringLiteral("12ab"), search::Index::MmsId);
    auto *const bar = screen.part<QWidget>("searchMessage");
    REQUIRE(soon([&] { return bar->isVisible(); }));
    CHECK(bar->accessibleName().startsWith(QStringLiteral("The search did not run.")));
    CHECK(bar->accessibleName().contains(QStringLiteral("12ab")));
    CHECK(screen.titles().isEmpty());
    screen.search({});
    REQUIRE(soon([&] { return screen.titles() == kAllByTitle; }));
    CHECK_FALSE(bar->isVisible());
}

TEST_CASE("A catalogue that has gone is told in a bar, and Try Again tries")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    const QString away = catalogue.path() + QStringLiteral(".away");
    REQUIRE(QFile::rename(catalogue.path(), away));
    screen.show();
    auto *const bar = screen.part<QWidget>("searchMessage");
    REQUIRE(soon([&] { return bar->isVisible(); }));
    CHECK(bar->accessibleName().contains(catalogue.path()));
    REQUIRE(QFile::rename(away, catalogue.path()));
    QPushButton *const again = screen.button(QStringLiteral("Try Again"));
    REQUIRE(again);
    QTest::mouseClick(again, Qt::LeftButton);
    REQUIRE(soon([&] { return screen.titles() == kAllByTitle; }));
    CHECK_FALSE(bar->isVisible());
}

TEST_CASE("A slow search shows a bar with Stop, and the old rows stay")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    std::atomic<bool> go{false};
    screen.workspace().reader().run(
        &screen.page(),
        [&go](store::Connection &) -> Result<int> {
            while (!go)
                QThread::msleep(5);
            return 0;
        },
        [](const Result<int> &) {});
    auto *const stop = screen.part<QPushButton>("stopSearch");
    screen.search(QStringLiteral("egypt"));
    QTest::qWait(100);
    CHECK_FALSE(stop->isVisible()); // nothing for the first 300 ms
    REQUIRE(soon([&] { return stop->isVisible(); }));
    CHECK(screen.text("searchingText") == QStringLiteral("Searching 4 Institution records"));
    CHECK(screen.titles() == kAllByTitle);
    QTest::mouseClick(stop, Qt::LeftButton);
    CHECK_FALSE(stop->isVisible());
    CHECK(screen.part<QWidget>("searchMessage")->isVisible());
    go = true;
    screen.workspace().reader().drain();
    QTest::qWait(50);
    CHECK(screen.titles() == kAllByTitle);
}

TEST_CASE("Every part of the search screen has a name for screen readers")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    QAccessibleInterface *const results = QAccessible::queryAccessibleInterface(screen.list());
    REQUIRE(results);
    CHECK(results->text(QAccessible::Name) == QStringLiteral("Search results"));
    REQUIRE(results->childCount() == 4);
    CHECK(results->child(1)
              ->text(QAccessible::Name)
              .startsWith(QStringLiteral("Death on the Nile, Christie, Agatha, London")));
    CHECK(screen.part<QComboBox>("sortCombo")->accessibleName() == QStringLiteral("Sort"));
}

TEST_CASE("A page for another catalogue takes over the commands of the former")
{
    SearchCatalogue catalogue;
    CommandRegistry commands;
    WindowDialogs dialogs;
    Settings settings(catalogue.file(QStringLiteral("settings.ini")));
    const auto workspace = catalogue.workspace();
    auto first = std::make_unique<SearchPage>(*workspace, commands, dialogs, settings);
    const qsizetype count = commands.all().size();
    first.reset();
    const SearchPage second(*workspace, commands, dialogs, settings);
    CHECK(commands.all().size() == count);
    CHECK(commands.conflicts().isEmpty());
}

TEST_CASE("The search screen is drawn in light and dark, and at twice the size")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    for (const auto &[name, appearance, percent] :
         {std::tuple("search-light", Appearance::Light, 100),
          {"search-dark", Appearance::Dark, 100},
          {"search-light-200", Appearance::Light, 200}}) {
        PageOnScreen screen(catalogue, appearance, percent);
        screen.showList(kAllByTitle);
        screen.page().focusResults();
        const Tokens &tokens = appearance == Appearance::Dark ? Tokens::dark() : Tokens::light();
        const QImage image = screen.list()->grab().toImage();
        const QRect second = screen.list()->visualRect(screen.list()->model()->index(1, 0));
        CHECK(image.pixelColor(second.left() + 300, second.bottom() - 4) == tokens.surface);
        CHECK(second.height() == 75 * percent / 100);
        grab(screen.page(), QLatin1String(name));
        screen.commands().find(QStringLiteral("result.view"))->trigger();
        REQUIRE(
            soon([&] { return screen.text("recordTitle") == QStringLiteral("Colonising Egypt"); }));
        grab(screen.page(), QLatin1String(name) + QStringLiteral("-record"));
    }
}
