// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/workwindow.h"

#include "mail/mailserver.h"
#include "support/smtpsink.h"
#include "work/choosepersondialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QSpinBox>
#include <QTableWidget>

using namespace colophon;
using namespace colophon::test;

TEST_CASE("An administrator adds a person, changes their roles and disables them")
{
    TestCatalogue catalogue;
    OpenWindow open(catalogue);
    open.trigger("configure.people");
    auto *table = open.find<QTableWidget>("peopleTable");
    REQUIRE(soon([&] { return table->rowCount() == 2; }));
    press(open.window.get(), "peopleAdd");
    auto *window = dialog("personDialog");
    CHECK_FALSE(in<QPushButton>(window, "primaryButton")->isEnabled());
    QTest::keyClicks(in<QLineEdit>(window, "personLogin"), QStringLiteral("leila"));
    QTest::keyClicks(in<QLineEdit>(window, "personFullName"), QStringLiteral("Leila Haddad"));
    QTest::keyClicks(in<QLineEdit>(window, "personEmail"), QStringLiteral("leila@"));
    CHECK_FALSE(in<QPushButton>(window, "primaryButton")->isEnabled());
    QTest::keyClicks(in<QLineEdit>(window, "personEmail"), QStringLiteral("ashgrove.example"));
    in<QCheckBox>(window, "roleManager")->setChecked(true);
    press(window, "primaryButton");
    REQUIRE(soon([&] { return table->rowCount() == 3; }));
    store::Connection c = catalogue.connect();
    const store::User leila = *store::userByLogin(c, QStringLiteral("leila"));
    CHECK(leila.roles == (store::Role::Cataloger | store::Role::CatalogManager));
    CHECK(leila.email == QStringLiteral("leila@ashgrove.example"));

    table->selectRow(1); // ada, leila, tom
    press(open.window.get(), "peopleDisable");
    REQUIRE(soon([&] { return !store::userByLogin(c, QStringLiteral("leila"))->enabled; }));
    // The last administrator stays one.
    REQUIRE(soon([&] { return table->item(1, 4)->text() == QStringLiteral("Disabled"); }));
    table->selectRow(0);
    press(open.window.get(), "peopleDisable");
    QTest::qWait(300);
    CHECK(store::userByLogin(c, QStringLiteral("ada"))->enabled);
}

TEST_CASE("Who is no administrator reads people and mail, and is told which role may change them")
{
    TestCatalogue catalogue;
    OpenWindow open(catalogue, "tom");
    open.trigger("configure.people");
    auto *add = open.find<QPushButton>("peopleAdd");
    REQUIRE(add != nullptr);
    CHECK_FALSE(add->isEnabled());
    CHECK(add->toolTip().contains(QStringLiteral("Catalog Administrator")));
    open.trigger("configure.email");
    CHECK_FALSE(open.find<QPushButton>("mailSave")->isEnabled());
}

TEST_CASE("A mail server is set and tried, and what waits in the outbox is sent")
{
    if (!SmtpSink::isThere()) {
        WARN("python3-aiosmtpd is missing: not tried");
        SUCCEED();
        return;
    }
    TestCatalogue catalogue;
    {
        store::Connection c = catalogue.connect();
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        store::User ada = *store::userByLogin(c, QStringLiteral("ada"));
        ada.email = QStringLiteral("ada@ashgrove.example");
        REQUIRE(store::updateUser(*transaction, ada).ok());
        mail::Letter letter;
        letter.to.address = QStringLiteral("tom@ashgrove.example");
        letter.subject = QStringLiteral("Waiting");
        REQUIRE(mail::queueMail(*transaction, ada.id, catalogue.clock.now(), letter).ok());
        REQUIRE(transaction->commit().ok());
    }
    const SmtpSink sink;
    OpenWindow open(catalogue);
    open.trigger("configure.email");
    QTest::keyClicks(open.find<QLineEdit>("mailHost"), QStringLiteral("127.0.0.1"));
    auto *security = open.find<QComboBox>("mailSecurity");
    security->setCurrentIndex(security->findData(QStringLiteral("none")));
    open.find<QSpinBox>("mailPort")->setValue(sink.port());
    QTest::keyClicks(open.find<QLineEdit>("mailSender"), QStringLiteral("mail@ashgrove.example"));
    press(open.window.get(), "mailTest");
    REQUIRE(soon([&] { return sink.messages().size() == 1; }));
    REQUIRE(soon(
        [&] { return open.find<QLabel>("mailState")->text().contains(QStringLiteral("250")); }));
    press(open.window.get(), "mailSave");
    REQUIRE(soon([&] { return sink.messages().size() == 2; }));
    auto *outbox = open.find<QTableWidget>("mailOutbox");
    REQUIRE(soon([&] {
        return outbox->rowCount() == 1 && outbox->item(0, 0)->text() == QStringLiteral("Sent");
    }));
}

TEST_CASE("Who works is chosen from the active people")
{
    TestCatalogue catalogue;
    store::Connection c = catalogue.connect();
    QList<store::User> people = *store::users(c);
    people[0].enabled = false;
    auto *window = new ui::ChoosePersonDialog(people, QString(), nullptr);
    window->show();
    CHECK_FALSE(in<QPushButton>(window, "primaryButton")->isEnabled());
    auto *list = in<QListWidget>(window, "choosePersonList");
    REQUIRE(list->count() == 1);
    list->setCurrentRow(0);
    CHECK(window->login() == people.at(1).login);
    window->close();
}
