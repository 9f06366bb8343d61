// SPDX-License-Identifier: GPL-3.0-or-later
// Commands by name, and keys changed by the person, in the real window.
#include "keyboard/keyboardmap.h"
#include "keyboard/keyboardsheet.h"
#include "keyboard/matching.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QComboBox>
#include <QKeySequenceEdit>
#include <QStandardItemModel>
#include <QTreeWidget>

using namespace colophon;
using test::OpenWindow;

namespace {

QString keysOf(OpenWindow &open, const char *id)
{
    return open.window->commands()->find(QLatin1String(id))->shortcut().toString();
}

/// The Keyboard Map with one command chosen.
struct OpenMap {
    OpenMap(OpenWindow &open, const char *command)
    {
        open.trigger("help.keys");
        REQUIRE(QTest::qWaitFor([&] { return open.find<ui::KeyboardMap>("keyboardMap"); }, 5000));
        dialog = open.find<ui::KeyboardMap>("keyboardMap");
        auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("keyboardList"));
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            if (list->topLevelItem(i)->data(0, Qt::UserRole).toString() == QLatin1String(command))
                list->setCurrentItem(list->topLevelItem(i));
        }
    }
    void press(const char *keys)
    {
        dialog->findChild<QKeySequenceEdit *>()->setKeySequence(QKeySequence(QLatin1String(keys)));
    }
    QPushButton *button(const char *name)
    {
        return dialog->findChild<QPushButton *>(QLatin1String(name));
    }
    QString word() { return dialog->findChild<QLabel *>(QStringLiteral("keyboardWord"))->text(); }
    ui::KeyboardMap *dialog = nullptr;
};

} // namespace

TEST_CASE("A command is found by the starts of its words, by a part, and by letters in order")
{
    const QString name = QStringLiteral("Save and Release Record");
    REQUIRE(ui::matchRank(u"sav rel", name));
    REQUIRE(ui::matchRank(u"lease", name));
    REQUIRE(ui::matchRank(u"srr", name));
    CHECK(*ui::matchRank(u"rel", name) < *ui::matchRank(u"lease", name));
    CHECK(*ui::matchRank(u"lease", name) < *ui::matchRank(u"srr", name));
    CHECK_FALSE(ui::matchRank(u"save field", name));
    CHECK(ui::matchRank(u"", name) == 0);
}

TEST_CASE("Ctrl+K finds a command by a part of its name and does it; one that can't says why")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    const auto palette = [&]() -> QWidget * {
        open.trigger("view.palette");
        QWidget *found = nullptr;
        REQUIRE(QTest::qWaitFor(
            [&] {
                found = open.find<QWidget>("commandPalette");
                return found != nullptr && found->isVisible();
            },
            5000));
        return found;
    };
    QWidget *first = palette();
    QTest::keyClicks(first->findChild<QLineEdit *>(), QStringLiteral("sort by tag"));
    const QModelIndex found = first->findChild<QListView *>()->currentIndex();
    CHECK(found.data(Qt::UserRole).toString() == QStringLiteral("field.sort"));
    CHECK(found.data(Qt::AccessibleTextRole)
              .toString()
              .contains(QStringLiteral("No record is open")));
    QTest::keyClick(first->findChild<QLineEdit *>(), Qt::Key_Return);
    CHECK(first->isVisible());
    QTest::keyClick(first->findChild<QLineEdit *>(), Qt::Key_Escape);

    marc::Record record = test::book(QStringLiteral("T"));
    record.fields().append(
        marc::Field::data(marc::Tag("020"), u' ', u' ', {{u'a', QStringLiteral("9780306406157")}}));
    ui::RecordGrid *grid = open.open(catalogue.add(record));
    QWidget *second = palette();
    QTest::keyClicks(second->findChild<QLineEdit *>(), QStringLiteral("sort by tag"));
    QTest::keyClick(second->findChild<QLineEdit *>(), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return grid->session().isDirty(); }, 5000));
    CHECK(grid->session().record().fields().last().tag() == marc::Tag("245"));
}

TEST_CASE("Every delivered map gives each key to one command")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    OpenMap map(open, "field.delete");
    auto *base = map.dialog->findChild<QComboBox *>(QStringLiteral("keyboardBase"));
    for (int i = 0; i < base->count(); ++i) {
        base->setCurrentIndex(i);
        CAPTURE(base->currentText().toStdString());
        for (const auto &[one, other] : open.window->commands()->conflicts())
            FAIL_CHECK(one.toStdString() << " and " << other.toStdString());
        CHECK_FALSE(keysOf(open, "field.add").isEmpty());
        CHECK_FALSE(keysOf(open, "record.save").isEmpty());
    }
    base->setCurrentText(QStringLiteral("Connexion"));
    CHECK(keysOf(open, "field.delete") == QStringLiteral("Alt+Del"));
    base->setCurrentText(QStringLiteral("Voyager"));
    CHECK(keysOf(open, "field.add") == QStringLiteral("Ins"));
    CHECK(keysOf(open, "field.delete") == QStringLiteral("Ctrl+F6"));
}

TEST_CASE("Keys are changed, taken from another command, refused with a reason, kept and restored")
{
    test::TestCatalogue catalogue;
    {
        OpenWindow open(catalogue);
        OpenMap map(open, "record.saveAndRelease");
        QTest::keyClick(map.dialog->findChild<QTreeWidget *>(), Qt::Key_Return);
        CHECK(map.dialog->focusWidget() == map.dialog->findChild<QKeySequenceEdit *>());
        CHECK(QApplication::activeModalWidget() == map.dialog); // nothing is printed
        map.press("F12");
        CHECK(map.word() == QStringLiteral("Nothing else has these keys."));
        map.button("keyboardAssign")->click();
        CHECK(keysOf(open, "record.saveAndRelease") == QStringLiteral("F12"));
        map.press("F8");
        CHECK(map.word().contains(QStringLiteral("Add Field")));
        map.button("keyboardAssign")->click();
        CHECK(keysOf(open, "record.saveAndRelease") == QStringLiteral("F8"));
        CHECK(keysOf(open, "field.add").isEmpty());
        for (const char *keys : {"X", "Shift+X", "Ctrl+Alt+Q", "Ctrl+E", "Tab", "Return"}) {
            map.press(keys);
            CAPTURE(keys, map.word().toStdString());
            CHECK_FALSE(map.button("keyboardAssign")->isEnabled());
        }
    }
    OpenWindow open(catalogue); // started again
    CHECK(keysOf(open, "record.saveAndRelease") == QStringLiteral("F8"));
    OpenMap map(open, "record.saveAndRelease");
    map.button("keyboardRestore")->click();
    CHECK(keysOf(open, "record.saveAndRelease") == QStringLiteral("Ctrl+Shift+S"));
    map.button("keyboardRestoreAll")->click();
    CHECK(keysOf(open, "field.add") == QStringLiteral("F8"));
}

TEST_CASE("The sheet to print has every command with keys, and the keys of the grid")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    const QString sheet = ui::keyboardSheet(open.window->commands()->all(), QStringLiteral("Alma"));
    for (const char *text : {"Add Field", "F8", "Save and Release Record", "Ctrl+Shift+S",
                             "Shift+Tab", "keyboard map Alma"})
        CHECK(sheet.contains(QLatin1String(text)));
    CHECK_FALSE(sheet.contains(QStringLiteral("Discard Draft"))); // it has no keys
}
