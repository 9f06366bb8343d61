// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/definitions.h"
#include "schema/loader.h"

#include <catch2/catch.hpp>

#include <QSet>

#include <atomic>
#include <thread>
#include <vector>

using namespace colophon;
using namespace colophon::schema;

namespace {

const Definitions &bib()
{
    return Definitions::marc21(RecordKind::Bibliographic);
}

QStringList codesOf(const QList<Code> &codes)
{
    QStringList texts;
    for (const Code &code : codes)
        texts.append(code.code);
    return texts;
}

} // namespace

TEST_CASE("Every line of the definition files can be read")
{
    for (const RecordKind kind :
         {RecordKind::Bibliographic, RecordKind::Authority, RecordKind::Holdings})
        CHECK(Loader::faults(kind).join(u'\n').toStdString().empty());
}

// Figures of https://www.loc.gov/marc/bibliographic/bd245.html, bd020.html, bd041.html, bd856.html.
TEST_CASE("Fields are as the Library of Congress's pages have them")
{
    const FieldDefinition *title = bib().field(marc::Tag("245"));
    REQUIRE(title != nullptr);
    CHECK(title->name == QStringLiteral("Title Statement"));
    CHECK_FALSE(title->repeatable);
    CHECK_FALSE(title->help.isEmpty());
    CHECK(title->indicator(1).name == QStringLiteral("Title added entry"));
    CHECK(title->indicator(1).value(u'1')->name == QStringLiteral("Added entry"));
    CHECK(title->indicator(1).value(u'2') == nullptr);
    for (const char16_t digit : u"0123456789") {
        if (digit != 0)
            CHECK(title->indicator(2).value(digit) != nullptr);
    }
    CHECK(title->indicator(2).value(u' ') == nullptr);
    CHECK_FALSE(title->subfield(u'a')->repeatable);
    CHECK(title->subfield(u'n')->repeatable);
    CHECK(title->subfield(u'd')->obsolete);
    CHECK(title->subfield(u'x') == nullptr);

    const FieldDefinition *isbn = bib().field(marc::Tag("020"));
    REQUIRE(isbn != nullptr);
    CHECK(isbn->repeatable);
    CHECK_FALSE(isbn->indicator(1).isDefined());
    CHECK(isbn->indicator(1).value(u' ') != nullptr);
    CHECK(isbn->indicator(1).value(u'0') == nullptr);
    CHECK(isbn->subfield(u'q')->repeatable);

    CHECK(bib().field(marc::Tag("440"))->obsolete);
    CHECK(bib().field(marc::Tag("856"))->subfield(u'g')->name
          == QStringLiteral("Persistent identifier"));
    CHECK_FALSE(bib().field(marc::Tag("856"))->subfield(u'g')->obsolete);
    CHECK(bib().field(marc::Tag("999")) == nullptr);
    CHECK(bib().helpAddress(marc::Tag("245"))
          == QStringLiteral("https://www.loc.gov/marc/bibliographic/bd245.html"));
}

TEST_CASE("The newest fields are there")
{
    for (const char *tag : {"023", "251", "334", "335", "353", "361", "387", "647", "688", "758",
                            "788", "857", "881", "885"}) {
        INFO(tag);
        const auto parsed = marc::Tag::parse(QString::fromLatin1(tag));
        REQUIRE(bib().field(*parsed) != nullptr);
        CHECK_FALSE(bib().field(*parsed)->obsolete);
    }
}

TEST_CASE("Authority and holdings records have definitions of their own")
{
    const Definitions &authority = Definitions::marc21(RecordKind::Authority);
    CHECK(authority.field(marc::Tag("151"))->name == QStringLiteral("Heading-Geographic Name"));
    CHECK(authority.field(marc::Tag("245")) == nullptr);
    CHECK(authority.layout(marc::Tag("008"), QStringLiteral("all"))->length == 40);
    CHECK(authority.layout(marc::Tag("008"), QStringLiteral("all"))->at(9)->name
          == QStringLiteral("Kind of record"));

    const Definitions &holdings = Definitions::marc21(RecordKind::Holdings);
    CHECK(holdings.field(marc::Tag("852"))->subfield(u'b') != nullptr);
    CHECK(holdings.field(marc::Tag("866"))->repeatable);
    const FixedLayout *codes = holdings.layout(marc::Tag("008"), QStringLiteral("all"));
    REQUIRE(codes != nullptr);
    CHECK(codes->length == 32);
    CHECK(codes->at(6)->code(u"4")->name == QStringLiteral("Currently received"));
    CHECK(holdings.layout(marc::Tag("007"), QStringLiteral("h")) != nullptr);
}

TEST_CASE("Layouts have no gap, no overlap, and defaults that fit")
{
    for (const RecordKind kind :
         {RecordKind::Bibliographic, RecordKind::Authority, RecordKind::Holdings}) {
        const Definitions &definitions = Definitions::marc21(kind);
        for (const char *tag : {"LDR", "006", "007", "008"}) {
            for (const FixedLayout *layout :
                 definitions.layouts(*marc::Tag::parse(QString::fromLatin1(tag)))) {
                INFO(tag << " " << layout->key.toStdString());
                int at = 0;
                for (const FixedPosition &position : layout->positions) {
                    INFO(position.name.toStdString());
                    CHECK(position.start == at);
                    CHECK(position.length >= 1);
                    CHECK(position.fallback.size() == position.length);
                    CHECK(position.length % position.unit == 0);
                    if (position.kind == FixedPosition::Kind::CodeList)
                        CHECK(definitions.codeList(position.codeList) != nullptr);
                    at = position.end();
                }
                CHECK(at == layout->length);
            }
        }
    }
}

