// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/spliteditor.h"
#include "editor/splitview.h"
#include "editor/versionspane.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QListWidget>
#include <QTableView>

using namespace colophon;
using test::OpenWindow;

namespace {

ui::SplitEditor &split(OpenWindow &open)
{
    return open.find<ui::EditorPage>("editorPage")->split();
}

/// Row of the split view whose left or right tag it is.
int rowOf(const ui::DiffModel &model, const char *tag)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        for (const int column : {int(ui::DiffModel::LeftTag), int(ui::DiffModel::RightTag)}) {
            if (model.index(row, column).data().toString() == QLatin1String(tag))
                return row;
        }
    }
    return -1;
}

} // namespace

TEST_CASE("F6 shows two open records side by side, and fields are copied across both ways")
{
    test::TestCatalogue catalogue;
    marc::Record other = test::book(QStringLiteral("Other title"));
    other.fields().append(
        marc::Field::data(marc::Tag("650"), u' ', u'0', {{u'a', QStringLiteral("Egypt.")}}));
    const MmsId second = catalogue.add(other);
    const MmsId first = catalogue.add(test::book(QStringLiteral("First title")));
    OpenWindow open(catalogue);
    open.open(second);
    ui::RecordGrid *grid = open.open(first);
    open.trigger("view.split");
    REQUIRE(split(open).isOpen());
    ui::SplitView &view = *split(open).view();
    CHECK(view.model().differenceCount() == 2); // 245 and 650: the rest is the same book
    CHECK_FALSE(open.window->commands()->find(QStringLiteral("field.add"))->isEnabled());

    // The first difference is in front; the next is 650.
    QTest::keyClick(&view.table(), Qt::Key_PageDown, Qt::AltModifier);
    const int row = rowOf(view.model(), "650");
    CHECK(view.table().currentIndex().row() == row);
    QTest::keyClick(&view.table(), Qt::Key_Left, Qt::AltModifier);
    CHECK(grid->session().record().fields().last() == other.fields().last());
    CHECK(view.model().differenceCount() == 1);
    open.trigger("edit.undo");
    CHECK(view.model().differenceCount() == 2);

    view.table().setCurrentIndex(view.model().index(rowOf(view.model(), "245"), 3));
    open.trigger("split.copyRight");
    store::Connection c = catalogue.connect();
    CHECK(view.model().rightRecord().first(marc::Tag("245"))->subfield(u'a')
          == QStringLiteral("First title"));
    CHECK(store::recordOf(c, second)->record.first(marc::Tag("245"))->subfield(u'a')
          == QStringLiteral("Other title")); // a draft until it is saved
    QTest::keyClick(&view.table(), Qt::Key_F6);
    CHECK_FALSE(split(open).isOpen());
    CHECK(open.grid()->isVisible());
}

TEST_CASE("What is typed at the left of the split editor is the record's, and moves no row")
{
    test::TestCatalogue catalogue;
    const MmsId second = catalogue.add(test::book(QStringLiteral("Other title")));
    const MmsId first = catalogue.add(test::book(QStringLiteral("First")));
    OpenWindow open(catalogue);
    open.open(second);
    ui::RecordGrid *grid = open.open(first);
    open.trigger("view.split");
    ui::SplitView &view = *split(open).view();
    const int row = rowOf(view.model(), "245");
    view.table().setCurrentIndex(view.model().index(row, 3));
    QTest::keyClick(&view.table(), Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" title"));
    CHECK(grid->session().record().first(marc::Tag("245"))->subfield(u'a')
          == QStringLiteral("First title"));
    CHECK(view.table().currentIndex().row() == row);
    view.model().copyAllToLeft();
    CHECK(view.model().differenceCount() == 0);
    CHECK(grid->session().record().controlValue(marc::Tag("001")) == first.toString());
}

