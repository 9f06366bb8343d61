// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/workwindow.h"

#include "mail/mailserver.h"
#include "records/recordslist.h"
#include "store/draftstore.h"
#include "work/personpicker.h"

#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QRadioButton>

using namespace colophon;
using namespace colophon::test;

namespace {

/// Tom with an address, and the library's mail server.
void addMail(TestCatalogue &catalogue)
{
    store::Connection c = catalogue.connect();
    Result<store::Transaction> transaction = store::Transaction::begin(c);
    REQUIRE(transaction.ok());
    store::User tom = *store::userByLogin(c, QStringLiteral("tom"));
    tom.name = QStringLiteral("Tomasz Wójcik");
    tom.email = QStringLiteral("tom@ashgrove.example");
    REQUIRE(store::updateUser(*transaction, tom).ok());
    mail::MailServer server;
    server.host = QStringLiteral("127.0.0.1");
    server.port = 1; // nobody is there
    server.security = mail::Security::None;
    server.sender.address = QStringLiteral("mail@ashgrove.example");
    REQUIRE(mail::setMailServer(*transaction, server).ok());
    REQUIRE(transaction->commit().ok());
}

QString ownMark(OpenWindow &open, int row = 0)
{
    QListView *list = open.find<QListView>("recordsList");
    return list->model()->index(row, 0).data(ui::OpenRecordsModel::OwnRole).toString();
}

} // namespace

TEST_CASE("A record is assigned from the editor with a note and a mail, the draft goes along, and "
          "it can only be read then")
{
    TestCatalogue catalogue;
    addMail(catalogue);
    const MmsId mmsId = catalogue.add(book(QStringLiteral("In an antique land")));
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    open.goTo("245");
    QTest::keyClick(grid, Qt::Key_F2);
    QTest::keyClicks(open.find<QWidget>("contentEditor"), QStringLiteral(" typed"));
    usable(open, "assignment.assign");
    open.trigger("assignment.assign");
    auto *window = dialog("assignDialog");
    CHECK(in<QLabel>(window, "dialogRecordTitle")->text() == QStringLiteral("In an antique land"));
    press(window, "primaryButton");
    CHECK(in<QLabel>(window, "assignProblem")->isVisible()); // nobody was chosen
    auto *picker = in<ui::PersonPicker>(window, "assignTo");
    QTest::keyClicks(picker, QStringLiteral("wojc")); // without the accent
    REQUIRE(picker->chosen().has_value());
    CHECK(picker->chosen()->login == QStringLiteral("tom"));
    in<QPlainTextEdit>(window, "assignNote")->setPlainText(QStringLiteral("Check 245"));
    auto *mail = in<QCheckBox>(window, "sendAsEmail");
    REQUIRE(mail->isEnabled());
    mail->setChecked(true);
    CHECK(in<QRadioButton>(window, "draftTravels")->isChecked());
    press(window, "primaryButton");

    store::Connection c = catalogue.connect();
    REQUIRE(soon([&] { return workflow::assignmentOf(c, mmsId)->has_value(); }));
    const cataloging::Actor tom = catalogue.actor("tom");
    CHECK((*workflow::assignmentOf(c, mmsId))->holder == tom.user.id);
    REQUIRE(store::draftOf(c, mmsId, tom.user.id)->has_value());
    CHECK(marc::briefOf((*store::draftOf(c, mmsId, tom.user.id))->record)
              .title.contains(QStringLiteral("typed")));
    REQUIRE(mail::outbox(c)->size() == 1);
    const mail::Letter letter = mail::outbox(c)->constFirst().letter;
    CHECK(letter.to.address == QStringLiteral("tom@ashgrove.example"));
    CHECK(letter.subject == QStringLiteral("Assigned to you: In an antique land"));
    for (const QString &said : {QStringLiteral("Check 245"), mmsId.toString(),
                                QStringLiteral("Network Zone"), QStringLiteral("ada")})
        CHECK(letter.body.contains(said));
    // The editor shows it anew: read-only, with the bar that says whose it is.
    auto *bar = open.find<QWidget>("assignmentBar");
    REQUIRE(soon([&] {
        return bar->isVisible() && open.grid() != nullptr && open.grid()->session().isReadOnly();
    }));
    CHECK(open.find<QLabel>("assignmentText")->text().contains(QStringLiteral("Tomasz Wójcik")));
    QTest::qWait(900); // longer than the delay of a draft
    CHECK_FALSE(store::draftOf(c, mmsId, catalogue.actor("ada").user.id)->has_value());
}

