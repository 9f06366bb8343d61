// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/fieldtext.h"
#include "marc/linkage.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QMimeData>

using namespace colophon;
using test::OpenWindow;

namespace {

marc::Record arabic()
{
    marc::Record record = test::book(QStringLiteral("Bayna al-qaṣrayn /"));
    const qsizetype title = record.fields().size() - 1;
    record.fields()[title] = marc::withLinkage(record.fields().at(title), {marc::k880, 1, {}});
    record.fields().append(marc::Field::data(
        marc::k880, u'1', u'0',
        {{u'6', QStringLiteral("245-01/(3/r")}, {u'a', QStringLiteral("بين القصرين /")}}));
    return record;
}

QStringList tagsOf(const marc::Record &record)
{
    QStringList tags;
    for (const marc::Field &field : record.fields())
        tags.append(field.tag().toString());
    return tags;
}

// What gets the keys. A list of suggestions that closes leaves no active window behind on the
// offscreen platform, where a window manager would see to it.
QWidget *focused()
{
    if (QApplication::focusWidget() == nullptr) {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && window->isWindow() && window->focusWidget() != nullptr)
                window->activateWindow();
        }
        REQUIRE(QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; }, 5000));
    }
    return QApplication::focusWidget();
}

} // namespace

TEST_CASE("A field is added, tagged, given indicators and filled without the mouse")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(test::book(QStringLiteral("T"))));
    open.goTo("245");
    QTest::keyClick(grid, Qt::Key_F8);
    QTest::keyClicks(focused(), QStringLiteral("650"));
    // A full cell goes on to the next.
    REQUIRE(QTest::qWaitFor([&] { return grid->currentIndex().column() == 1; }, 5000));
    QTest::keyClick(focused(), Qt::Key_Tab);
    REQUIRE(grid->currentIndex().column() == 2);
    QTest::keyClicks(focused(), QStringLiteral("0"));
    REQUIRE(QTest::qWaitFor([&] { return grid->currentIndex().column() == 3; }, 5000));
    QTest::keyClicks(focused(), QStringLiteral("Cats"));
    QTest::keyClick(focused(), Qt::Key_F9);
    QTest::keyClicks(focused(), QStringLiteral("v Fiction."));
    QTest::keyClick(focused(), Qt::Key_Return);
    CHECK(
        grid->session().record().fields().last()
        == marc::Field::data(marc::Tag("650"), u' ', u'0',
                             {{u'a', QStringLiteral("Cats")}, {u'v', QStringLiteral("Fiction.")}}));
}

TEST_CASE("Enter goes to the next field, and the first key typed goes on where the content ends")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(test::book(QStringLiteral("T"))));
    open.goTo("100");
    QTest::keyClick(grid, Qt::Key_Return);
    CHECK(grid->currentIndex().siblingAtColumn(0).data().toString() == QStringLiteral("245"));
    QTest::keyClicks(grid, QStringLiteral("!"));
    CHECK(grid->session().record().fields().last().subfield(u'a') == QStringLiteral("T!"));
}

TEST_CASE("Escape gives up all that was typed in the cell; redo brings it back")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(test::book(QStringLiteral("T"))));
    const marc::Record before = grid->session().record();
    open.goTo("245");
    QTest::keyClick(grid, Qt::Key_F2);
    QTest::keyClicks(focused(), QStringLiteral(" one"));
    QTest::keyClick(focused(), Qt::Key_Escape);
    CHECK(grid->session().record() == before);
    open.trigger("edit.redo");
    CHECK(grid->session().record().fields().last().subfield(u'a') == QStringLiteral("T one"));
}

TEST_CASE("Several fields are selected, copied, deleted and pasted as lines")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(test::book(QStringLiteral("T"))));
    const marc::Record before = grid->session().record();
    open.goTo("100");
    QTest::keyClick(grid, Qt::Key_Down, Qt::ShiftModifier);
    REQUIRE(grid->selectedFieldRows().size() == 2);
    open.trigger("edit.copy");
    CHECK(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("=100  1\\$aGhosh")));
    open.trigger("field.delete");
    CHECK(grid->session().record().fields().size() == before.fields().size() - 2);
    open.trigger("edit.undo");
    CHECK(grid->session().record() == before);
    open.goTo("245");
    QGuiApplication::clipboard()->setText(QStringLiteral("500    $a From yaz\n650  0 $a Cats"));
    open.trigger("edit.paste");
    CHECK(tagsOf(grid->session().record()).mid(before.fields().size())
          == QStringList{QStringLiteral("500"), QStringLiteral("650")});
    open.trigger("edit.undo");
    CHECK(grid->session().record() == before);
}

TEST_CASE("Cut fields are pasted at the end, and then only what was pasted last is selected")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(test::book(QStringLiteral("T"))));
    open.goTo("020");
    QTest::keyClick(grid, Qt::Key_Down, Qt::ShiftModifier);
    open.trigger("edit.cut");
    QTest::keyClick(grid, Qt::Key_End, Qt::ControlModifier);
    CHECK(grid->selectedFieldRows() == QList<int>{grid->model()->rowCount() - 1});
    open.trigger("edit.paste");
    const QStringList tags = tagsOf(grid->session().record());
    CHECK(tags.mid(tags.size() - 3).join(u' ').toStdString() == "245 020 035");
    CHECK(grid->selectedFieldRows() == QList<int>{grid->model()->rowCount() - 1});
}

