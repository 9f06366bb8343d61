// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/template.h"

#include "schema/fixedfield.h"
#include "support/recordbuilder.h"

#include <catch2/catch.hpp>

using namespace colophon;

namespace {

templates::Values values()
{
    templates::Values some;
    some.today = QDate(2026, 11, 18);
    some.name = QStringLiteral("Miriam Okafor");
    some.login = QStringLiteral("miriam");
    some.institution = QStringLiteral("Ashgrove {State}");
    some.institutionCode = QStringLiteral("4838");
    return some;
}

QString filled(const QString &value, const marc::Record *record = nullptr)
{
    templates::Values some = values();
    some.record = record;
    const Result<marc::Record> made = templates::recordFrom(
        QStringLiteral("=LDR  00000nam a2200000 i 4500\n=500  \\\\$a%1\n").arg(value), some);
    return made ? made->fields().constFirst().subfield(u'a').value_or(QString())
                : made.error().detail;
}

} // namespace

TEST_CASE("Variables of a template are filled in")
{
    const struct {
        const char *text;
        const char *value;
    } kCases[] = {{"{{today}}", "20261118"},
                  {"{{today:d MMM yyyy}}", "18 Nov 2026"},
                  {"c{{year}}.", "c2026."},
                  {"{{initials}} {{login}}", "MO miriam"},
                  {"{{institution}}", "Ashgrove {State}"},
                  {"{{institution:code}}", "4838"},
                  {"{{counter:box:3}}", "000"},
                  {"{{value:245$a}}", "In an antique land"},
                  {"{{value:008/7-10}}", "1992"},
                  {"{{value:999$a}}", ""},
                  {"{dollar}5", "$5"}};
    const marc::Record book = test::book(QStringLiteral("In an antique land"));
    for (const auto &one : kCases) {
        CAPTURE(one.text);
        CHECK(filled(QString::fromUtf8(one.text), &book) == QString::fromUtf8(one.value));
    }
    CHECK(filled(QStringLiteral("{{tomorrow}}")).contains(QStringLiteral("{{tomorrow}}")));
    CHECK(filled(QStringLiteral("{{value:24}}")).contains(QStringLiteral("not understood")));
}

TEST_CASE(
    "Each template that ships makes a record whose fixed fields are allowed and which has RDA "
    "33X")
{
    const QList<templates::Shipped> all = templates::shipped();
    CHECK(all.size() == 6);
    const auto &definitions = schema::Definitions::marc21(schema::RecordKind::Bibliographic);
    for (const templates::Shipped &one : all) {
        CAPTURE(one.key.toStdString());
        const Result<marc::Record> record = templates::recordFrom(one.text, values());
        REQUIRE(record.ok());
        for (const char *tag : {"336", "337", "338", "245", "264", "300"})
            CHECK(record->first(*marc::Tag::parse(QString::fromLatin1(tag))) != nullptr);
        for (const marc::Field &field : record->fields()) {
            if (field.isControl()) {
                const schema::FixedLayout *layout =
                    schema::layoutFor(definitions, field.tag(), field.value(), record->leader());
                REQUIRE(layout != nullptr);
                CHECK(field.value().size() == layout->length);
                for (const schema::FixedPosition &position : layout->positions) {
                    CAPTURE(field.tag().toString().toStdString(), position.name.toStdString());
                    CHECK(schema::isAllowed(definitions, position,
                                            schema::positionText(position, field.value())));
                }
                continue;
            }
            const schema::FieldDefinition *definition = definitions.field(field.tag());
            REQUIRE(definition != nullptr);
            for (const marc::Subfield &subfield : field.subfields()) {
                CAPTURE(field.tag().toString().toStdString(), subfield.code.toLatin1());
                CHECK(definition->subfield(subfield.code) != nullptr);
            }
        }
    }
}

TEST_CASE("Expanding adds what is missing and changes nothing that is there")
{
    const marc::Record book = test::book(QStringLiteral("T"));
    const QString text = QStringLiteral("=LDR  00000nam a2200000 i 4500\n=100  1\\$aX\n"
                                        "=245  00$aOther\n=336  \\\\$atext$btxt$2rdacontent\n"
                                        "=020  \\\\$a\n=500  \\\\$aNote of {{initials}}.\n");
    const marc::Record after = *templates::expanded(book, text, values());
    CHECK(after.fields().size() == book.fields().size() + 2);
    CHECK(after.first(marc::Tag("336")) != nullptr);
    CHECK(after.first(marc::Tag("500"))->subfield(u'a') == QStringLiteral("Note of MO."));
    CHECK(*after.first(marc::Tag("245")) == *book.first(marc::Tag("245")));
    CHECK(*templates::expanded(after, text, values()) == after);
}

TEST_CASE("A record saved as a template makes the same record again, dated today")
{
    marc::Record book = test::book(QStringLiteral("100 $ in {braces}"));
    const marc::Record again = *templates::recordFrom(templates::textOf(book), values());
    CHECK(again.controlValue(marc::Tag("008")).startsWith(QStringLiteral("261118s1992")));
    CHECK(again.first(marc::Tag("001")) == nullptr);
    CHECK(*again.first(marc::Tag("245")) == *book.first(marc::Tag("245")));
}
