// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/linking.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"
#include "zones/comparemodel.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QTableView>

using namespace colophon;
using test::OpenWindow;

namespace {

constexpr int kPatience = 15000;

marc::Field field(const char (&tag)[4], const QString &text)
{
    return marc::Field::data(marc::Tag(tag), u' ', u' ', {{u'a', text}});
}

class ZoneWindow {
public:
    ZoneWindow()
        : nz(catalogue.add(test::book(QStringLiteral("Network title")))), iz(addOwn()),
          open(catalogue), c(catalogue.connect())
    {}

    MmsId addOwn()
    {
        marc::Record record = test::book(QStringLiteral("Own title"));
        record.fields().append(marc::markedLocal(field("590", QStringLiteral("Gift"))));
        record.fields().append(field("690", QStringLiteral("Shelf")));
        return catalogue.add(record, store::ZoneKind::Institution);
    }
    QAction *command(const char *id) { return open.window->commands()->find(QLatin1String(id)); }
    /// Waits until the command is offered for the record in front, and gives it.
    void trigger(const char *id)
    {
        INFO(id);
        REQUIRE(comes([&] { return command(id)->isEnabled(); }));
        command(id)->trigger();
    }
    bool comes(const std::function<bool()> &what) { return QTest::qWaitFor(what, kPatience); }
    /// The bar over the screens.
    QWidget *bar() { return open.find<QWidget>("messageBar"); }
    void press(QWidget *in, const QString &label)
    {
        for (QPushButton *button : in->findChildren<QPushButton *>()) {
            if (button->text() == label && button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        FAIL("no button " << label.toStdString());
    }
    QDialog *dialog(const char *name)
    {
        REQUIRE(comes([&] { return open.find<QDialog>(name) != nullptr; }));
        return open.find<QDialog>(name);
    }
    bool exists(MmsId mmsId) { return *store::recordExists(c, mmsId); }

    test::TestCatalogue catalogue;
    MmsId nz;
    MmsId iz;
    OpenWindow open;
    store::Connection c;
};

} // namespace

TEST_CASE("A result is copied to the Institution Zone from its menu, and that is undone")
{
    ZoneWindow zones;
    auto *results = zones.open.find<QListView>("resultsList");
    REQUIRE(zones.comes([&] { return results->model()->rowCount() == 1; }));
    results->setCurrentIndex(results->model()->index(0, 0));
    CHECK(zones.command("zone.copyToInstitution")->text().remove(u'&')
          == QStringLiteral("Copy to Institution Zone"));
    zones.trigger("zone.copyToInstitution");
    REQUIRE(zones.comes([&] { return store::attachedTo(zones.c, zones.nz)->size() == 1; }));
    const MmsId copy = store::attachedTo(zones.c, zones.nz)->constFirst().mmsId;
    REQUIRE(zones.comes([&] { return zones.bar()->isVisible(); }));
    CHECK(zones.bar()->accessibleName().contains(copy.toString()));
    zones.press(zones.bar(), QStringLiteral("Undo"));
    REQUIRE(zones.comes([&] { return !zones.exists(copy); }));
    CHECK_FALSE(zones.command("zone.undo")->isEnabled());
}

TEST_CASE("What can't be done with a record is greyed, and says why")
{
    ZoneWindow zones;
    zones.open.open(zones.nz);
    REQUIRE(zones.comes([&] { return zones.command("zone.copyToInstitution")->isEnabled(); }));
    for (const char *id : {"zone.link", "zone.share", "zone.unlink", "zone.undo"}) {
        INFO(id);
        CHECK_FALSE(zones.command(id)->isEnabled());
        CHECK_FALSE(zones.command(id)->statusTip().isEmpty());
    }
}

TEST_CASE("Share offers the network's record with the reason, side by side; a field can stay local")
{
    ZoneWindow zones;
    ui::RecordGrid *grid = zones.open.open(zones.iz);
    zones.trigger("zone.share");
    QDialog *dialog = zones.dialog("linkDialog");
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("linkCandidates"));
    REQUIRE(list->count() == 1);
    CHECK(list->item(0)->text().contains(zones.nz.toString()));
    CHECK(list->item(0)->text().contains(QLatin1String("020 0-306-40615-2")));
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("linkCompare"));
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex mine = table->model()->index(row, ui::CompareModel::MineColumn);
        const QString tag = mine.siblingAtColumn(0).data().toString();
        INFO(tag.toStdString());
        // 690 can stay as a local field; the title can't.
        CHECK(mine.flags().testFlag(Qt::ItemIsUserCheckable) == (tag == QLatin1String("690")));
        if (tag == QLatin1String("690")) {
            table->setCurrentIndex(mine);
            QTest::keyClick(table, Qt::Key_Space);
        }
    }
    zones.press(dialog, QStringLiteral("Link to This Record"));
    REQUIRE(zones.comes([&] { return store::recordOf(zones.c, zones.iz)->network == zones.nz; }));
    CHECK(marc::localFields(store::recordOf(zones.c, zones.iz)->record).size() == 2);
    // The editor shows it at once, each field with its zone.
    REQUIRE(zones.comes([&] { return grid->session().network() == zones.nz; }));
    CHECK(grid->model()->index(1, 3).data().toString() == zones.nz.toString());
    // And back.
    zones.trigger("zone.undo");
    REQUIRE(zones.comes([&] { return !grid->session().network().has_value(); }));
    CHECK(grid->session().record().first(marc::Tag("245"))->subfield(u'a')
          == QStringLiteral("Own title"));
}

