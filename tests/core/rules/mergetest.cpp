// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/merge.h"
#include "rulesupport.h"

using namespace colophon;
using namespace colophon::test;

namespace {

QByteArray merged(const QByteArray &statements, const QByteArray &preferred,
                  const QByteArray &other)
{
    const rules::RuleFile file =
        rules::parse(QString::fromUtf8("rule \"m\" when merge then\n" + statements + "\nend"));
    const Result<rules::Merged> made = rules::merge(file, fromLines(preferred), fromLines(other));
    REQUIRE(made.ok());
    return toLines(made->record);
}

} // namespace

TEST_CASE("merge statements do what real merge rules rely on")
{
    struct Row {
        const char *statements;
        const char *preferred;
        const char *other;
        const char *after;
    };
    const Row rows[] = {
        {"", "=001  1\n=245  10$aA", "=001  2\n=245  10$aB", "=001  1\n=245  10$aA"},
        // remove and add: overlay all but 001 and 035
        {"remove MARC.\"0\"XX excluding \"001,035\"\nadd MARC.\"0\"XX excluding \"001\"\n"
         "remove MARC.\"2\"XX\nadd MARC.\"2\"XX",
         "=001  1\n=020  \\\\$aOld\n=035  \\\\$a1\n=245  10$aA\n=500  \\\\$aMine",
         "=001  2\n=020  \\\\$aNew\n=035  \\\\$a2\n=245  10$aB\n=500  \\\\$aTheirs",
         "=001  1\n=020  \\\\$aNew\n=035  \\\\$a1\n=035  \\\\$a2\n=245  10$aB\n=500  \\\\$aMine"},
        // replace keeps what the other has nothing for
        {"replace MARC.\"504\"\nreplace MARC.\"505\"", "=504  \\\\$aA\n=505  0\\$aB",
         "=504  \\\\$aC", "=504  \\\\$aC\n=505  0\\$aB"},
        {"replace MARC.control.\"008\"", "=008  a", "=008  b", "=008  b"},
        {"replace MARC.\"001\"", "=001  1", "=001  2", "=001  1"},
        // identical fields are not doubled
        {"replace MARC.\"504\" if exists\nadd MARC.\"5\"XX", "=504  \\\\$aA",
         "=504  \\\\$aC\n=520  \\\\$aD", "=504  \\\\$aC\n=520  \\\\$aD"},
        // by the content of a subfield, field by field
        {"add MARC.\"500\" when MARC.\"500\".\"5\" contains \"N\"", "=500  \\\\$aA",
         "=500  \\\\$aB$5NNU\n=500  \\\\$aC$5MH", "=500  \\\\$aA\n=500  \\\\$aB$5NNU"},
        {"remove MARC.\"500\" if not exists subfield \"5\"", "=500  \\\\$aA\n=500  \\\\$aB$5N",
         "=245  10$aX", "=500  \\\\$aB$5N"},
        {"remove MARC.\"500\" if exists subfield \"5\"", "=500  \\\\$aA\n=500  \\\\$aB$5N",
         "=245  10$aX", "=500  \\\\$aA"},
        // only what is missing
        {"add MARC.\"020\" if does not exists\nadd MARC.\"022\" if does not exists",
         "=020  \\\\$aA", "=020  \\\\$aB\n=022  \\\\$aC\n=022  \\\\$aD",
         "=020  \\\\$aA\n=022  \\\\$aC\n=022  \\\\$aD"},
        {"add MARC.\"650\"(\" \",\"0\") if does not exist", "=650  \\7$aA",
         "=650  \\0$aB\n=650  \\7$aC", "=650  \\7$aA\n=650  \\0$aB"},
        // excluding by indicators and content
        {"replace MARC.\"035\" when MARC.\"035\".\"a\" contains \"OCoLC\" excluding "
         "MARC.\"035\"(\"9\",\"9\")",
         "=035  \\\\$a(OCoLC)1\n=035  99$a(OCoLC)2\n=035  \\\\$a(DLC)3", "=035  \\\\$a(OCoLC)4",
         "=035  99$a(OCoLC)2\n=035  \\\\$a(DLC)3\n=035  \\\\$a(OCoLC)4"},
        {"add MARC.\"6\"XX excluding second indicator \"8\" excluding subfield (\"2\",\"local\")",
         "=245  10$aX", "=650  \\8$aA\n=650  \\7$aB$2local\n=650  \\0$aC",
         "=245  10$aX\n=650  \\0$aC"},
        {"remove MARC.\"580\"X", "=580  \\\\$aA", "=245  10$aX", "=580  \\\\$aA"},
    };
    for (const Row &row : rows) {
        INFO(row.statements);
        CHECK(merged(row.statements, row.preferred, row.other).toStdString() == row.after);
    }
}

TEST_CASE("the leader comes from the other record where it is replaced, or removed and added")
{
    const QByteArray other = "=LDR  00000cas a2200000 i 4500\n=245  10$aX";
    for (const char *statements :
         {"replace MARC.control.\"LDR\"", "remove MARC.\"LDR\"\nadd MARC.\"LDR\""}) {
        const rules::RuleFile file = rules::parse(
            QString::fromUtf8(QByteArray("rule \"m\" when merge then ") + statements + " end"));
        const Result<rules::Merged> made =
            rules::merge(file, fromLines("=245  10$aX"), fromLines(other));
        REQUIRE(made.ok());
        CHECK(made->record.leader().recordType() == u'a');
        CHECK(made->record.leader().bibliographicLevel() == u's');
    }
}

TEST_CASE("a file without a merge rule merges nothing and says so")
{
    CHECK(!rules::merge(rules::parse(QStringLiteral("rule \"x\" when TRUE then end")),
                        fromLines("=245  10$aX"), fromLines("=245  10$aX"))
               .ok());
}