TEST_CASE("What was typed can be saved first")
{
    TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(book(QStringLiteral("T")));
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(mmsId);
    open.goTo("245");
    QTest::keyClick(grid, Qt::Key_F2);
    QTest::keyClicks(open.find<QWidget>("contentEditor"), QStringLiteral(" typed"));
    usable(open, "assignment.assign");
    open.trigger("assignment.assign");
    auto *window = dialog("assignDialog");
    QTest::keyClicks(in<ui::PersonPicker>(window, "assignTo"), QStringLiteral("tom"));
    CHECK_FALSE(in<QCheckBox>(window, "sendAsEmail")->isEnabled()); // no address is known
    in<QRadioButton>(window, "saveFirst")->setChecked(true);
    press(window, "primaryButton");
    store::Connection c = catalogue.connect();
    REQUIRE(soon([&] { return workflow::assignmentOf(c, mmsId)->has_value(); }));
    CHECK(store::recordOf(c, mmsId)->version == 2);
    CHECK_FALSE(store::draftOf(c, mmsId, catalogue.actor("tom").user.id)->has_value());
}

TEST_CASE("A record that another program assigns appears in the list by itself, in blue, and is "
          "released with a note that its assigner finds")
{
    TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(book(QStringLiteral("Les misérables")));
    store::Connection c = catalogue.connect();
    const cataloging::Actor ada = catalogue.actor("ada");
    const cataloging::Actor tom = catalogue.actor("tom");
    OpenWindow open(catalogue, "tom");
    open.trigger("screen.editor");
    REQUIRE(workflow::assign(c, ada, {mmsId, tom.user.id, QStringLiteral("Please")}).ok());
    REQUIRE(soon([&] { return ownMark(open) == QStringLiteral("Assigned"); }));
    open.open(mmsId);
    CHECK_FALSE(open.grid()->session().isReadOnly());
    auto *bar = open.find<QWidget>("assignmentBar");
    REQUIRE(soon([&] { return bar->isVisible(); }));
    CHECK(bar->accessibleName().contains(QStringLiteral("Assigned to you by ada")));
    CHECK(bar->accessibleName().contains(QStringLiteral("Please")));
    usable(open, "assignment.release");
    open.trigger("assignment.release");
    auto *window = dialog("releaseDialog");
    in<QPlainTextEdit>(window, "releaseNote")->setPlainText(QStringLiteral("Done"));
    press(window, "primaryButton");
    REQUIRE(soon([&] {
        const auto now = *workflow::assignmentOf(c, mmsId);
        return now && now->state == workflow::AssignmentState::Returned;
    }));
    CHECK((*workflow::assignmentOf(c, mmsId))->returnNote == QStringLiteral("Done"));
    CHECK((*workflow::assignmentOf(c, mmsId))->holder == ada.user.id);
    REQUIRE(soon([&] { return ownMark(open).isEmpty(); }));
}

TEST_CASE("At the next start the assigned record is in the list, and who gave it can't release it "
          "before it is back: the command says why")
{
    TestCatalogue catalogue;
    const MmsId mmsId = catalogue.add(book(QStringLiteral("T")));
    store::Connection c = catalogue.connect();
    const cataloging::Actor tom = catalogue.actor("tom");
    const cataloging::Actor ada = catalogue.actor("ada");
    REQUIRE(workflow::assign(c, tom, {mmsId, ada.user.id, {}}).ok());
    {
        OpenWindow open(catalogue);
        open.trigger("screen.editor");
        REQUIRE(soon([&] { return ownMark(open) == QStringLiteral("Assigned"); }));
    }
    OpenWindow open(catalogue, "tom");
    open.open(mmsId);
    QAction *release = open.window->commands()->find(QStringLiteral("assignment.release"));
    REQUIRE(soon([&] {
        return release->statusTip().contains(QStringLiteral("You can release it once ada has"));
    }));
    CHECK_FALSE(release->isEnabled());
    CHECK_FALSE(open.window->commands()->find(QStringLiteral("assignment.assign"))->isEnabled());
    // Notes can be added all the same.
    CHECK(open.window->commands()->find(QStringLiteral("note.add"))->isEnabled());
}
