// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/validator.h"
#include "marc/fieldtext.h"
#include "marc/reader.h"

#include <catch2/catch.hpp>

#include <QElapsedTimer>
#include <QFile>

using namespace colophon;
using namespace colophon::schema;

namespace {

/// A sound record from mnemonic lines: what a test changes is all that there is to find.
marc::Record recordFrom(const char *lines)
{
    const Result<QList<marc::ReadItem>> items =
        marc::readAll(marc::Format::Mnemonic, QByteArray(lines));
    REQUIRE(items.ok());
    REQUIRE(items->size() == 1);
    REQUIRE(items->constFirst().record.has_value());
    return *items->constFirst().record;
}

const char *const kSound = "=LDR  00000nam a2200000 i 4500\n"
                           "=008  201112s1956\\\\\\\\ua\\\\\\\\\\\\\\\\\\\\\\\\000\\1\\eng\\d\n"
                           "=020  \\\\$a9780306406157$q(paperback)\n"
                           "=040  \\\\$aDLC$beng$erda$cDLC\n"
                           "=100  1\\$aMahfuz, Nagib,$d1911-2006,$eauthor.\n"
                           "=245  14$aThe palace walk /$cNagib Mahfuz.\n"
                           "=264  \\1$aCairo :$bMaktabat Misr,$c[1956]\n"
                           "=300  \\\\$a578 pages ;$c20 cm\n"
                           "=336  \\\\$atext$btxt$2rdacontent\n"
                           "=337  \\\\$aunmediated$bn$2rdamedia\n"
                           "=338  \\\\$avolume$bnc$2rdacarrier\n"
                           "=650  \\0$aFamilies$zEgypt$vFiction.\n";

/// "245 indicator.value": what the tests compare.
QStringList findings(const QList<Issue> &issues)
{
    QStringList list;
    for (const Issue &issue : issues)
        list.append(issue.tag.toString() + u' ' + issue.rule);
    return list;
}

struct With {
    const char *line;     ///< put in order; or, of a tag that is there, instead of it
    const char *expected; ///< the only finding, or empty
};

marc::Record changed(const QByteArray &line)
{
    const marc::Record other = recordFrom("=LDR  00000nam a2200000 i 4500\n" + line);
    marc::Record record = recordFrom(kSound);
    const marc::Field field = other.fields().constFirst();
    record.removeAll(field.tag());
    for (const marc::Field &one : other.fields())
        record.insertInOrder(one);
    return record;
}

/// The record after the fix of its only finding.
marc::Record fixedOnce(const marc::Record &record)
{
    const QList<Issue> issues = validate(record);
    REQUIRE(issues.size() == 1);
    REQUIRE(issues.constFirst().fix.has_value());
    return applied(record, issues.constFirst());
}

} // namespace

TEST_CASE("A sound record has no findings")
{
    CHECK(findings(validate(recordFrom(kSound))) == QStringList());
}

