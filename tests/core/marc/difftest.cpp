// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/diff.h"

#include "marc/fieldtext.h"
#include "marc/findtext.h"

#include <catch2/catch.hpp>

#include <QElapsedTimer>

using namespace colophon;
using namespace colophon::marc;

namespace {

Field field(const char *tag, const char *text)
{
    Field made = Field::data(*Tag::parse(QString::fromLatin1(tag)), u' ', u' ');
    setFromText(made, QString::fromUtf8(text));
    return made;
}

Record record(const QList<Field> &fields)
{
    return Record(Leader(), fields);
}

/// "245=245 -336" and so on.
QString shown(const Record &left, const Record &right)
{
    QStringList rows;
    for (const AlignedFields &row : aligned(left, right)) {
        const QString a = row.left < 0 ? QString() : left.fields().at(row.left).tag().toString();
        const QString b = row.right < 0 ? QString() : right.fields().at(row.right).tag().toString();
        rows.append(a + u'|' + b);
    }
    return rows.join(u' ');
}

QString marked(const char *text, const QList<Run> &runs)
{
    QStringList parts;
    for (const Run &run : runs)
        parts.append(QString::fromUtf8(text).mid(run.start, run.length));
    return parts.join(u'/');
}

} // namespace

TEST_CASE("Fields stand against those they have most in common with")
{
    const Record left =
        record({field("100", "$a Hofstadter, Douglas R."), field("245", "$a Gödel, Escher, Bach :"),
                field("260", "$a New York : $b Basic Books, $c c1979."),
                field("650", "$a Metamathematics."), field("650", "$a Symmetry.")});
    const Record right =
        record({field("010", "$a 78019943"), field("100", "$a Hofstadter, Douglas R., $d 1945-"),
                field("245", "$a Gödel, Escher, Bach :"),
                field("264", "$a New York : $b Basic Books, Inc., $c [1979]"),
                field("336", "$a text"), field("650", "$a Symmetry.")});
    CHECK(shown(left, right) == QStringLiteral("|010 100|100 245|245 260|264 |336 650| 650|650"));
}

TEST_CASE(
    "A record stands against itself without a difference, and against nothing as only its own")
{
    const Record some = record({field("245", "$a T"), field("500", "$a A"), field("500", "$a A")});
    for (const AlignedFields &row : aligned(some, some))
        CHECK(row.left == row.right);
    CHECK(aligned(some, record({})).size() == 3);
    CHECK(aligned(record({}), record({})).isEmpty());
}

TEST_CASE("Words that differ are told with their punctuation")
{
    const char *left = "$a xxi, 777 p. : $b ill. ; $c 24 cm";
    const char *right = "$a xxi, 777 pages : $b illustrations ; $c 24 cm";
    const WordDifferences runs = wordDifferences(QString::fromUtf8(left), QString::fromUtf8(right));
    CHECK(marked(left, runs.left) == QStringLiteral("p./ill."));
    CHECK(marked(right, runs.right) == QStringLiteral("pages/illustrations"));
    CHECK(characterDifferences(u"nam a", u"cam i").left == QList<Run>{{0, 1}, {4, 1}});
}

TEST_CASE("Two records of a thousand fields are aligned in an instant")
{
    QList<Field> many;
    for (int i = 0; i < 1000; ++i)
        many.append(field("500", qPrintable(QStringLiteral("$a Note %1 of many words.").arg(i))));
    Record left = record(many);
    Record right = left;
    right.fields().removeAt(999);
    right.fields().move(1, 990);
    QElapsedTimer timer;
    timer.start();
    CHECK(aligned(left, right).size() == 1001);
    WARN("1,000 fields aligned in " << timer.elapsed() << " ms");
}

TEST_CASE("Text is found in subfields and control fields, but not in 001")
{
    const Record some = record({Field::control(Tag("001"), QStringLiteral("abc")),
                                Field::control(Tag("008"), QStringLiteral("xabcx")),
                                field("245", "$a Abc and abc $c Other ABC")});
    CHECK(find(some, {QStringLiteral("abc")})->size() == 4);
    CHECK(find(some, {QStringLiteral("abc"), false, true})->size() == 2);
    CHECK(find(some, {QStringLiteral("^\\w+ and"), true})->constFirst() == Hit{2, 0, 0, 7});
    CHECK(find(some, {QStringLiteral("a*?"), true})->isEmpty()); // empty matches are none
    CHECK(find(some, {QStringLiteral("(abc"), true})
              .error()
              .detail.contains(QStringLiteral("character")));
    CHECK(find(some, {QString()})->isEmpty());
}

TEST_CASE("Replacing takes groups, and plain text as it stands")
{
    const Record some = record({field("264", "$a New York : $c c1979.")});
    const auto value = [](const Record &of) { return of.fields().constFirst().subfields(); };
    const Replaced groups =
        *replaceAll(some, {QStringLiteral("c(\\d{4})\\."), true, true}, QStringLiteral("©$1 $$"));
    CHECK(groups.count == 1);
    CHECK(value(groups.record).at(1).value == QStringLiteral("©1979 $"));
    const Replaced plain = *replaceAll(some, {QStringLiteral("c1979.")}, QStringLiteral("$1"));
    CHECK(value(plain.record).at(1).value == QStringLiteral("$1"));
    const Hit hit = find(some, {QStringLiteral("o")})->constFirst();
    CHECK(value(*replaceOne(some, {QStringLiteral("o")}, QStringLiteral("0"), hit)).at(0).value
          == QStringLiteral("New Y0rk :"));
}

TEST_CASE("An expression that would never end is refused")
{
    const Record some =
        record({field("500", "$a aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")});
    QElapsedTimer timer;
    timer.start();
    const Result<QList<Hit>> hits = find(some, {QStringLiteral("^(a+)+$"), true});
    REQUIRE_FALSE(hits.ok());
    CHECK(hits.error().detail.contains(QStringLiteral("too many steps")));
    CHECK(timer.elapsed() < 5000);
}