TEST_CASE("Link searches the network, and Unlink makes a record of its own again")
{
    ZoneWindow zones;
    const MmsId other = zones.catalogue.add([] {
        marc::Record record;
        record.fields() = {field("245", QStringLiteral("Quite another"))};
        return record;
    }());
    zones.open.open(zones.iz);
    zones.trigger("zone.link");
    QDialog *dialog = zones.dialog("linkDialog");
    auto *words = dialog->findChild<QLineEdit *>(QStringLiteral("linkSearch"));
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("linkCandidates"));
    words->setText(QStringLiteral("quite another"));
    QTest::keyClick(words, Qt::Key_Return);
    REQUIRE(zones.comes(
        [&] { return list->count() == 1 && list->item(0)->text().contains(other.toString()); }));
    zones.press(dialog, QStringLiteral("Link to This Record"));
    REQUIRE(zones.comes([&] { return store::recordOf(zones.c, zones.iz)->network == other; }));
    zones.trigger("zone.unlink");
    REQUIRE(zones.comes([&] { return !store::recordOf(zones.c, zones.iz)->network.has_value(); }));
}

TEST_CASE("A field becomes a local one where its tag may be, and a network field again")
{
    ZoneWindow zones;
    ui::RecordGrid *grid = zones.open.open(zones.iz);
    zones.open.goTo("245");
    const marc::Record before = grid->session().record();
    zones.command("field.toLocal")->trigger();
    CHECK(grid->session().record() == before);
    auto *bar =
        zones.open.find<QWidget>("editorPane")->findChild<QWidget *>(QStringLiteral("messageBar"));
    CHECK(bar->accessibleName().contains(QLatin1String("Field 245 can't be a local field")));
    zones.open.goTo("690");
    zones.command("field.toLocal")->trigger();
    CHECK(marc::isLocal(*grid->session().record().first(marc::Tag("690"))));
    CHECK(grid->model()
              ->index(grid->currentIndex().row(), 0)
              .data(Qt::AccessibleTextRole)
              .toString()
              .contains(QLatin1String("local, Institution only")));
    zones.command("field.toNetwork")->trigger();
    CHECK(grid->session().record() == before);
}

