// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/edit.h"

#include "marc/fieldlines.h"
#include "marc/fieldtext.h"
#include "marc/linkage.h"

#include <catch2/catch.hpp>

using namespace colophon;
using namespace colophon::marc;

namespace {

Field field(const char *tag, const QString &text)
{
    Field made = Field::data(*Tag::parse(QString::fromLatin1(tag)), u' ', u' ');
    setFromText(made, text);
    return made;
}

/// 001, 245 and its 880, 500, 650.
Record pair()
{
    return Record(Leader(), {Field::control(Tag("001"), QStringLiteral("9910000014838")),
                             field("245", QStringLiteral("$6 880-01 $a Bayna al-qaṣrayn /")),
                             field("880", QStringLiteral("$6 245-01/(3/r $a بين القصرين /")),
                             field("500", QStringLiteral("$a Note.")),
                             field("650", QStringLiteral("$a Families."))});
}

QStringList tags(const Record &record)
{
    QStringList found;
    for (const Field &one : record.fields())
        found.append(one.tag().toString());
    return found;
}

QStringList list(const char *tags)
{
    return QString::fromLatin1(tags).split(u' ');
}

} // namespace

TEST_CASE("A field and its 880 know each other by tag and number")
{
    CHECK(partnerOf(pair(), 1) == 2);
    CHECK(partnerOf(pair(), 2) == 1);
    CHECK(partnerOf(pair(), 3) == -1);
    Record other = pair();
    other.fields()[2] = field("880", QStringLiteral("$6 100-01/(3/r $a X"));
    CHECK(partnerOf(other, 1) == -1); // the tags don't agree
}

TEST_CASE("The $6 of an 880 names its script once there is some, and keeps what it names")
{
    Record record = pair();
    record.fields()[2] = field("880", QStringLiteral("$6 245-01 $a Bayna al-qaṣrayn /"));
    CHECK(withScript(record, 2) == record);
    record.fields()[2] = field("880", QStringLiteral("$6 245-01 $a 1956 紅樓夢 /"));
    CHECK(linkageOf(withScript(record, 2).fields().at(2))->text() == QStringLiteral("245-01/$1"));
    CHECK(withScript(pair(), 2) == pair());
    CHECK(withScript(pair(), 1) == pair());
}

TEST_CASE("When a field's tag changes its 880 follows")
{
    const Record after = withTagAt(pair(), 1, Tag("246"));
    CHECK(linkageOf(after.fields().at(2))->text() == QStringLiteral("246-01/(3/r"));
    CHECK(partnerOf(after, 1) == 2);
}

TEST_CASE("A field takes the 880 below it along when it moves, and the other way round")
{
    const Edited down = movedBy(pair(), {1}, 1);
    CHECK(tags(down.record) == list("001 500 245 880 650"));
    CHECK(down.places == QList<qsizetype>{2});
    CHECK(partnerOf(down.record, 2) == 3);
    CHECK(tags(movedBy(pair(), {2}, 1).record) == tags(down.record));
    CHECK(tags(movedBy(pair(), {3}, -1).record)
          == list("001 500 245 880 650"));            // steps over the pair as over one
    CHECK(movedBy(pair(), {1}, -1).record == pair()); // 001 keeps its place
}

TEST_CASE("Fields moved by hand keep their order and stay behind 001")
{
    const Edited after = moved(pair(), {4, 1}, 0);
    CHECK(tags(after.record) == list("001 245 650 880 500"));
    CHECK(tags(moved(pair(), {1}, 5).record) == list("001 880 500 650 245"));
}

TEST_CASE("Pasted pairs get link numbers that are free, single links are dropped")
{
    const Record record = pair();
    const Edited both = withFields(record, 5, {record.fields().at(1), record.fields().at(2)});
    CHECK(linkageOf(both.record.fields().at(5))->number == 2);
    CHECK(partnerOf(both.record, 5) == 6);
    CHECK(partnerOf(both.record, 1) == 2);
    const Edited one = withFields(record, 5, {record.fields().at(1)});
    CHECK_FALSE(one.record.fields().at(5).subfield(u'6'));
    CHECK(withFields(record, 5, {record.fields().at(0)}).record == record); // 001 is the program's
}

TEST_CASE("Move to 880 and back leaves the fields linked in between")
{
    Record record = pair();
    record.fields().removeAt(2);
    record.fields()[1] = field("245", QStringLiteral("$a T"));
    const Record linkedUp = withParallel(record, 1);
    CHECK(tags(linkedUp) == list("001 245 880 500 650"));
    CHECK(partnerOf(linkedUp, 1) == 2);
    const Record back = withoutParallel(linkedUp, 2);
    CHECK(tags(back) == list("001 245 245 500 650"));
    CHECK_FALSE(back.fields().at(1).subfield(u'6'));
    CHECK(linkageOf(unlinked(linkedUp, 1).fields().at(2))->text() == QStringLiteral("245-00"));
}

