// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/folding.h"

#include <catch2/catch.hpp>

using namespace colophon;
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
         {QStringLiteral("紅樓夢"), QStringLiteral("紅樓 樓夢 夢")},
         {QStringLiteral("한강"), QStringLiteral("한강 강")},
         {QStringLiteral("紅 樓 夢 meng"), QStringLiteral("紅樓 樓夢 夢 meng")},
         {QStringLiteral("夢"), QStringLiteral("夢")},
         {QStringLiteral("ἀρχή"), QStringLiteral("αρχη")},
         {QStringLiteral("it's 20th-century"), QStringLiteral("its 20th century")}}));
    CHECK(tokens(text).join(u' ') == expected);
}

TEST_CASE("Any part of a run of Chinese, Japanese or Korean is asked for by its own tokens")
{
    CHECK(soughtTokens(u"樓夢").tokens == QStringList{QStringLiteral("樓夢")});
    const SoughtTokens one = soughtTokens(u"夢");
    CHECK(one.tokens == QStringList{QStringLiteral("夢")});
    CHECK(one.lastIsBeginning);
    // What follows the run stands behind its last character's own token.
    const SoughtTokens followed = soughtTokens(u"樓夢 meng");
    CHECK(followed.tokens
          == QStringList{QStringLiteral("樓夢"), QStringLiteral("夢"), QStringLiteral("meng")});
    CHECK_FALSE(followed.lastIsBeginning);
}

TEST_CASE("The quick way for plain text gives the same tokens")
{
    for (const char *text : {"Egypt : it's 20th-century, A-Z", "", " 1 ", "'", "a'b--c"}) {
        const QString plain = QString::fromLatin1(text);
        ByteBuffer quick;
        appendTokens(quick, plain.toUtf8());
        CHECK(quick.view().trimmed() == tokens(plain).join(u' ').toUtf8());
    }
}
