// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/newrecord.h"
#include "cataloging/templatedesk.h"
#include "editor/editorpage.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QDialog>
#include <QListView>
#include <QTabWidget>

using namespace colophon;
using test::OpenWindow;

namespace {

/// Begins a record from the template whose name is typed, with the keyboard alone.
ui::RecordGrid *begin(OpenWindow &open, const QString &typed)
{
    open.trigger("record.new");
    auto *chooser = open.find<QDialog>("templateChooser");
    REQUIRE(chooser != nullptr);
    auto *list = chooser->findChild<QListView *>(QStringLiteral("templatesList"));
    REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() >= 6; }, 5000));
    auto *filter = chooser->findChild<QLineEdit *>(QStringLiteral("templatesFilter"));
    QTest::keyClicks(filter, typed);
    REQUIRE(list->model()->rowCount() == 1);
    QTest::keyClick(filter, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return open.grid() != nullptr; }, 5000));
    open.window->activateWindow(); // there is no window manager here that would
    REQUIRE(QTest::qWaitForWindowActive(open.window.get()));
    return open.grid();
}

} // namespace

TEST_CASE(
    "Ctrl+N begins a record from a template, which is new until saved and lives through a kill")
{
    test::TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    MmsId mmsId;
    {
        OpenWindow open(catalogue);
        ui::RecordGrid *grid = begin(open, QStringLiteral("e-book"));
        mmsId = grid->session().mmsId();
        CHECK(grid->session().isNew());
        CHECK(grid->session().record().first(marc::Tag("336")) != nullptr);
        CHECK(store::recordOf(c, mmsId).error().code == ErrorCode::NotFound);
        open.goTo("245");
        QTest::keyClick(grid, Qt::Key_F2);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" typed"));
        REQUIRE(QTest::qWaitFor(
            [&] {
                const auto kept = cataloging::openRecord(c, ada, mmsId);
                return kept && kept->stored.record == grid->session().record();
            },
            5000));
    } // as after a kill: the draft is all there is
    OpenWindow open(catalogue);
    auto *list = open.find<QListView>("recordsList");
    REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() == 1; }, 5000));
    CHECK(list->model()
              ->index(0, 0)
              .data(Qt::AccessibleTextRole)
              .toString()
              .contains(QStringLiteral("new, not saved yet")));
    ui::RecordGrid *grid = open.open(mmsId);
    CHECK(grid->session().isNew());
    open.trigger("record.save");
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId).ok(); }, 5000));
    REQUIRE(QTest::qWaitFor([&] { return !grid->session().isNew(); }, 5000));
    CHECK(store::recordOf(c, mmsId)
              ->record.first(marc::Tag("245"))
              ->subfields()
              .last()
              .value.endsWith(QStringLiteral("typed")));
    // A second save is a second version.
    open.goTo("500");
    open.goTo("245");
    QTest::keyClicks(grid, QStringLiteral("!"));
    open.trigger("record.save");
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId)->version == 2; }, 5000));
}

TEST_CASE("A new record is discarded after a question, and nothing is left")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    begin(open, QStringLiteral("serial"));
    open.dialogs.answer = 1;
    open.trigger("draft.discard");
    CHECK(open.grid() != nullptr);
    open.dialogs.answer = 0;
    open.trigger("draft.discard");
    REQUIRE(QTest::qWaitFor([&] { return open.grid() == nullptr; }, 5000));
    store::Connection c = catalogue.connect();
    CHECK(cataloging::worklistRows(c, catalogue.actor("ada"))->isEmpty());
}

TEST_CASE("A record is duplicated, saved as a template, and expanded from it")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *first =
        open.open(catalogue.add(test::book(QStringLiteral("T")), store::ZoneKind::Institution));
    const MmsId original = first->session().mmsId();
    open.trigger("record.duplicate");
    auto *page = open.find<ui::EditorPage>("editorPage");
    REQUIRE(QTest::qWaitFor(
        [&] { return page->session() != nullptr && page->session()->mmsId() != original; }, 5000));
    CHECK(page->session()->isNew());

    open.trigger("record.saveAsTemplate");
    auto *dialog = open.find<QDialog>("templateDialog");
    REQUIRE(dialog != nullptr);
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("templateName"));
    name->setText(QStringLiteral("Like T"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("saveTemplate")),
                      Qt::LeftButton);
    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor(
        [&] {
            return cataloging::templateRows(c, catalogue.actor("ada"))->constFirst().name
                   == QStringLiteral("Like T");
        },
        5000));
    const qsizetype fields = page->session()->record().fields().size();
    open.goTo("245");
    open.trigger("field.delete");
    REQUIRE(page->session()->record().fields().size() == fields - 1);
    open.trigger("record.expandFromTemplate");
    auto *chooser = open.find<QDialog>("templateChooser");
    auto *list = chooser->findChild<QListView *>(QStringLiteral("templatesList"));
    REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() == 7; }, 5000));
    QTest::keyClick(chooser->findChild<QLineEdit *>(QStringLiteral("templatesFilter")),
                    Qt::Key_Return);
    REQUIRE(
        QTest::qWaitFor([&] { return page->session()->record().fields().size() == fields; }, 5000));
    open.trigger("edit.undo");
    CHECK(page->session()->record().fields().size() == fields - 1);
}

TEST_CASE("What was done can be undone after a save and after the view was closed and opened again")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    const marc::Record before = grid->session().record();
    open.goTo("245");
    QTest::keyClicks(grid, QStringLiteral("!"));
    open.trigger("field.duplicate");
    open.trigger("record.save");
    store::Connection c = catalogue.connect();
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId)->version == 2; }, 5000));
    REQUIRE(QTest::qWaitFor([&] { return !open.grid()->session().isDirty(); }, 5000));
    open.trigger("record.close");
    REQUIRE(open.grid() == nullptr);
    grid = open.open(mmsId);
    while (grid->session().undoStack().canUndo())
        open.trigger("edit.undo");
    CHECK(grid->session().record().first(marc::Tag("245")) != nullptr);
    CHECK(grid->session().record().fields().size() == before.fields().size());
    CHECK(grid->session().record().first(marc::Tag("245"))->subfield(u'a') == QStringLiteral("T"));
}