TEST_CASE("001 and 005 can't be edited, deleted, moved or pasted")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(test::book(QStringLiteral("T"))));
    const marc::Record before = grid->session().record();
    open.goTo("001");
    for (const char *id : {"field.delete", "field.moveDown", "edit.copy", "edit.paste"})
        open.trigger(id);
    CHECK(grid->session().record() == before);
    open.goTo("001");
    QTest::keyClick(grid, Qt::Key_F2);
    CHECK(focused() == grid);
}

TEST_CASE("A local field is marked, and offered in an institution's record alone")
{
    test::TestCatalogue catalogue;
    const MmsId network = catalogue.add(test::book(QStringLiteral("N")));
    const MmsId own = catalogue.add(test::book(QStringLiteral("I")), store::ZoneKind::Institution);
    OpenWindow open(catalogue);
    open.open(network);
    CHECK_FALSE(open.window->commands()->find(QStringLiteral("field.addLocal"))->isEnabled());
    open.trigger("record.close");
    REQUIRE(QTest::qWaitFor([&] { return open.grid() == nullptr; }, 5000));
    ui::RecordGrid *grid = open.open(own);
    open.goTo("245");
    open.trigger("field.addLocal");
    const marc::Field added = grid->session().record().fields().last();
    CHECK(added.tag() == marc::Tag("590"));
    CHECK(added.values(u'9') == QStringList{QStringLiteral("LOCAL")});
}

TEST_CASE("A field with Arabic text opens with one line a subfield, and no isolate is stored")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(arabic()));
    open.goTo("880");
    const int low = grid->rowHeight(grid->currentIndex().row());
    QTest::keyClick(grid, Qt::Key_F2);
    auto *value = qobject_cast<QLineEdit *>(focused());
    REQUIRE(value != nullptr);
    CHECK(grid->rowHeight(grid->currentIndex().row()) > low);
    CHECK(value->text() == QStringLiteral("بين القصرين /"));
    CHECK(value->layoutDirection() == Qt::RightToLeft);
    QTest::keyClick(value, Qt::Key_F9);
    QTest::keyClicks(focused(), QStringLiteral("c"));
    QTest::keyClick(focused(), Qt::Key_Down);
    CHECK(grid->session().record().fields().last().subfields().size() == 3);
    value->setText(QString(QChar(0x2068)) + QStringLiteral("نجيب") + QChar(0x2069));
    QTest::keyClicks(value, QStringLiteral("."));
    CHECK(grid->session().record().fields().last().subfield(u'a') == QStringLiteral("نجيب."));
    QTest::keyClick(focused(), Qt::Key_Return);
    CHECK(focused() == grid);
}

TEST_CASE("A row shows what its partner in the other script says")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(arabic()));
    open.goTo("245");
    CHECK(grid->currentIndex().data(ui::FieldModel::PartnerRole).toString()
          == QStringLiteral("بين القصرين /"));
    open.trigger("field.goToPartner");
    CHECK(grid->currentIndex().siblingAtColumn(0).data().toString() == QStringLiteral("880"));
    open.trigger("field.moveUp"); // the pair goes over 100 together
    CHECK(tagsOf(grid->session().record()).mid(5, 3)
          == QStringList{QStringLiteral("245"), QStringLiteral("880"), QStringLiteral("100")});
}

TEST_CASE("Lines dropped between two fields become fields there")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(test::book(QStringLiteral("T"))));
    QMimeData lines;
    lines.setText(QStringLiteral("=246  3\\$aOther title"));
    const int rows = grid->model()->rowCount();
    REQUIRE(grid->model()->dropMimeData(&lines, Qt::CopyAction, rows - 1, 0, {}));
    CHECK(grid->model()->index(rows - 1, 0).data().toString() == QStringLiteral("246"));
    CHECK(grid->model()->index(rows, 0).data().toString() == QStringLiteral("245"));
}

TEST_CASE("In a record of a thousand fields no key is slow")
{
    marc::Record record = test::book(QStringLiteral("T"));
    for (int i = 0; i < 1000; ++i)
        record.fields().append(marc::Field::data(
            marc::Tag("500"), u' ', u' ',
            {{u'a', QStringLiteral("Note %1 with some words of text in it.").arg(i)}}));
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(record));
    grid->setCurrentIndex(grid->model()->index(500, 3));
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_F2);
    qint64 slowest = 0;
    for (const QChar letter : QStringLiteral("forty keys typed into the middle of it..")) {
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(focused(), letter.toLatin1());
        QCoreApplication::sendPostedEvents();
        grid->viewport()->repaint();
        slowest = qMax(slowest, timer.elapsed());
    }
    WARN("slowest of 40 keys: " << slowest << " ms");
    CHECK(slowest < 300); // a machine under load and without optimisation; the rule is 100
}