// Lengths of https://www.loc.gov/marc/bibliographic/bd007.html and its pages.
TEST_CASE("Fixed fields are as long as MARC 21 says")
{
    const QHash<QByteArray, int> lengths{{"a", 8},  {"c", 14}, {"d", 6},  {"f", 10}, {"g", 9},
                                         {"h", 13}, {"k", 6},  {"m", 23}, {"o", 2},  {"q", 2},
                                         {"r", 11}, {"s", 14}, {"t", 2},  {"v", 9},  {"z", 2}};
    CHECK(bib().layouts(marc::Tag("007")).size() == lengths.size());
    for (const FixedLayout *layout : bib().layouts(marc::Tag("007"))) {
        INFO(layout->name.toStdString());
        CHECK(layout->length == lengths.value(layout->key.toLatin1()));
    }
    CHECK(bib().layouts(marc::Tag("006")).size() == 7);
    for (const FixedLayout *layout : bib().layouts(marc::Tag("006")))
        CHECK(layout->length == 18);
    CHECK(bib().layouts(marc::Tag("008")).size() == 7);
    for (const FixedLayout *layout : bib().layouts(marc::Tag("008")))
        CHECK(layout->length == 40);
    CHECK(bib().layout(marc::Tag("LDR"), QStringLiteral("all"))->length == 24);
}

TEST_CASE("Code lists are found and completed by code and by name")
{
    const CodeList *languages = bib().codeList(QStringLiteral("languages"));
    REQUIRE(languages != nullptr);
    CHECK(languages->find(u"eng")->name == QStringLiteral("English"));
    CHECK(languages->find(u"ENG") == nullptr);
    CHECK(languages->find(u"scr")->obsolete);
    CHECK(languages->find(u"hrv")->name == QStringLiteral("Croatian"));
    CHECK(codesOf(languages->complete(u"croat")).contains(QStringLiteral("hrv")));
    CHECK(codesOf(languages->complete(u"ger")).first() == QStringLiteral("ger"));
    CHECK(languages->complete(u"a", 3).size() == 3);
    CHECK(languages->complete(u"qqqq").isEmpty());

    const CodeList *relators = bib().codeList(marc::Tag("700"), u'4');
    REQUIRE(relators != nullptr);
    CHECK(relators->find(u"trl")->name == QStringLiteral("Translator"));
    CHECK(bib().codeList(QStringLiteral("countries"))->find(u"enk")->name
          == QStringLiteral("England"));
    CHECK(bib().codeList(QStringLiteral("geographic-areas"))->find(u"n-us---") == nullptr);
    CHECK(bib().codeList(QStringLiteral("geographic-areas"))->find(u"n-us") != nullptr);
    CHECK(bib().codeList(marc::Tag("650"), u'2')->find(u"fast") != nullptr);
    CHECK(bib().codeList(marc::Tag("337"), u'b')->find(u"c")->name == QStringLiteral("computer"));
    CHECK(bib().codeList(marc::Tag("245"), u'a') == nullptr);
    for (const FieldDefinition &field : bib().fields()) {
        for (const Subfield &subfield : field.subfields) {
            INFO(field.tag.toString().toStdString() << subfield.codeList.toStdString());
            CHECK((subfield.codeList.isEmpty() || bib().codeList(subfield.codeList) != nullptr));
        }
    }
}

TEST_CASE("Tags are completed by number and by name, obsolete ones only when typed whole")
{
    QStringList tags;
    for (const FieldDefinition *field : bib().complete(u"24"))
        tags.append(field->tag.toString());
    CHECK(tags
          == QStringList{QStringLiteral("240"), QStringLiteral("242"), QStringLiteral("243"),
                         QStringLiteral("245"), QStringLiteral("246"), QStringLiteral("247")});
    REQUIRE(bib().complete(u"440").size() == 1);
    bool found = false;
    for (const FieldDefinition *field : bib().complete(u"summary"))
        found = found || field->tag == marc::Tag("520");
    CHECK(found);
}

TEST_CASE("Each subfield code and each indicator value stands once in its field")
{
    for (const RecordKind kind :
         {RecordKind::Bibliographic, RecordKind::Authority, RecordKind::Holdings}) {
        for (const FieldDefinition &field : Definitions::marc21(kind).fields()) {
            INFO(field.tag.toString().toStdString());
            QSet<QChar> codes;
            for (const Subfield &subfield : field.subfields)
                codes.insert(subfield.code);
            CHECK(codes.size() == field.subfields.size());
            for (const Indicator &indicator : field.indicators) {
                QSet<QString> values;
                for (const Code &code : indicator.values)
                    values.insert(code.code);
                CHECK(values.size() == indicator.values.size());
                CHECK((indicator.isDefined() ? !values.isEmpty() : values.isEmpty()));
            }
        }
    }
}

TEST_CASE("Definitions may be asked for from many threads at once")
{
    std::atomic<int> found = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&found] {
            for (const RecordKind kind :
                 {RecordKind::Bibliographic, RecordKind::Authority, RecordKind::Holdings}) {
                if (Definitions::marc21(kind).field(marc::Tag("880")) != nullptr)
                    ++found;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    CHECK(found == 24);
}

TEST_CASE("Tags with a 9 or a letter are local")
{
    CHECK(isLocalTag(marc::Tag("590")));
    CHECK(isLocalTag(marc::Tag("090")));
    CHECK(isLocalTag(marc::Tag("CAT")));
    CHECK_FALSE(isLocalTag(marc::Tag("246")));
}
