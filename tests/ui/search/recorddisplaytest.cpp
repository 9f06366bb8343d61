// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/recorddisplay.h"
#include "marc/reader.h"
#include "search/wording.h"

#include <catch2/catch.hpp>

using namespace colophon;
using namespace colophon::ui;

namespace {

marc::Record record(const QByteArray &mnemonic)
{
    const auto items = marc::readAll(marc::Format::Mnemonic, mnemonic);
    REQUIRE(items.ok());
    REQUIRE(items->size() == 1);
    return *items->constFirst().record;
}

QStringList valuesOf(const QList<DisplayLine> &lines, const QString &label)
{
    for (const DisplayLine &line : lines) {
        if (line.label == label)
            return line.values;
    }
    return {};
}

const QByteArray kNovel = "=LDR  00000nam a2200000 a 4500\n"
                          "=008  261123s1912\\\\\\\\nyu\\\\\\\\\\\\\\\\\\\\\\000\\1\\ara\\d\n"
                          "=020  \\\\$a0152038655 :$c{dollar}15.95\n"
                          "=100  1\\$6880-01$aGibran, Kahlil,$d1883-1931,$eauthor.\n"
                          "=245  13$6880-02$aal-Ajniḥah al-mutakassirah /$cJubrān.\n"
                          "=500  \\\\$aFirst edition.\n"
                          "=590  \\\\$aReading room copy.$9LOCAL\n"
                          "=650  \\0$aEgypt$xAntiquities$vPeriodicals.\n"
                          "=651  \\0$aEgypt$xHistory$yTo 640 A.D.\n"
                          "=880  1\\$6100-01/(3/r$aجبران، جبران خليل،$d1883-1931\n"
                          "=880  10$6245-02/(3/r$aالأجنحة المتكسرة /$cجبران.\n\n";

} // namespace

TEST_CASE("A record is shown with labels, its original script beside what it belongs to")
{
    const QList<DisplayLine> lines = displayLines(record(kNovel));
    CHECK(valuesOf(lines, QStringLiteral("Title"))
          == QStringList{QStringLiteral("al-Ajniḥah al-mutakassirah / Jubrān."),
                         QStringLiteral("الأجنحة المتكسرة / جبران.")});
    CHECK(valuesOf(lines, QStringLiteral("Name"))
          == QStringList{QStringLiteral("Gibran, Kahlil, 1883-1931"),
                         QStringLiteral("جبران، جبران خليل، 1883-1931")});
    CHECK(valuesOf(lines, QStringLiteral("Language")) == QStringList{QStringLiteral("Arabic")});
}

TEST_CASE("Subdivisions of a subject are set off by dashes")
{
    CHECK(valuesOf(displayLines(record(kNovel)), QStringLiteral("Subjects"))
          == QStringList{QStringLiteral("Egypt -- Antiquities -- Periodicals."),
                         QStringLiteral("Egypt -- History -- To 640 A.D.")});
}

TEST_CASE("Lines without a value are left out")
{
    for (const DisplayLine &line : displayLines(record(kNovel))) {
        CHECK(line.label != QStringLiteral("Series"));
        CHECK_FALSE(line.values.isEmpty());
    }
}

TEST_CASE("Local fields are told apart from the record's")
{
    const marc::Record novel = record(kNovel);
    CHECK(localLines(novel)
          == QList<LocalLine>{{QStringLiteral("590"), QStringLiteral("Reading room copy.")}});
    CHECK(valuesOf(displayLines(novel), QStringLiteral("Notes"))
          == QStringList{QStringLiteral("First edition.")});
}

TEST_CASE("MARC lines have every field, blanks as # and nothing but the isolates added")
{
    const marc::Record novel = record(kNovel);
    const QStringList lines = marcLines(novel);
    REQUIRE(lines.size() == novel.fields().size() + 1);
    CHECK(withoutIsolates(lines.at(2))
          == QStringLiteral("020 # # $a 0152038655 : $c {dollar}15.95"));
    CHECK(withoutIsolates(lines.last())
          == QStringLiteral("880 1 0 $6 245-02/(3/r $a الأجنحة المتكسرة / $c جبران."));
    CHECK(lines.last().count(QChar(0x2068)) == 3);
    CHECK(lines.last().count(QChar(0x2069)) == 3);
}

TEST_CASE("Languages are named from MARC's codes, unknown ones shown as they are")
{
    const std::pair<const char *, const char *> table[] = {
        {"eng", "English"}, {"ara", "Arabic"},  {"ger", "German"},
        {"fre", "French"},  {"chi", "Chinese"}, {"gre", "Greek"},
        {"rus", "Russian"}, {"heb", "Hebrew"},  {"mul", "Several languages"},
        {"lat", "Latin"},   {"qqq", "qqq"},     {"   ", ""},
        {"|||", ""},
    };
    for (const auto &[code, name] : table) {
        CAPTURE(code);
        CHECK(Wording::language(QString::fromLatin1(code)) == QString::fromLatin1(name));
    }
}