TEST_CASE("Each fault is told once, at its field, by its rule")
{
    const With kCases[] = {
        {"=246  3\\$aPalace walk", ""},
        {"=248  3\\$aPalace walk", "248 field.unknown"},
        {"=249  3\\$aPalace walk", ""},
        {"=590  \\\\$aOur own$xnote", ""},
        {"=500  \\\\$a", "500 field.empty"},
        {"=500  \\\\$aA$5", "500 subfield.empty"},
        {"=440  \\0$aSeries", "440 field.obsolete"},
        {"=245  94$aThe palace walk", "245 indicator.value"},
        {"=245  1a$aThe palace walk", "245 indicator.value"},
        {"=651  \\\\$aCairo (Egypt)", "651 indicator.value"},
        {"=650  \\7$aFamilies", "650 indicator.source-missing"},
        {"=650  \\0$aFamilies$2fast", "650 indicator.source-unused"},
        {"=650  \\7$aFamilies$2nosuch", "650 code.source"},
        {"=245  14$aThe palace walk$rx", "245 subfield.unknown"},
        {"=245  14$aThe palace$aThe walk", "245 subfield.repeated"},
        {"=245  14$bThe palace walk", "245 subfield.missing"},
        {"=245  14$aThe palace walk$9own", ""},
        {"=020  \\\\$a9780306406158", "020 number.isbn"},
        {"=020  \\\\$a0306406153", "020 number.isbn"},
        {"=020  \\\\$z0306406153", ""},
        {"=020  \\\\$a0-306-40615-2", "020 number.isbn-form"},
        {"=020  \\\\$a0306406152 (pbk.)", "020 number.isbn-form"},
        {"=022  \\\\$a0317-8471", ""},
        {"=022  \\\\$a0317-8472", "022 number.issn"},
        {"=022  \\\\$a03178471", "022 number.issn-form"},
        {"=024  2\\$a9790260000438", ""},
        {"=024  2\\$aM230671187", ""},
        {"=024  2\\$aM230671186", "024 number.ismn"},
        {"=024  1\\$a036000291452", ""},
        {"=024  1\\$a036000291453", "024 number.upc"},
        {"=024  3\\$a4006381333931", ""},
        {"=024  3\\$a4006381333932", "024 number.ean"},
        {"=010  \\\\$a   78019943 ", ""},
        {"=010  \\\\$asomething", "010 number.lccn"},
        {"=245  13$aThe palace walk", "245 indicator.nonfiling"},
        {"=245  10$aThe palace walk", "245 indicator.article"},
        {"=245  16$aWalk, the palace", "245 indicator.article"},
        {"=245  04$aThe palace walk", "245 title.added-entry"},
        {"=490  1\\$aCairo trilogy ;$v1", "490 series.untraced"},
        {"=041  0\\$aeng$aara", ""},
        {"=041  0\\$aara", "008 fixed.language"},
        {"=041  0\\$aeng$axyz", "041 code.unknown"},
        {"=043  \\\\$af-ua---", ""},
        {"=043  \\\\$af-ua--", "043 code.unknown"},
        {"=044  \\\\$alb", "008 fixed.country"},
        {"=264  \\1$aCairo :$bMisr,$c[1957]", "008 fixed.date-published"},
        {"=336  \\\\$atext$bsti$2rdacontent", "336 code.term"},
        {"=336  \\\\$atext$bxyz$2rdacontent", "336 code.unknown"},
        {"=504  \\\\$aIncludes bibliographical references.", "008 fixed.bibliography"},
        {"=500  \\\\$aIncludes index.", "008 fixed.index"},
        {"=300  \\\\$a578 pages :$billustrations", "008 fixed.illustrations"},
        {"=856  40$uhttp://example.org/a", ""},
        {"=856  40$uhttp://example.org/a b", "856 text.address"},
        {"=655  \\7$aNovels$2fast", ""},
        {"=655  \\7$aNovels$2nosuch", "655 code.source"},
        {"=007  vd\\cvaizq", ""},
        {"=007  yd", "007 fixed.form"},
        {"=007  vd\\cv", "007 fixed.length"},
        {"=007  v?\\cvaizq", "007 fixed.value"},
        {"=100  1\\$6880-01$aMahfuz, Nagib.", "100 link.missing"},
        {"=880  1\\$6100-01$aMahfuz", "880 link.partner"},
        {"=880  1\\$6700-00$aMahfuz", ""},
        {"=880  1\\$aMahfuz", "880 link.form"},
        {"=710  2\\$aA$6880-x", "710 link.form"},
    };
    for (const With &one : kCases) {
        INFO(one.line);
        CHECK(findings(validate(changed(one.line))).join(u'|').toStdString() == one.expected);
    }
}

TEST_CASE("What is missing or there too often is told of the record")
{
    marc::Record record = recordFrom(kSound);
    record.removeAll(marc::Tag("245"));
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("245 field.missing")});

    record = recordFrom(kSound);
    record.insertInOrder(*record.first(marc::Tag("245")));
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("245 field.repeated")});
    CHECK(validate(record).constFirst().occurrence == 2);
    CHECK(findings(validate(fixedOnce(record))).isEmpty());

    record = recordFrom(kSound);
    record.insertInOrder(*record.first(marc::Tag("650")));
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("650 field.identical")});

    record = recordFrom(kSound);
    record.insertInOrder(
        marc::Field::data(marc::Tag("110"), u'2', u' ', {{u'a', QStringLiteral("B")}}));
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("110 field.main-entries")});

    record = recordFrom(kSound);
    record.removeAll(marc::Tag("100"));
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("245 title.added-entry")});
    CHECK(validate(fixedOnce(record)).isEmpty());
}

TEST_CASE("An 880 is judged by the field that it goes with, and linked both ways")
{
    marc::Record record = changed("=100  1\\$6880-01$aMahfuz, Nagib.");
    record.insertInOrder(marc::Field::data(
        marc::Tag("880"), u'1', u' ',
        {{u'6', QStringLiteral("100-01/(3/r")}, {u'a', QString::fromUtf8("محفوظ، نجيب")}}));
    CHECK(findings(validate(record)).isEmpty());
    record.fields().last().setIndicator1(u'2');
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("880 indicator.value")});
    record.fields().last().setIndicator1(u'1');
    record.fields().last().subfields().append({u'h', QStringLiteral("x")});
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("880 subfield.unknown")});
}

