// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/pageonscreen.h"

#include "reminders/changes.h"
#include "workflow/note.h"

#include <QLineEdit>
#include <QTabBar>
#include <QTableView>

using namespace colophon;
using namespace colophon::ui;
using namespace colophon::ui::test;

namespace {

/// The texts of all labels in a card of the record view.
QString textsIn(const QWidget *card)
{
    QStringList texts;
    for (const QLabel *label : card->findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(u'|');
}

QLabel *labelWith(const QWidget *parent, const QString &text)
{
    for (QLabel *label : parent->findChildren<QLabel *>()) {
        if (label->text().contains(text))
            return label;
    }
    return nullptr;
}

} // namespace

TEST_CASE("The record view shows reminders, notes and assignment beside the record")
{
    SearchCatalogue catalogue;
    const MmsId mmsId = catalogue.add(store::ZoneKind::Institution, kInstitution).at(1);
    store::Connection c = catalogue.open();
    const cataloging::Actor actor = catalogue.actor(c);
    REQUIRE(workflow::addNote(c, actor, mmsId, QStringLiteral("Ask the publisher.")).ok());
    reminders::Details late;
    late.text = QStringLiteral("Check the last issue");
    late.date = QDate(2026, 3, 1); // the clock says the 14th
    REQUIRE(reminders::addReminder(c, actor, mmsId, late).ok());
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    screen.list()->setCurrentIndex(screen.list()->model()->index(1, 0));
    screen.commands().find(QStringLiteral("result.view"))->trigger();
    auto *reminders = screen.part<QWidget>("recordReminders");
    auto *notes = screen.part<QWidget>("recordNotes");
    REQUIRE(soon([&] { return textsIn(notes).contains(u"Ask the publisher."); }));
    CHECK(screen.text("recordTitle") == QStringLiteral("Death on the Nile"));
    CHECK(textsIn(notes).contains(u"Miriam Okafor"));
    CHECK(textsIn(reminders).contains(u"Check the last issue"));
    CHECK(textsIn(reminders).contains(u"1 Mar 2026, overdue"));
    CHECK(textsIn(screen.part<QWidget>("recordAssignment")).contains(u"Not assigned"));

    // What is written meanwhile comes, and the record stays as it is read.
    const QLabel *line = labelWith(screen.part<QWidget>("recordLines"), QStringLiteral("Christie"));
    REQUIRE(line != nullptr);
    REQUIRE(workflow::addNote(c, actor, mmsId, QStringLiteral("They answered.")).ok());
    emit screen.workspace().catalogueWritten();
    REQUIRE(soon([&] { return textsIn(notes).contains(u"They answered."); }));
    CHECK(labelWith(screen.part<QWidget>("recordLines"), QStringLiteral("Christie")) == line);
}

TEST_CASE("A heading in the record view leads to the records that have it")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution,
                  kInstitution + mnemonic("Endless night", "Christie, Agatha", "1967")
                      + mnemonic("About Christie", "Christie, Agatha M.", "1980"));
    PageOnScreen screen(catalogue);
    screen.show();
    REQUIRE(soon([&] { return screen.titles().size() == 6; }));
    const int row = int(screen.titles().indexOf(QStringLiteral("Death on the Nile")));
    screen.list()->setCurrentIndex(screen.list()->model()->index(row, 0));
    screen.commands().find(QStringLiteral("result.view"))->trigger();
    auto *lines = screen.part<QWidget>("recordLines");
    REQUIRE(soon([&] { return labelWith(lines, QStringLiteral("Christie, Agatha")) != nullptr; }));
    QLabel *name = labelWith(lines, QStringLiteral("Christie, Agatha"));
    REQUIRE(name->text().contains(u"<a "));
    CHECK_FALSE(labelWith(lines, QStringLiteral("London"))->text().contains(u"<a "));
    emit name->linkActivated(QStringLiteral("h"));
    REQUIRE(soon([&] {
        return screen.titles()
               == QStringList{QStringLiteral("Death on the Nile"), QStringLiteral("Endless night")};
    }));
    CHECK(screen.list()->isVisible());
}

TEST_CASE("The list of headings is there at once and follows what is typed")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    screen.part<QTabBar>("searchTabs")->setCurrentIndex(1);
    auto *table = screen.part<QTableView>("browseTable");
    REQUIRE(soon([&] { return table->model()->rowCount() == 4; }));
    QTest::keyClicks(screen.part<QLineEdit>("browseText"), QStringLiteral("chr"));
    REQUIRE(soon(
        [&] { return table->currentIndex().data().toString().contains(u"Christie, Agatha"); }));
}

TEST_CASE("The record view takes other colours and sizes while it is shown")
{
    SearchCatalogue catalogue;
    catalogue.add(store::ZoneKind::Institution, kInstitution);
    PageOnScreen screen(catalogue);
    screen.showList(kAllByTitle);
    screen.list()->setCurrentIndex(screen.list()->model()->index(1, 0));
    screen.commands().find(QStringLiteral("result.view"))->trigger();
    auto *lines = screen.part<QWidget>("recordLines");
    const auto linkHas = [&](const QColor &colour) {
        const QLabel *name = labelWith(lines, QStringLiteral("Christie, Agatha"));
        return name != nullptr && name->text().contains(colour.name());
    };
    REQUIRE(soon([&] { return linkHas(Tokens::light().accent); }));
    applyTheme(*qApp, Appearance::Dark, 125);
    CHECK(soon([&] { return linkHas(Tokens::dark().accent); }));
    applyTheme(*qApp, Appearance::Light, 100);
    CHECK(soon([&] { return linkHas(Tokens::light().accent); }));
}