TEST_CASE("Two fields are linked by hand with the script of the 880")
{
    Record record(Leader(), {field("100", QStringLiteral("$a Maḥfūẓ, Najīb")),
                             field("880", QStringLiteral("$a محفوظ، نجيب"))});
    const Record after = linked(record, 0, 1);
    CHECK(linkageOf(after.fields().at(0))->text() == QStringLiteral("880-01"));
    CHECK(linkageOf(after.fields().at(1))->text() == QStringLiteral("100-01/(3/r"));
    CHECK(linked(after, 0, 0) == after);
}

TEST_CASE("Sorting is by tag and keeps the order within one; 880s can stand by their partners")
{
    Record record = pair();
    record.fields().move(4, 1);
    record.fields().append(field("500", QStringLiteral("$a Second.")));
    CHECK(tags(sorted(record, false)) == list("001 245 500 500 650 880"));
    CHECK(tags(sorted(record, true)) == list("001 245 880 500 500 650"));
    CHECK(sorted(record, false).fields().at(3).subfield(u'a') == QStringLiteral("Second."));
}

TEST_CASE("Deleting leaves what the program keeps")
{
    CHECK(tags(withoutFields(pair(), {0, 3, 1})) == list("001 880 650"));
}

TEST_CASE("Field lines of MarcEdit, yaz and other catalogues are read")
{
    const struct {
        const char *text;
        QList<Field> fields;
    } kCases[] = {
        {"=245  10$aTitle /$cMe.\n=500  \\\\$aFive {dollar}.",
         {Field::data(Tag("245"), u'1', u'0',
                      {{u'a', QStringLiteral("Title /")}, {u'c', QStringLiteral("Me.")}}),
          Field::data(Tag("500"), u' ', u' ', {{u'a', QStringLiteral("Five $.")}})}},
        {"00714cam a2200205 a 4500\n001 11224466\n050 00 $a PJ1 $b .A\n245 10 $a "
         "Title / $c Me.\n"
         "650  0 $a Cats",
         {Field::control(Tag("001"), QStringLiteral("11224466")),
          Field::data(Tag("050"), u'0', u'0',
                      {{u'a', QStringLiteral("PJ1")}, {u'b', QStringLiteral(".A")}}),
          Field::data(Tag("245"), u'1', u'0',
                      {{u'a', QStringLiteral("Title /")}, {u'c', QStringLiteral("Me.")}}),
          Field::data(Tag("650"), u' ', u'0', {{u'a', QStringLiteral("Cats")}})}},
        {"264  1 $$a Cairo",
         {Field::data(Tag("264"), u' ', u'1', {{u'a', QStringLiteral("Cairo")}})}},
        {"700 1# ‡a Smith, J.\r\n",
         {Field::data(Tag("700"), u'1', u' ', {{u'a', QStringLiteral("Smith, J.")}})}},
        {"020    $a "
         "030640615"
         "2",
         {Field::data(Tag("020"), u' ', u' ', {{u'a', QStringLiteral("0306406152")}})}},
        {"100 1  $a Smith",
         {Field::data(Tag("100"), u'1', u' ', {{u'a', QStringLiteral("Smith")}})}},
        {"520    $a One\n       two $b three",
         {Field::data(Tag("520"), u' ', u' ',
                      {{u'a', QStringLiteral("One two")}, {u'b', QStringLiteral("three")}})}},
        {"Just some words", {}},
        {"245 is a number", {}},
        {"", {}},
    };
    for (const auto &one : kCases) {
        CAPTURE(one.text);
        CHECK(fieldsFromLines(QString::fromUtf8(one.text)) == one.fields);
    }
}

TEST_CASE("What is copied as lines comes back to the letter")
{
    const QList<Field> fields = {
        Field::control(Tag("008"), QStringLiteral("920101s1992    enk           000 1 eng d")),
        Field::data(Tag("245"), u'1', u' ',
                    {{u'a', QStringLiteral("100 $ {and} بين")}, {u'c', QStringLiteral(" b ")}})};
    CHECK(fieldsFromLines(toLines(fields)) == fields);
}

TEST_CASE("What a template offered and nobody filled in goes; what was filled in stays")
{
    Record record = pair();
    record.fields().insert(3, field("020", QStringLiteral("$a  $q ")));
    record.fields().insert(4, field("264", QStringLiteral("$a Cairo : $b  $c 1956.")));
    const Record full = withoutEmpty(record);
    CHECK(tags(full) == list("001 245 880 264 500 650"));
    CHECK(toText(full.fields().at(3)) == QStringLiteral("$a Cairo : $c 1956."));
    CHECK(withoutEmpty(full) == full);
}
