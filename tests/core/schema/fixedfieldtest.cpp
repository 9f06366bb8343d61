// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/fixedfield.h"

#include <catch2/catch.hpp>

using namespace colophon;
using namespace colophon::schema;

namespace {

const marc::Tag k006("006");
const marc::Tag k007("007");
const marc::Tag k008("008");

const Definitions &bib()
{
    return Definitions::marc21(RecordKind::Bibliographic);
}

const FixedLayout &layout(const marc::Tag &tag, const char *key)
{
    const FixedLayout *found = bib().layout(tag, QLatin1String(key));
    REQUIRE(found != nullptr);
    return *found;
}

const FixedPosition &named(const FixedLayout &layout, const char *name)
{
    for (const FixedPosition &position : layout.positions) {
        if (position.name == QLatin1String(name))
            return position;
    }
    FAIL("no position " << name);
    return layout.positions.first();
}

marc::Leader leader(char type, char level)
{
    marc::Leader made;
    made.set(6, QLatin1Char(type));
    made.set(7, QLatin1Char(level));
    return made;
}

} // namespace

// The examples of https://www.loc.gov/marc/bibliographic/bd008.html: material by LDR/06 and 07.
TEST_CASE("The leader decides what a 008 means")
{
    const auto key = [](char type, char level) {
        const FixedLayout *found = layoutFor(bib(), k008, {}, leader(type, level));
        return found == nullptr ? std::string() : found->key.toStdString();
    };
    CHECK(key('a', 'm') == "books");
    CHECK(key('a', 'c') == "books");
    CHECK(key('a', 's') == "continuing");
    CHECK(key('a', 'i') == "continuing");
    CHECK(key('t', 'm') == "books");
    CHECK(key('c', 's') == "music");
    CHECK(key('j', 'm') == "music");
    CHECK(key('e', 'm') == "maps");
    CHECK(key('g', 'm') == "visual");
    CHECK(key('m', 'm') == "computer");
    CHECK(key('p', 'c') == "mixed");
    CHECK(key('?', 'm').empty());
}

TEST_CASE("A 006 is read by its first character, a 007 by its category")
{
    CHECK(layoutFor(bib(), k006, u"m     o  d        ", {})->key == QStringLiteral("computer"));
    CHECK(layoutFor(bib(), k006, u"s", {})->key == QStringLiteral("continuing"));
    CHECK(layoutFor(bib(), k006, u"", {}) == nullptr);
    CHECK(layoutFor(bib(), k007, u"cr |||||||||||", {})->name
          == QStringLiteral("Electronic resource"));
    CHECK(layoutFor(bib(), k007, u"?", {}) == nullptr);
    CHECK(layoutFor(bib(), marc::Tag("245"), u"x", {}) == nullptr);
}

// 006/06 of computer files is 008/23: "o" is Online.
TEST_CASE("The positions of a 006 are those of the 008 seventeen characters on")
{
    const FixedLayout &computer = layout(k006, "computer");
    const FixedPosition *form = computer.at(6);
    REQUIRE(form != nullptr);
    CHECK(form->name == QStringLiteral("Form of item"));
    CHECK(meaning(bib(), *form, u"o") == QStringLiteral("Online"));
    CHECK(computer.at(0)->name == QStringLiteral("Form of material"));
}

TEST_CASE("A position is read and set in the field's text, whatever its length")
{
    const FixedLayout &books = layout(k008, "books");
    const QString value = QStringLiteral("920101s1992    enka     b    001 0 eng d");
    CHECK(positionText(named(books, "Date 1"), value) == QStringLiteral("1992"));
    CHECK(positionText(named(books, "Language"), value) == QStringLiteral("eng"));
    CHECK(withPosition(value, named(books, "Language"), u"ger")
          == QStringLiteral("920101s1992    enka     b    001 0 ger d"));
    CHECK(withPosition(value, named(books, "Illustrations"), u"ab")
          == QStringLiteral("920101s1992    enkab    b    001 0 eng d"));
    CHECK(positionText(named(books, "Language"), u"920101s1992") == QString());
    CHECK(withPosition(QStringLiteral("920101"), named(books, "Date 1"), u"1992")
          == QStringLiteral("920101 1992"));
    CHECK(withPosition(value + QStringLiteral("XYZ"), named(books, "Index"), u"0")
          == QStringLiteral("920101s1992    enka     b    000 0 eng dXYZ"));
}

TEST_CASE("What stands at a position is told in words")
{
    const FixedLayout &books = layout(k008, "books");
    CHECK(meaning(bib(), named(books, "Illustrations"), u"bc  ")
          == QStringLiteral("Maps, Portraits"));
    CHECK(meaning(bib(), named(books, "Language"), u"eng") == QStringLiteral("English"));
    CHECK(meaning(bib(), named(books, "Place of publication, production, or execution"), u"xx ")
          == QStringLiteral("No place, unknown, or undetermined"));
    CHECK(inWords(bib(), layout(kLeaderTag, "all"), u"00714cam a2200205 a 4500")
          == QStringLiteral("Corrected or revised · Language material · Monograph/Item · AACR 2"));
}

