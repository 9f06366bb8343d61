// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/characterpalette.h"
#include "support/openwindow.h"
#include "support/recordbuilder.h"

#include <QComboBox>

using namespace colophon;
using test::OpenWindow;

TEST_CASE("Special characters are found by name and put in where the caret was")
{
    test::TestCatalogue catalogue;
    OpenWindow open(catalogue);
    ui::RecordGrid *grid = open.open(catalogue.add(test::book(QStringLiteral("Bayna al-qarayn"))));
    const auto title = [&] {
        return grid->session().record().first(marc::Tag("245"))->subfield(u'a')->toStdString();
    };
    open.goTo("245");
    QTest::keyClick(grid, Qt::Key_F2);
    for (int i = 0; i < 5; ++i) // before "rayn"
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    open.trigger("edit.characters");
    auto *palette = open.find<ui::CharacterPalette>("characterPalette");
    REQUIRE(palette != nullptr);
    auto *field = palette->findChild<QLineEdit *>(QStringLiteral("characterField"));
    const auto coding = [&] {
        return palette->findChild<QLabel *>(QStringLiteral("characterCoding"))
            ->text()
            .toStdString();
    };
    QTest::keyClicks(field, QStringLiteral("small s dot below"));
    CHECK(palette->findChild<QLabel *>(QStringLiteral("characterName"))
              ->text()
              .startsWith(QStringLiteral("U+1E63")));
    CHECK(coding() == "In MARC-8");
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(title() == "Bayna al-qaṣrayn");
    field->setText(QStringLiteral("em dash"));
    CHECK(coding().find("&#x2014;") != std::string::npos);
    QTest::keyClick(field, Qt::Key_Return); // behind the one before
    CHECK(title() == "Bayna al-qaṣ—rayn");
    field->setText(QStringLiteral("dollar sign"));
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(title() == "Bayna al-qaṣ—$rayn"); // no subfield
    CHECK(grid->session().record().first(marc::Tag("245"))->subfields().size() == 1);
    field->clear();
    auto *group = palette->findChild<QComboBox *>(QStringLiteral("characterGroup"));
    group->setCurrentIndex(0); // used lately, the last one first
    CHECK(palette->findChild<QListView *>()->model()->index(0, 0).data().toString()
          == QStringLiteral("$"));
}
