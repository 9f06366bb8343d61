// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/headingfield.h"

#include "marc/reader.h"

#include <catch2/catch.hpp>

using namespace colophon;
using search::HeadingKind;

namespace {

/// A field's line in mnemonic form.
marc::Field field(const char *line)
{
    const QByteArray text =
        QByteArray("=LDR  00000nam a2200000 a 4500\n") + QByteArray(line) + "\n\n";
    const Result<QList<marc::ReadItem>> items = marc::readAll(marc::Format::Mnemonic, text);
    REQUIRE(items.ok());
    REQUIRE(items->constFirst().record);
    return items->constFirst().record->fields().constLast();
}

struct Case {
    HeadingKind kind;
    const char *own;
    const char *heading;
    const char *result;
};

} // namespace

TEST_CASE("A heading goes into a field; what is the field's own stays")
{
    const QList<Case> cases{
        {HeadingKind::Names, "=100  1\\$aMarsot$0(x)1", "=700  1\\$aMarsot, Afaf Lutfi.$0(lc)n79",
         "=100  1\\$aMarsot, Afaf Lutfi.$0(lc)n79"},
        // A relator follows with a comma; a heading's own relator is not the field's.
        {HeadingKind::Names, "=700  1\\$aEco,$etranslator.$9LOCAL",
         "=100  1\\$aEco, Umberto,$d1932-2016,$eauthor.",
         "=700  1\\$aEco, Umberto,$d1932-2016,$etranslator.$9LOCAL"},
        {HeadingKind::Names, "=700  1\\$aEco", "=100  1\\$aEco, Umberto,$d1932-2016,$eauthor.",
         "=700  1\\$aEco, Umberto,$d1932-2016."},
        {HeadingKind::Names, "=700  1\\$aEgypt", "=110  2\\$aEgypt Exploration Society.",
         "=710  2\\$aEgypt Exploration Society."},
        // The name of a name-title field alone.
        {HeadingKind::Names, "=100  1\\$aMahfuz", "=700  12$aMaḥfūẓ, Najīb,$d1911-2006.$tAwlād.",
         "=100  1\\$aMaḥfūẓ, Najīb,$d1911-2006."},
        {HeadingKind::Subjects, "=650  \\0$aegypt", "=651  \\0$aEgypt$xHistory$yTo 332 B.C.",
         "=651  \\0$aEgypt$xHistory$yTo 332 B.C."},
        {HeadingKind::Subjects, "=650  \\0$astamps$5NjP", "=650  \\7$aPostage stamps.$2fast$0(f)1",
         "=650  \\7$aPostage stamps.$2fast$0(f)1$5NjP"},
        {HeadingKind::Series, "=830  \\0$apenguin$v12", "=830  \\4$aThe Penguin classics ;$v7",
         "=830  \\4$aThe Penguin classics ;$v12"},
        {HeadingKind::Titles, "=130  0\\$atitle", "=245  04$aThe Nile :$ba river /$cA. Author.",
         "=130  4\\$aThe Nile :$ba river /"},
        {HeadingKind::CallNumbers, "=050  \\4$aQA76$u1", "=050  00$aQA76.9$b.D3 2020",
         "=050  \\4$aQA76.9$b.D3 2020$u1"},
        {HeadingKind::Names, "=880  1\\$6700-02/(3/r$aX", "=100  1\\$aMarsot, Afaf.",
         "=880  1\\$6700-02/(3/r$aMarsot, Afaf."},
    };
    for (const Case &c : cases) {
        INFO(c.own << " with " << c.heading);
        const marc::Field got = search::withHeading(field(c.own), c.kind, field(c.heading));
        const marc::Field wanted = field(c.result);
        CHECK(got.tag() == wanted.tag());
        CHECK(got.indicator1() == wanted.indicator1());
        CHECK(got.indicator2() == wanted.indicator2());
        QStringList shown;
        QStringList expected;
        for (const marc::Subfield &s : got.subfields())
            shown.append(QString(u'$') + s.code + s.value);
        for (const marc::Subfield &s : wanted.subfields())
            expected.append(QString(u'$') + s.code + s.value);
        CHECK(shown == expected);
    }
}
