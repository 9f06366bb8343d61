// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/pageonscreen.h"

#include "sets/setcommands.h"
#include "sets/setsscreen.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>

using namespace colophon;
using namespace colophon::ui;
using namespace colophon::ui::test;

namespace {

/// The Sets screen and what else works on sets, over a catalogue.
class SetsDesk {
public:
    SetsDesk()
        : themed((applyTheme(*qApp, Appearance::Light, 100), true)),
          records(catalogue.add(store::ZoneKind::Institution, kInstitution)),
          workspace(catalogue.workspace()),
          settings(catalogue.file(QStringLiteral("s.ini"))), context{*workspace, commands, dialogs,
                                                                     settings, navigation},
          screen(context), sets(
                               context, [this] { return shown; }, &screen)
    {
        QObject::connect(&sets, &SetCommands::setsChanged, &screen, &SetsScreen::refresh);
        QObject::connect(&navigation, &Navigation::messageWanted, &screen,
                         [this](const QString &text) { message = text; });
        QObject::connect(&navigation, &Navigation::searchWanted, &screen,
                         [this](store::ZoneKind, const QString &query) { searched = query; });
        shown.zone = workspace->institution();
        screen.resize(1100, 600);
        screen.show();
        REQUIRE(QTest::qWaitForWindowExposed(&screen));
    }

    void trigger(const char *command)
    {
        QAction *const action = commands.find(QLatin1String(command));
        REQUIRE(action);
        INFO(command);
        REQUIRE(action->isEnabled());
        action->trigger();
    }
    template <typename T> T *in(const char *name)
    {
        T *found = nullptr;
        REQUIRE(soon([&] {
            for (T *part : screen.findChildren<T *>(QLatin1String(name))) {
                if (part->isVisible())
                    found = part;
            }
            return found != nullptr;
        }));
        return found;
    }
    void type(const char *field, const QString &text)
    {
        auto *const edit = in<QLineEdit>(field);
        edit->setText(text);
    }
    void save() { QTest::mouseClick(in<QPushButton>("setDialogSave"), Qt::LeftButton); }
    QTableView *table() { return screen.findChild<QTableView *>(QStringLiteral("setsTable")); }
    QString cell(int row, int column)
    {
        return table()->model()->index(row, column).data().toString();
    }
    /// Waits until the set stands there with so many records, and chooses it.
    bool has(const QString &name, const QString &count)
    {
        return soon([&] {
            for (int row = 0; row < table()->model()->rowCount(); ++row) {
                if (cell(row, 0) == name && cell(row, 3) == count) {
                    table()->setCurrentIndex(table()->model()->index(row, 0));
                    return true;
                }
            }
            return false;
        });
    }

    bool themed; ///< before any widget is made
    SearchCatalogue catalogue;
    QList<MmsId> records;
    std::unique_ptr<Workspace> workspace;
    CommandRegistry commands;
    AnsweringDialogs dialogs;
    Settings settings;
    Navigation navigation;
    ScreenContext context;
    search::Request shown;
    QString message;
    QString searched;
    SetsScreen screen;
    SetCommands sets;
};

const QString kOne = QStringLiteral("1");
const QString kTwo = QStringLiteral("2");

} // namespace