TEST_CASE("Codes are judged as MARC 21 lists them")
{
    const FixedLayout &books = layout(k008, "books");
    const auto allowed = [&](const char *name, const char16_t *text) {
        return isAllowed(bib(), named(books, name), text);
    };
    CHECK(allowed("Illustrations", u"ab  "));
    CHECK(allowed("Illustrations", u"||||"));
    CHECK_FALSE(allowed("Illustrations", u"az  "));
    CHECK_FALSE(allowed("Illustrations", u"ab"));
    CHECK(allowed("Festschrift", u"0"));
    CHECK_FALSE(allowed("Festschrift", u" "));
    CHECK(allowed("Date 1", u"19uu"));
    CHECK(allowed("Date 1", u"    "));
    CHECK_FALSE(allowed("Date 1", u"19u4"));
    CHECK_FALSE(allowed("Date 1", u"19  "));
    CHECK(allowed("Date entered on file", u"920131"));
    CHECK_FALSE(allowed("Date entered on file", u"921331"));
    CHECK(allowed("Language", u"eng"));
    CHECK_FALSE(allowed("Language", u"scr"));
    CHECK_FALSE(allowed("Language", u"xxx"));
    CHECK(allowed("Undefined", u" "));
    CHECK_FALSE(allowed("Undefined", u"a"));
    CHECK(isAllowed(
        bib(),
        named(layout(k008, "visual"), "Running time for motion pictures and videorecordings"),
        u"096"));
    CHECK_FALSE(isAllowed(
        bib(),
        named(layout(k008, "visual"), "Running time for motion pictures and videorecordings"),
        u" 96"));
}

TEST_CASE("A new 008 is as long as it should be and has nothing that is not allowed")
{
    const QDate entered(2026, 11, 18);
    CHECK(defaultValue(layout(k008, "books"), entered).startsWith(QLatin1String("261118s")));
    for (const FixedLayout *one : bib().layouts(k008)) {
        const QString value = defaultValue(*one, entered);
        CHECK(value.size() == 40);
        for (const FixedPosition &position : one->positions) {
            INFO(one->key.toStdString() << " " << position.name.toStdString());
            CHECK(isAllowed(bib(), position, positionText(position, value)));
        }
    }
    for (const marc::Tag &tag : {k006, k007}) {
        for (const FixedLayout *one : bib().layouts(tag)) {
            const QString value = defaultValue(*one, {});
            for (const FixedPosition &position : one->positions) {
                INFO(one->key.toStdString() << " " << position.name.toStdString());
                if (tag == k007 || position.start > 0)
                    CHECK(isAllowed(bib(), position, positionText(position, value)));
            }
        }
    }
    CHECK(defaultLeader(RecordKind::Bibliographic).text()
          == QStringLiteral("00000nam a2200000 i 4500"));
    CHECK(defaultLeader(RecordKind::Authority).text()
          == QStringLiteral("00000nz  a2200000ni 4500"));
}

TEST_CASE("Another material keeps what still applies")
{
    // A book for children (j), online (o), government publication (s), index 1.
    const QString book = QStringLiteral("920101s1992    enka   jo    s001 1 eng d");
    REQUIRE(book.size() == 40);
    const QString map = converted(book, layout(k008, "books"), layout(k008, "maps"));
    REQUIRE(map.size() == 40);
    CHECK(map.startsWith(QLatin1String("920101s1992    enk")));
    CHECK(map.endsWith(QLatin1String("eng d")));
    const FixedLayout &maps = layout(k008, "maps");
    CHECK(positionText(named(maps, "Form of item"), map) == QStringLiteral("o"));
    CHECK(positionText(named(maps, "Index"), map)
          == positionText(named(layout(k008, "books"), "Index"), book));
    CHECK(positionText(named(maps, "Relief"), map) == QStringLiteral("    "));
    const QString music = converted(book, layout(k008, "books"), layout(k008, "music"));
    CHECK(positionText(named(layout(k008, "music"), "Target audience"), music)
          == positionText(named(layout(k008, "books"), "Target audience"), book));
}

TEST_CASE("A leader of another type changes the 008 with it and nothing else")
{
    marc::Record record(
        leader('a', 'm'),
        {marc::Field::control(k008, QStringLiteral("920101s1992    enka     b    001 0 eng d")),
         marc::Field::data(marc::Tag("245"), u'0', u'0', {{u'a', QStringLiteral("A title")}})});
    const marc::Record changed = withLeader(record, leader('g', 'm'));
    CHECK(changed.leader().recordType() == u'g');
    const QString value = changed.controlValue(k008);
    REQUIRE(value.size() == 40);
    CHECK(value.startsWith(QLatin1String("920101s1992    enk")));
    CHECK(positionText(*layout(k008, "visual").at(18), value) == QStringLiteral("nnn"));
    CHECK(changed.fields().at(1) == record.fields().at(1));
    // Corrected instead of new is no other material.
    marc::Leader corrected = record.leader();
    corrected.set(5, u'c');
    CHECK(withLeader(record, corrected).controlValue(k008) == record.controlValue(k008));
}

TEST_CASE("Another category of a 007 begins anew and keeps what means the same")
{
    const QString disc = withForm(bib(), k007, QStringLiteral("vd cvaizq"), u'c');
    CHECK(disc.size() == 14);
    CHECK(disc.startsWith(u'c'));
    CHECK(withForm(bib(), k007, {}, u'v').size() == 9);
    CHECK(withForm(bib(), k006, QStringLiteral("a           000 1 "), u'm').size() == 18);
    CHECK(withForm(bib(), k007, QStringLiteral("vd"), u'?') == QStringLiteral("?d"));
}
