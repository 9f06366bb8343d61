// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/workwindow.h"

#include <QLabel>
#include <QToolButton>

using namespace colophon;
using namespace colophon::test;

namespace {

QList<QWidget *> cards(OpenWindow &open)
{
    QList<QWidget *> shown;
    for (QWidget *card : open.window->findChildren<QWidget *>(QStringLiteral("noteCard"))) {
        if (card->isVisible())
            shown.append(card);
    }
    return shown;
}

} // namespace

TEST_CASE("A note is added by the keys of the guide, shown with its author, deleted and brought "
          "back")
{
    TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(book(QStringLiteral("Bayna al-qaṣrayn")));
    OpenWindow open(catalogue);
    open.open(mmsId);
    auto *pane = open.find<QWidget>("notesPane");
    REQUIRE(pane != nullptr);
    CHECK_FALSE(pane->isVisible());
    open.trigger("note.view");
    CHECK(pane->isVisible());
    usable(open, "note.add");
    open.trigger("note.add");
    auto *window = dialog("addNoteDialog");
    CHECK_FALSE(in<QPushButton>(window, "primaryButton")->isEnabled());
    QTest::keyClicks(in<QPlainTextEdit>(window, "noteText"), QStringLiteral("Second copy signed"));
    QTest::keyClick(in<QPlainTextEdit>(window, "noteText"), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(soon([&] { return cards(open).size() == 1; }));
    CHECK(in<QLabel>(cards(open).constFirst(), "noteText")->text()
          == QStringLiteral("Second copy signed"));
    CHECK(open.find<QLabel>("notesCount")->text() == QStringLiteral("1"));
    REQUIRE(soon([&] {
        return open.window->commands()->find(QStringLiteral("note.view"))->text().contains(u'1');
    }));
    QListView *list = open.find<QListView>("recordsList");
    REQUIRE(soon([&] {
        return list->model()
            ->index(0, 0)
            .data(Qt::AccessibleTextRole)
            .toString()
            .contains(QStringLiteral("1 note"));
    }));

    press(cards(open).constFirst(), "noteDelete");
    REQUIRE(
        soon([&] { return cards(open).isEmpty() && open.find<QWidget>("noteUndo") != nullptr; }));
    store::Connection c = catalogue.connect();
    CHECK(workflow::notesOf(c, mmsId)->isEmpty());
    press(pane, "noteUndo");
    REQUIRE(soon([&] { return cards(open).size() == 1; }));
    CHECK(workflow::notesOf(c, mmsId)->size() == 1);
    QTest::mouseClick(in<QToolButton>(pane, "notesClose"), Qt::LeftButton);
    CHECK_FALSE(pane->isVisible());
}

TEST_CASE("Notes can be read and added on a record that somebody else has locked, and a note from "
          "elsewhere shows by itself")
{
    TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    REQUIRE(cataloging::lockRecord(c, catalogue.actor("tom"), mmsId).ok());
    OpenWindow open(catalogue);
    CHECK(open.open(mmsId)->session().isReadOnly());
    open.trigger("note.view");
    usable(open, "note.add");
    REQUIRE(workflow::addNote(c, catalogue.actor("tom"), mmsId, QStringLiteral("From Tom")).ok());
    REQUIRE(soon([&] { return cards(open).size() == 1; }));
}

TEST_CASE("The notes follow the record in front")
{
    TestCatalogue catalogue;
    const MmsId one = catalogue.add(book(QStringLiteral("One")));
    const MmsId two = catalogue.add(book(QStringLiteral("Two")));
    store::Connection c = catalogue.connect();
    REQUIRE(workflow::addNote(c, catalogue.actor("tom"), one, QStringLiteral("On one")).ok());
    OpenWindow open(catalogue);
    open.open(one);
    open.trigger("note.view");
    REQUIRE(soon([&] { return cards(open).size() == 1; }));
    open.open(two);
    REQUIRE(soon([&] { return cards(open).isEmpty(); }));
}
