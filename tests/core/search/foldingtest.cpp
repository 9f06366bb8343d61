// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/folding.h"

#include <catch2/catch.hpp>

using namespace colophon::search;

TEST_CASE("Words fold to the same tokens whatever their marks, case and width")
{
    const auto [text, expected] = GENERATE(table<QString, QString>(
        {{QStringLiteral("Maḥfūẓ, Najīb"), QStringLiteral("mahfuz najib")},
         {QStringLiteral("ʻAbd al-Jawwād"), QStringLiteral("abd al jawwad")},
         {QStringLiteral("Łódź Straße Ærø œuvre"), QStringLiteral("lodz strasse aero oeuvre")},
         {QStringLiteral("E\u0301gypte"), QStringLiteral("egypte")},
         {QStringLiteral("İstanbul ışık"), QStringLiteral("istanbul isik")},
         {QStringLiteral("Ｆｕｌｌ　１２"), QStringLiteral("full 12")},
         {QStringLiteral("ёлка Ёлка"), QStringLiteral("елка елка")},
         {QStringLiteral("紅樓夢"), QStringLiteral("紅樓 樓夢")},
         {QStringLiteral("한강"), QStringLiteral("한강")},
         {QStringLiteral("夢"), QStringLiteral("夢")},
         {QStringLiteral("ἀρχή"), QStringLiteral("αρχη")},
         {QStringLiteral("it's 20th-century"), QStringLiteral("its 20th century")}}));
    CHECK(tokens(text).join(u' ') == expected);
}

TEST_CASE("ISBNs are one number, hyphens and length aside")
{
    // 0-306-40615-2 and 978-0-306-40615-7 are the examples of the ISBN users' manual.
    for (const char *text :
         {"0306406152", "0-306-40615-2 (pbk.)", "978-0-306-40615-7", "9780306406157 :"})
        CHECK(normalizedIsbn(QString::fromLatin1(text)) == QStringLiteral("9780306406157"));
    CHECK(normalizedIsbn(u"080442957X") == QStringLiteral("9780804429573"));
    CHECK(normalizedIsbn(u"12345").isEmpty());
}