TEST_CASE("Fixes mend what they are offered for")
{
    const char *const kFixable[] = {
        "=500  \\\\$aA$5",
        "=651  \\\\$aCairo (Egypt)",
        "=650  \\0$aFamilies$2fast",
        "=020  \\\\$a9780306406158",
        "=020  \\\\$a0-306-40615-2",
        "=020  \\\\$a0306406152 (pbk.)",
        "=022  \\\\$a0317-8472",
        "=022  \\\\$a03178471",
        "=245  13$aThe palace walk",
        "=245  10$aThe palace walk",
        "=245  16$aWalk, the palace",
        "=245  04$aThe palace walk",
        "=490  1\\$aCairo trilogy ;$v1",
        "=264  \\1$aCairo :$bMisr,$c[1957]",
        "=504  \\\\$aIncludes bibliographical references.",
        "=500  \\\\$aIncludes index.",
        "=856  40$uhttp://example.org/a b",
        "=880  1\\$6100-01$aMahfuz",
    };
    for (const char *line : kFixable) {
        INFO(line);
        CHECK(findings(validate(fixedOnce(changed(line)))).join(u'|').toStdString().empty());
    }
    const marc::Record traced = fixedOnce(changed("=490  1\\$aCairo trilogy ;$v1"));
    REQUIRE(traced.first(marc::Tag("830")) != nullptr);
    CHECK(marc::toText(*traced.first(marc::Tag("830"))) == QStringLiteral("$a Cairo trilogy $v 1"));
    const marc::Record qualified = fixedOnce(changed("=020  \\\\$a0306406152 (pbk.)"));
    CHECK(marc::toText(*qualified.first(marc::Tag("020")))
          == QStringLiteral("$a 0306406152 $q (pbk.)"));
}

TEST_CASE("A fix leaves a record alone that is no longer the one checked")
{
    const marc::Record record = changed("=651  \\\\$aCairo (Egypt)");
    const Issue issue = validate(record).constFirst();
    marc::Record shorter = record;
    shorter.fields().remove(3, shorter.fields().size() - 3);
    CHECK(applied(shorter, issue) == shorter);
}

// https://www.loc.gov/marc/bibliographic/bd008a.html
TEST_CASE("The dates of 008 go with their type")
{
    struct Case {
        const char *dates; ///< 008/06-14
        const char *fault;
    };
    const Case kCases[] = {
        {"s1956    ", ""},          {"s19561957", "single"}, {"s        ", "first"},
        {"n1956    ", "unknown"},   {"m19561950", "order"},  {"m19561999", ""},
        {"r1956    ", "both"},      {"t19561955", ""},       {"q195u1956", ""},
        {"c19569999", "monograph"}, {"e19560229", ""},       {"e195602  ", ""}};
    for (const Case &one : kCases) {
        INFO(one.dates);
        marc::Record record = recordFrom(kSound);
        QString value = record.controlValue(marc::Tag("008"));
        record.setControlValue(marc::Tag("008"), value.replace(6, 9, QLatin1String(one.dates)));
        QString fault;
        for (const Issue &issue : validate(record)) {
            if (issue.rule == QLatin1String("fixed.date-type"))
                fault = issue.arguments.constFirst();
        }
        CHECK(fault.toStdString() == one.fault);
    }
}

TEST_CASE("Fixed fields are judged by material, and each position by itself")
{
    marc::Record record = recordFrom(kSound);
    QString value = record.controlValue(marc::Tag("008"));
    record.setControlValue(marc::Tag("008"), value.replace(33, 1, QStringLiteral("x")));
    QList<Issue> issues = validate(record);
    REQUIRE(findings(issues) == QStringList{QStringLiteral("008 fixed.value")});
    CHECK(issues.constFirst().part == Issue::Part::Position);
    CHECK(issues.constFirst().position == 33);
    CHECK(issues.constFirst().length == 1);
    CHECK(
        issues.constFirst().arguments
        == QStringList{QStringLiteral("33"), QStringLiteral("Literary form"), QStringLiteral("x")});

    record = recordFrom(kSound);
    record.leader().set(5, u'x');
    issues = validate(record);
    REQUIRE(findings(issues) == QStringList{QStringLiteral("LDR leader.value")});
    CHECK(issues.constFirst().field == Issue::kLeader);

    record = recordFrom(kSound);
    record.leader().set(18, u'a');
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("LDR leader.rda")});
    CHECK(validate(fixedOnce(record)).isEmpty());

    record = recordFrom(kSound);
    record.setControlValue(marc::Tag("008"), record.controlValue(marc::Tag("008")).left(38));
    CHECK(findings(validate(record)) == QStringList{QStringLiteral("008 fixed.length")});
    CHECK(fixedOnce(record).controlValue(marc::Tag("008")).size() == 40);
}