TEST_CASE("Sets are made from records, from a search and from a query, and are shown as results")
{
    SetsDesk desk;
    // Add to Set…: a new itemized one.
    desk.navigation.setRecordsInFront({desk.records.at(0), desk.records.at(1)});
    desk.trigger("set.add");
    auto *const name = desk.in<QComboBox>("addToSetName");
    name->setEditText(QStringLiteral("To check"));
    desk.save();
    REQUIRE(desk.has(QStringLiteral("To check"), kTwo));
    CHECK(desk.cell(0, 1) == QLatin1String("Itemized"));
    CHECK(desk.cell(0, 5) == QLatin1String("Private"));
    desk.trigger("set.show");
    CHECK(desk.searched == QLatin1String("set:\"To check\""));

    // Save as Set…: the query is kept, or what it finds now.
    desk.shown.text = QStringLiteral("egypt");
    desk.trigger("set.saveResult");
    desk.type("setName", QStringLiteral("On Egypt"));
    desk.save();
    REQUIRE(desk.has(QStringLiteral("On Egypt"), kTwo));
    desk.trigger("set.saveResult");
    desk.type("setName", QStringLiteral("On Egypt then"));
    desk.in<QRadioButton>("setItemized")->setChecked(true);
    desk.save();
    REQUIRE(desk.has(QStringLiteral("On Egypt then"), kTwo));
    desk.catalogue.add(store::ZoneKind::Institution, mnemonic("Egypt anew", "X, Y", "2020"));
    desk.screen.refresh();
    REQUIRE(desk.has(QStringLiteral("On Egypt"), QStringLiteral("3")));
    CHECK(desk.has(QStringLiteral("On Egypt then"), kTwo));

    // A query that can't be read is not saved.
    desk.trigger("set.new");
    desk.type("setName", QStringLiteral("Wrong"));
    desk.type("setQuery", QStringLiteral("colour:red"));
    CHECK_FALSE(desk.in<QPushButton>("setDialogSave")->isEnabled());
    CHECK(desk.in<QLabel>("setFault")->text().contains(QStringLiteral("not an index")));
}

TEST_CASE("Two sets are combined into a third, and a set is deleted once it was asked")
{
    SetsDesk desk;
    desk.navigation.setRecordsInFront({desk.records.at(0), desk.records.at(1)});
    desk.trigger("set.add");
    desk.in<QComboBox>("addToSetName")->setEditText(QStringLiteral("A"));
    desk.save();
    REQUIRE(desk.has(QStringLiteral("A"), kTwo));
    desk.navigation.setRecordsInFront({desk.records.at(1)});
    desk.trigger("set.add");
    desk.in<QComboBox>("addToSetName")->setEditText(QStringLiteral("B"));
    desk.save();
    REQUIRE(desk.has(QStringLiteral("B"), kOne));
    REQUIRE(desk.has(QStringLiteral("A"), kTwo));
    desk.trigger("set.combine");
    auto *const how = desk.in<QComboBox>("combineHow");
    how->setCurrentIndex(2); // in the first and not in the second
    desk.type("combineName", QStringLiteral("A without B"));
    desk.save();
    REQUIRE(desk.has(QStringLiteral("A without B"), kOne));
    desk.trigger("set.delete");
    REQUIRE(soon([&] { return desk.table()->model()->rowCount() == 2; }));
}

TEST_CASE("A list of numbers becomes a set, and what matches no record is listed")
{
    SetsDesk desk;
    QFile list(desk.catalogue.file(QStringLiteral("ordered.txt")));
    REQUIRE(list.open(QIODevice::WriteOnly));
    list.write(desk.records.at(2).toString().toLatin1() + "\r\n9999999999999\nno number\n");
    list.close();
    desk.dialogs.files = {list.fileName()};
    desk.trigger("set.import");
    CHECK(desk.in<QLineEdit>("setName")->text() == QLatin1String("ordered"));
    desk.save();
    REQUIRE(desk.has(QStringLiteral("ordered"), kOne));
    CHECK(desk.in<QPlainTextEdit>("unmatchedLines")->toPlainText()
          == QLatin1String("9999999999999\nno number"));
}

TEST_CASE("Records are taken out of the set that is shown")
{
    SetsDesk desk;
    desk.navigation.setRecordsInFront({desk.records.at(0), desk.records.at(1)});
    CHECK_FALSE(desk.commands.find(QStringLiteral("set.remove"))->isEnabled());
    desk.trigger("set.add");
    desk.in<QComboBox>("addToSetName")->setEditText(QStringLiteral("A"));
    desk.save();
    REQUIRE(desk.has(QStringLiteral("A"), kTwo));
    desk.shown.text = QStringLiteral("set:\"A\"");
    desk.navigation.setRecordsInFront({desk.records.at(1)});
    desk.trigger("set.remove");
    REQUIRE(desk.has(QStringLiteral("A"), kOne));
    store::Connection c = desk.catalogue.open();
    const search::RecordSet set =
        *search::setNamed(c, QStringLiteral("A"), desk.workspace->user().id);
    CHECK(*search::memberIds(c, set, {}) == QList<MmsId>{desk.records.at(0)});
}