TEST_CASE("A record is deleted after a question, leaves the editor, and comes back")
{
    ZoneWindow zones;
    zones.open.open(zones.iz);
    zones.open.dialogs.answer = 1; // Cancel
    zones.trigger("record.delete");
    CHECK(zones.exists(zones.iz));
    zones.open.dialogs.answer = 0;
    zones.trigger("record.delete");
    REQUIRE(zones.comes([&] { return !zones.exists(zones.iz); }));
    REQUIRE(zones.comes([&] { return zones.open.grid() == nullptr; }));
    zones.trigger("zone.undo");
    REQUIRE(zones.comes([&] { return zones.exists(zones.iz); }));
}

TEST_CASE("A network record in use is not deleted; the bar names who holds it")
{
    ZoneWindow zones;
    REQUIRE(cataloging::copyToInstitution(zones.c, zones.catalogue.actor("tom"), zones.nz,
                                          *store::zoneOf(zones.c, store::ZoneKind::Institution))
                .ok());
    zones.open.open(zones.nz);
    zones.trigger("record.delete");
    REQUIRE(zones.comes([&] {
        return zones.bar()->isVisible()
               && zones.bar()->accessibleName().contains(QLatin1String("Ashgrove"));
    }));
    CHECK(zones.exists(zones.nz));
}

TEST_CASE("An administrator sets who may change the network's fields, and which tags are local")
{
    ZoneWindow zones;
    zones.command("configure.network-fields")->trigger();
    auto *tags = zones.open.find<QLineEdit>("localTags");
    auto *save = zones.open.find<QPushButton>("customize");
    REQUIRE(zones.comes([&] { return tags->text() == QStringLiteral("09X 59X 69X 9XX"); }));
    CHECK_FALSE(save->isEnabled());
    tags->selectAll();
    QTest::keyClicks(tags, QStringLiteral("59XX"));
    QTest::mouseClick(save, Qt::LeftButton);
    CHECK(zones.open.find<QLabel>("networkFieldsMessage")
              ->text()
              .contains(QLatin1String("names no local tags")));
    tags->selectAll();
    QTest::keyClicks(tags, QStringLiteral("59X 852"));
    QTest::mouseClick(zones.open.find<QWidget>("networkCataloger"), Qt::LeftButton, {},
                      QPoint(8, 8));
    QTest::mouseClick(save, Qt::LeftButton);
    REQUIRE(zones.comes(
        [&] { return cataloging::localTags(zones.c)->toString() == QStringLiteral("59X 852"); }));
    CHECK_FALSE(cataloging::networkRoles(zones.c)->testFlag(store::Role::Cataloger));
}

TEST_CASE("A manager sees whose locks there are and frees them")
{
    ZoneWindow zones;
    const cataloging::Actor tom = zones.catalogue.actor("tom");
    REQUIRE(cataloging::lockRecord(zones.c, tom, zones.iz).ok());
    zones.command("lock.view")->trigger();
    QDialog *dialog = zones.dialog("locksDialog");
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("locksTable"));
    REQUIRE(zones.comes([&] { return table->model()->rowCount() == 1; }));
    CHECK(table->model()->index(0, 0).data().toString() == QStringLiteral("Own title"));
    CHECK(table->model()->index(0, 3).data().toString() == QStringLiteral("tom"));
    auto *free = dialog->findChild<QPushButton *>(QStringLiteral("freeLocks"));
    CHECK_FALSE(free->isEnabled());
    table->selectRow(0);
    QTest::mouseClick(free, Qt::LeftButton);
    REQUIRE(zones.comes([&] { return table->model()->rowCount() == 0; }));
    CHECK_FALSE(store::lockOf(zones.c, zones.iz, zones.catalogue.clock.now())->has_value());
    // A lock that comes while the list is open shows by itself.
    REQUIRE(cataloging::lockRecord(zones.c, tom, zones.nz).ok());
    REQUIRE(zones.comes([&] { return table->model()->rowCount() == 1; }));
}
