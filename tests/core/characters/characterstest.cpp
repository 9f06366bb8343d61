// SPDX-License-Identifier: GPL-3.0-or-later
#include "characters/characters.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace colophon;
using characters::Character;
using characters::Group;

namespace {

bool finds(const char *typed, char32_t code)
{
    const QList<Character> found = characters::find(QString::fromUtf8(typed), 100);
    return std::any_of(found.cbegin(), found.cend(),
                       [code](const Character &c) { return c.code == code; });
}

} // namespace

TEST_CASE("A character is found by the starts of the words of its name, in any order")
{
    CHECK(finds("macron small a", U'ā'));
    CHECK(finds("turned comma", 0x02BB));
    CHECK(finds("dot below h", U'ḥ'));
    CHECK(finds("alef", 0x0627));
    CHECK(finds("sound recording", U'℗'));
    CHECK_FALSE(finds("acron", U'ā')); // no word begins so
    CHECK(characters::find(QStringLiteral("no such name"), 100).isEmpty());
    CHECK(characters::find(QStringLiteral("turned comma"), 9).value(0).code == 0x02BB);
    CHECK(characters::find(QStringLiteral("a"), 7).size() == 7);
}

TEST_CASE("A code and the character itself are found first")
{
    for (const char *typed : {"U+02BB", "u+02bb", "02BB", "ʻ"})
        CHECK(characters::find(QString::fromUtf8(typed), 5).value(0)
              == Character{0x02BB, QStringLiteral("MODIFIER LETTER TURNED COMMA")});
    CHECK(characters::nameOf(U'1') == QStringLiteral("DIGIT ONE"));
    CHECK(characters::codeOf(0x1F600) == QStringLiteral("U+1F600"));
}

// https://www.loc.gov/marc/specifications/speccharmarc8.html
TEST_CASE("What MARC-8 has and what it lacks")
{
    for (const char32_t code : U"āḥʻʼłøæ©℗♯β₂²жבبα€ß")
        if (code != 0) {
            CAPTURE(characters::codeOf(code).toStdString());
            CHECK(characters::isInMarc8(code));
        }
    for (const char32_t code : {char32_t(0x2014), char32_t(0x2019), char32_t(0x0259),
                                char32_t(0x1F600), char32_t(0x0915)}) {
        CAPTURE(characters::codeOf(code).toStdString());
        CHECK_FALSE(characters::isInMarc8(code));
    }
    CHECK(characters::isInMarc8(0x0304)); // a mark
    CHECK(characters::isMark(0x0304));
    CHECK_FALSE(characters::isMark(U'a'));
}

TEST_CASE("Every character of a group has a name and stands in it once")
{
    for (const Group group : characters::groups()) {
        QList<char32_t> list = characters::charactersOf(group);
        CHECK(list.size() > 20);
        for (const char32_t code : list) {
            CAPTURE(characters::codeOf(code).toStdString());
            CHECK_FALSE(characters::nameOf(code).startsWith(u'<'));
        }
        std::sort(list.begin(), list.end());
        CHECK(std::adjacent_find(list.cbegin(), list.cend()) == list.cend());
    }
}
