// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/numbers.h"
#include "search/callnumber.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace colophon::search;

TEST_CASE("ISBNs are one number, hyphens and length aside")
{
    // 0-306-40615-2 and 978-0-306-40615-7 are the examples of the ISBN users' manual.
    for (const char *text :
         {"0306406152", "0-306-40615-2 (pbk.)", "978-0-306-40615-7", "9780306406157 :"})
        CHECK(normalizedIsbn(QString::fromLatin1(text)) == QStringLiteral("9780306406157"));
    CHECK(normalizedIsbn(u"080442957X") == QStringLiteral("9780804429573"));
    CHECK(normalizedIsbn(u"12345").isEmpty());
    CHECK(isbnBeginning(u"0-306") == QStringLiteral("9780306"));
    CHECK(isbnBeginning(u"978-0-3") == QStringLiteral("97803"));
}

TEST_CASE("Other numbers are compared without what they are written with")
{
    CHECK(normalizedIssn(u"0307-5133 (print)") == QStringLiteral("03075133"));
    CHECK(normalizedIssn(u"2434-561X") == QStringLiteral("2434561x"));
    CHECK(normalizedIssn(u"1234").isEmpty());
    // The examples of https://www.loc.gov/marc/lccn-namespace.html
    CHECK(normalizedLccn(u"n78-890351") == QStringLiteral("n78890351"));
    CHECK(normalizedLccn(u"n78-89035") == QStringLiteral("n78089035"));
    CHECK(normalizedLccn(u"85000002 ") == QStringLiteral("85000002"));
    CHECK(normalizedLccn(u"85-2 ") == QStringLiteral("85000002"));
    CHECK(normalizedLccn(u"   94014580 /AC/r95") == QStringLiteral("94014580"));
    CHECK(normalizedSystemNumber(u"(OCoLC)ocm00012345") == QStringLiteral("ocolc!12345"));
    CHECK(normalizedSystemNumber(u"(OCoLC)12345") == QStringLiteral("ocolc!12345"));
    CHECK(normalizedSystemNumber(u"ocn00012345") == QStringLiteral("12345"));
    CHECK(normalizedSystemNumber(u"(DE-599)GBV1234X") == QStringLiteral("de599!gbv1234x"));
}

TEST_CASE("Call numbers sort as they stand on the shelf")
{
    // LC Classification and Shelflisting Manual, G 050 and G 070: numbers whole, cutters decimal.
    const QStringList shelf{QStringLiteral("025.3"),       QStringLiteral("025.31 R4"),
                            QStringLiteral("962/.02"),     QStringLiteral("A1 .B2"),
                            QStringLiteral("D21 .M3"),     QStringLiteral("DT77 .M3 1985"),
                            QStringLiteral("DT77 .M35"),   QStringLiteral("QA76 .C15"),
                            QStringLiteral("QA76.5 .C15"), QStringLiteral("QA76.73 .A9"),
                            QStringLiteral("QA76.9 .A2"),  QStringLiteral("QA276 .B5"),
                            QStringLiteral("QV 4 B2"),     QStringLiteral("WG 120 C6"),
                            QStringLiteral("Z7 .A1")};
    QStringList keys;
    for (const QString &number : shelf)
        keys.append(callNumberKey(number));
    QStringList sorted = keys;
    std::sort(sorted.begin(), sorted.end());
    CHECK(keys == sorted);
    // Superintendent of Documents: each number as a number.
    CHECK(callNumberKey(u"A 1.9:12", CallNumberScheme::Other)
          < callNumberKey(u"A 1.34:2", CallNumberScheme::Other));
    // What is typed is the beginning of what follows it.
    CHECK(callNumberKey(u"QA76.9 .A2").startsWith(callNumberKey(u"qa76")));
}
