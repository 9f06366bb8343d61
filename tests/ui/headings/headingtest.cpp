// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editorpage.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QDialog>
#include <QListView>
#include <QTableView>

using namespace colophon;
using test::OpenWindow;

namespace {

QString nameIn(ui::RecordGrid *grid)
{
    return grid->session().record().first(marc::Tag("100"))->text(u"abcdq0");
}

} // namespace

TEST_CASE("F3 browses the headings of the field, and one chosen goes into it as a step")
{
    test::TestCatalogue catalogue;
    marc::Record full = test::book(QStringLiteral("Egypt"), QStringLiteral("Marsot, Afaf Lutfi,"));
    for (marc::Field &field : full.fields()) {
        if (field.tag() == marc::Tag("100"))
            field.subfields() += {{u'd', QStringLiteral("1933-")}, {u'0', QStringLiteral("(lc)1")}};
    }
    catalogue.add(full);
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("Nile"), QStringLiteral("Marso")));
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    open.goTo("100");
    QTest::keyClick(grid, Qt::Key_F3);
    auto *dialog = open.find<QDialog>("headingsDialog");
    REQUIRE(dialog != nullptr);
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("browseTable"));
    REQUIRE(QTest::qWaitFor([&] { return table->model()->rowCount() == 2; }, 5000));
    REQUIRE(QTest::qWaitFor([&] { return table->currentIndex().row() == 0; }, 5000));
    QTest::keyClick(table, Qt::Key_Down);
    CHECK(table->currentIndex().data().toString().contains(
        QStringLiteral("Marsot, Afaf Lutfi, 1933-")));
    QTest::keyClick(table, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor(
        [&] { return nameIn(grid) == QLatin1String("Marsot, Afaf Lutfi, 1933- (lc)1"); }, 5000));
    CHECK(grid->isVisible()); // Enter did not lead to the records of the heading
    open.trigger("edit.undo");
    CHECK(nameIn(grid) == QLatin1String("Marso"));

    // A field without headings says so and changes nothing.
    open.goTo("020");
    open.trigger("field.headings");
    CHECK(nameIn(grid) == QLatin1String("Marso"));
}