TEST_CASE("View Versions compares a former version and restores it as a new one")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("As it was")));
    {
        store::Connection c = catalogue.connect();
        marc::Record changed = store::recordOf(c, mmsId)->record;
        changed.fields().last().subfields()[0].value = QStringLiteral("As it is");
        REQUIRE(cataloging::saveRecord(c, catalogue.actor("ada"), mmsId, changed,
                                       cataloging::BaseVersion(1))
                    .ok());
    }
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    open.trigger("record.versions");
    auto *list = open.find<QListWidget>("versionsList");
    REQUIRE(QTest::qWaitFor([&] { return list->count() == 2; }, 5000));
    QTest::mouseClick(open.find<QPushButton>("compareVersion"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return split(open).isOpen(); }, 5000));
    ui::DiffModel &model = split(open).view()->model();
    CHECK(model.differenceCount() == 1);
    const QModelIndex title = model.index(rowOf(model, "245"), ui::DiffModel::RightContent);
    CHECK(title.data().toString() == QStringLiteral("$a As it was"));
    const auto runs = title.data(ui::DiffModel::RunsRole).value<QList<marc::Run>>();
    REQUIRE(runs.size() == 1);
    CHECK(title.data().toString().mid(runs.at(0).start, runs.at(0).length)
          == QStringLiteral("was"));

    QTest::mouseClick(open.find<QPushButton>("restoreVersion"), Qt::LeftButton);
    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId)->version == 3; }, 5000));
    CHECK(store::recordOf(c, mmsId)->record.first(marc::Tag("245"))->subfield(u'a')
          == QStringLiteral("As it was"));
    REQUIRE(QTest::qWaitFor([&] { return list->count() == 3; }, 5000));
    open.trigger("edit.undo");
    CHECK(grid->session().record().first(marc::Tag("245"))->subfield(u'a')
          == QStringLiteral("As it is"));
}

TEST_CASE("Find goes from hit to hit, and replace all is one step")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid =
        open.open(catalogue.add(test::book(QStringLiteral("In an antique land in Egypt"))));
    const marc::Record before = grid->session().record();
    open.trigger("edit.replace");
    auto *what = open.find<QLineEdit>("findText");
    REQUIRE(what->hasFocus());
    QTest::keyClicks(what, QStringLiteral("\\bin\\b"));
    QTest::mouseClick(open.find<QWidget>("findExpression"), Qt::LeftButton, {}, QPoint(8, 8));
    CHECK(open.find<QLabel>("findCount")->text() == QStringLiteral("2 found"));
    QTest::keyClick(what, Qt::Key_Return);
    CHECK(open.find<QLabel>("findCount")->text() == QStringLiteral("1 of 2"));
    CHECK(grid->currentIndex().siblingAtColumn(0).data().toString() == QStringLiteral("245"));
    QTest::keyClicks(open.find<QLineEdit>("replaceText"), QStringLiteral("at"));
    QTest::mouseClick(open.find<QPushButton>("replaceAll"), Qt::LeftButton);
    CHECK(grid->session().record().first(marc::Tag("245"))->subfield(u'a')
          == QStringLiteral("at an antique land at Egypt"));
    open.trigger("edit.undo");
    CHECK(grid->session().record() == before);
}

TEST_CASE("In the split editor the form and the help line mean the field that is looked at")
{
    test::TestCatalogue catalogue;
    const MmsId second = catalogue.add(test::book(QStringLiteral("Other title")));
    const MmsId first = catalogue.add(test::book(QStringLiteral("First title")));
    OpenWindow open(catalogue);
    open.open(second);
    ui::RecordGrid *grid = open.open(first);
    open.trigger("view.split");
    ui::SplitView &view = *split(open).view();
    view.table().setCurrentIndex(view.model().index(rowOf(view.model(), "008"), 3));
    CHECK(grid->currentIndex().siblingAtColumn(0).data().toString() == QStringLiteral("008"));
    CHECK(open.find<QLabel>("fieldHelp")->text().contains(QStringLiteral("008")));
}
