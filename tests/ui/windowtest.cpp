// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace colophon;
using test::OpenWindow;
using test::ToldDialogs;

namespace {

QString titleIn(const marc::Record &record)
{
    return record.first(marc::Tag("245"))->subfield(u'a').value_or(QString());
}

} // namespace

TEST_CASE("Typing in 245 reaches the disk within a second, can be undone and redone, and is saved "
          "as a version")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("In an antique land")));
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    open.goTo("245");
    QTest::keyClick(grid, Qt::Key_F2);
    QTest::keyClicks(open.find<QWidget>("contentEditor"), QStringLiteral(" /"));
    CHECK(titleIn(grid->session().record()) == QStringLiteral("In an antique land /"));
    store::Connection c = catalogue.connect();
    const UserId ada = catalogue.actor("ada").user.id;
    REQUIRE(QTest::qWaitFor([&] { return store::draftOf(c, mmsId, ada)->has_value(); }, 1000));
    CHECK(titleIn((*store::draftOf(c, mmsId, ada))->record)
          == QStringLiteral("In an antique land /"));
    CHECK(store::recordOf(c, mmsId)->version == 1);
    open.trigger("edit.undo");
    CHECK(titleIn(grid->session().record()) == QStringLiteral("In an antique land"));
    open.trigger("edit.redo");
    open.trigger("record.save");
    REQUIRE(QTest::qWaitFor([&] { return store::recordOf(c, mmsId)->version == 2; }, 5000));
    CHECK(titleIn(store::recordOf(c, mmsId)->record) == QStringLiteral("In an antique land /"));
    CHECK_FALSE(store::draftOf(c, mmsId, ada)->has_value());
}

TEST_CASE("Fields are added, moved, duplicated and deleted by key, and undone one by one to the "
          "first state")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    const marc::Record first = grid->session().record();
    open.goTo("245");
    for (const char *id : {"field.add", "field.duplicate", "field.moveUp", "field.delete",
                           "field.duplicate", "field.moveDown"})
        open.trigger(id);
    CHECK(grid->session().record() != first);
    while (grid->session().undoStack().canUndo())
        open.trigger("edit.undo");
    CHECK(grid->session().record() == first);
    CHECK(grid->model()->rowCount() == first.fields().size() + 1);
}

TEST_CASE("After a crash the draft is offered, and the saved record shows until it is chosen")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("Saved")));
    marc::Record typed;
    {
        store::Connection c = catalogue.connect();
        typed = store::recordOf(c, mmsId)->record;
        typed.fields().last().subfields()[0].value = QStringLiteral("Typed");
        REQUIRE(
            cataloging::keepDraft(c, catalogue.actor("ada"), {mmsId, {}, 1, {}, 3, typed}).ok());
    }
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    CHECK(titleIn(grid->session().record()) == QStringLiteral("Saved"));
    CHECK(grid->session().isReadOnly());
    const auto buttons = open.window->findChildren<QPushButton *>();
    const auto use = std::find_if(buttons.cbegin(), buttons.cend(), [](const QPushButton *b) {
        return b->text() == QStringLiteral("Use Draft");
    });
    REQUIRE(use != buttons.cend());
    QTest::mouseClick(*use, Qt::LeftButton);
    CHECK(titleIn(grid->session().record()) == QStringLiteral("Typed"));
}

TEST_CASE("Closing a record whose draft was not yet chosen leaves the draft on the disk")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("Saved")));
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    marc::Record typed = store::recordOf(c, mmsId)->record;
    typed.fields().last().subfields()[0].value = QStringLiteral("Typed");
    REQUIRE(cataloging::keepDraft(c, ada, {mmsId, {}, 1, {}, 3, typed}).ok());
    {
        OpenWindow open(catalogue);
        open.open(mmsId);
        open.trigger("record.close");
    }
    REQUIRE(store::draftOf(c, mmsId, ada.user.id)->has_value());
    CHECK(titleIn((*store::draftOf(c, mmsId, ada.user.id))->record) == QStringLiteral("Typed"));
}

TEST_CASE("A record that somebody else edits can only be read")
{
    test::TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(test::book(QStringLiteral("T")));
    {
        store::Connection c = catalogue.connect();
        REQUIRE(cataloging::lockRecord(c, catalogue.actor("tom"), mmsId).ok());
    }
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    CHECK(grid->session().isReadOnly());
    CHECK_FALSE(open.window->commands()->find(QStringLiteral("field.add"))->isEnabled());
    CHECK_FALSE(open.window->commands()->find(QStringLiteral("field.add"))->statusTip().isEmpty());
}

TEST_CASE("The scope switch changes the search, its field and the results together")
{
    test::TestCatalogue catalogue;
    catalogue.add(test::book(QStringLiteral("In the network")));
    catalogue.add(test::book(QStringLiteral("In the institution")), store::ZoneKind::Institution);
    OpenWindow open(catalogue);
    auto *results = open.find<QListView>("resultsList");
    const auto shows = [results](const char *title) {
        return results->model()->rowCount() == 1
               && results->model()->index(0, 0).data().toString() == QLatin1String(title);
    };
    REQUIRE(QTest::qWaitFor([&] { return shows("In the network"); }, 5000));
    QTest::mouseClick(open.find<QToolButton>("zoneInstitution"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return shows("In the institution"); }, 5000));
    CHECK(open.find<QLineEdit>("searchField")->placeholderText()
          == QStringLiteral("Search the Institution Zone"));
    QLineEdit *field = open.find<QLineEdit>("searchField");
    QTest::keyClicks(field, QStringLiteral("network"));
    QTest::keyClick(field, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return results->model()->rowCount() == 0; }, 5000));
}

TEST_CASE("No two commands share a key")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    CHECK(open.window->commands()->all().size() > 30);
    CHECK(open.window->commands()->conflicts().isEmpty());
}

TEST_CASE("The first page makes a catalogue only from good codes")
{
    ToldDialogs dialogs;
    QTemporaryDir folder;
    ui::FirstRunPage page(dialogs, QStringLiteral("ada"));
    page.show();
    int created = 0;
    QObject::connect(&page, &ui::FirstRunPage::createRequested, &page, [&created] { ++created; });
    const auto edit = [&page](const char *name) {
        return page.findChild<QLineEdit *>(QLatin1String(name));
    };
    auto *button = page.findChild<QPushButton *>(QStringLiteral("createButton"));
    QTest::keyClicks(edit("institutionName"), QStringLiteral("Ashgrove"));
    QTest::keyClicks(edit("institutionCode"), QStringLiteral("48x"));
    CHECK(edit("institutionCode")->text() == QStringLiteral("48"));
    QTest::mouseClick(button, Qt::LeftButton);
    CHECK(created == 0);
    CHECK_FALSE(page.findChild<QLabel *>(QStringLiteral("formFault"))->text().isEmpty());
    QTest::keyClicks(edit("institutionCode"), QStringLiteral("38"));
    QTest::mouseClick(button, Qt::LeftButton);
    CHECK(created == 1);
}