TEST_CASE("A library weighs, requires, forbids and sets defaults")
{
    const marc::Record record = changed("=651  \\\\$aCairo (Egypt)");
    Profile profile;
    profile.severities.insert(QStringLiteral("indicator.value"), Severity::Information);
    REQUIRE(validate(record, profile).size() == 1);
    CHECK(validate(record, profile).constFirst().severity == Severity::Information);
    profile.severities.insert(QStringLiteral("indicator.value"), Severity::Off);
    CHECK(validate(record, profile).isEmpty());

    Profile own;
    ProfileRule require{ProfileRule::Kind::Require, marc::Tag("050")};
    require.severity = Severity::Warning;
    require.indicator2 = u'4';
    require.content = QStringLiteral("$a PJ");
    ProfileRule forbid{ProfileRule::Kind::Forbid, marc::Tag("65X")};
    ProfileRule subfield{ProfileRule::Kind::Forbid, marc::Tag("100"), u'd'};
    ProfileRule fallback{ProfileRule::Kind::Default, marc::Tag("590")};
    fallback.content = QStringLiteral("$a Our copy $9 LOCAL");
    ProfileRule maps{ProfileRule::Kind::Require, marc::Tag("255"), {}, Material::Maps};
    own.rules = {require, forbid, subfield, fallback, maps};
    const marc::Record sound = recordFrom(kSound);
    const QList<Issue> issues = validate(sound, own);
    CHECK(findings(issues)
          == QStringList{
              QStringLiteral("100 profile.forbidden"), QStringLiteral("650 profile.forbidden"),
              QStringLiteral("050 profile.required"), QStringLiteral("590 profile.default")});
    CHECK(issues.at(2).severity == Severity::Warning);
    marc::Record mended = sound;
    for (auto issue = issues.crbegin(); issue != issues.crend(); ++issue)
        mended = applied(mended, *issue);
    // Fields were added before others, so the fixes go one by one where it matters.
    CHECK(mended.first(marc::Tag("050")) != nullptr);
    CHECK(mended.first(marc::Tag("590")) != nullptr);
    CHECK(withDefaults(sound, own).first(marc::Tag("590"))->subfield(u'9')
          == QStringLiteral("LOCAL"));
    CHECK(withDefaults(withDefaults(sound, own), own) == withDefaults(sound, own));

    CHECK_FALSE(checkProfileRule(ProfileRule{ProfileRule::Kind::Require, marc::Tag("001")}).ok());
    CHECK_FALSE(checkProfileRule(ProfileRule{ProfileRule::Kind::Default, marc::Tag("590")}).ok());
    CHECK_FALSE(
        checkProfileRule(ProfileRule{ProfileRule::Kind::Require, marc::Tag("008"), u'a'}).ok());
    CHECK(checkProfileRule(fallback).ok());
}

TEST_CASE("Authority and holdings records are judged by their own format")
{
    const marc::Record authority =
        recordFrom("=LDR  00000nz  a2200000n  4500\n"
                   "=008  201112n| azannaabn\\\\\\\\\\\\\\\\\\\\|a\\aaa\\\\\\\\\\\\\n"
                   "=040  \\\\$aDLC$beng$cDLC\n"
                   "=245  10$aNo field of theirs\n");
    const QStringList found = findings(validate(authority));
    CHECK(found.contains(QStringLiteral("245 field.unknown")));
    CHECK(found.contains(QStringLiteral("1XX field.missing")));
    CHECK_FALSE(found.contains(QStringLiteral("300 field.recommended")));

    const marc::Record community = recordFrom("=LDR  00000nq  a2200000n  4500\n=999  \\\\$aX\n");
    CHECK(findings(validate(community)) == QStringList{QStringLiteral("LDR record.type")});
}

TEST_CASE("A record of a thousand fields is checked in a few milliseconds")
{
    marc::Record record = recordFrom(kSound);
    for (int i = 0; i < 1000; ++i)
        record.fields().append(marc::Field::data(
            marc::Tag("650"), u' ', u'0',
            {{u'a', QStringLiteral("Families %1").arg(i)}, {u'z', QStringLiteral("Egypt")}}));
    CHECK(validate(record).isEmpty());
    QElapsedTimer timer;
    timer.start();
    CHECK(validate(record).isEmpty());
    // A hundred times what it takes on an idle machine in a Release build.
    CHECK(timer.elapsed() < 500);
}
