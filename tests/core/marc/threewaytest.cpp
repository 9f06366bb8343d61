// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/threeway.h"

#include <catch2/catch.hpp>

#include <QRandomGenerator>

using namespace colophon::marc;

namespace {

Field note(const QString &text, const char (&tag)[4] = "500")
{
    return Field::data(Tag(tag), u' ', u' ', {{u'a', text}});
}

Record record(const QStringList &notes)
{
    Record made;
    made.setControlValue(Tag("001"), QStringLiteral("1"));
    for (const QString &text : notes)
        made.fields().append(note(text));
    return made;
}

QStringList notesIn(const Record &from)
{
    QStringList notes;
    for (const Field &field : from.all(Tag("500")))
        notes.append(*field.subfield(u'a'));
    return notes;
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

QList<Taken> suggestions(const QList<ThreeWayRow> &rows)
{
    QList<Taken> taken;
    for (const ThreeWayRow &row : rows)
        taken.append(suggested(row));
    return taken;
}

} // namespace

TEST_CASE("Changes of different fields merge by themselves, in place")
{
    const auto [base, mine, theirs, expected] =
        GENERATE(table<const char *, const char *, const char *, const char *>(
            {{"a b c", "a B c", "a b C", "a B C"},
             {"a b c", "a c", "a b C", "a C"},
             {"a b c", "x a b c", "a b c y", "x a b c y"},
             {"a b c", "a b x c", "a b x c", "a b x c"},
             {"a b c", "a b c", "b", "b"},
             {"", "x", "y", "x y"},
             {"a", "", "", ""},
             {"a b", "b a", "a b", "b a"}}));
    const Record from = record(words(base));
    const Record left = record(words(mine));
    Record right = record(words(theirs));
    right.setControlValue(Tag("005"), QStringLiteral("2"));
    const QList<ThreeWayRow> rows = threeWay(from, left, right);
    const QList<Taken> taken = suggestions(rows);
    CHECK(
        std::all_of(taken.begin(), taken.end(), [](const Taken &one) { return one.isDecided(); }));
    const Record result = merged(rows, taken, right);
    CHECK(notesIn(result) == words(expected));
    CHECK(result.controlValue(Tag("001")) == QStringLiteral("1"));
    CHECK(result.controlValue(Tag("005")) == QStringLiteral("2"));
}

TEST_CASE("A field that both changed is left open, and either or both can be taken")
{
    const Record base = record(words("a b"));
    const Record mine = record(words("a mine"));
    const Record theirs = record(words("a theirs"));
    const QList<ThreeWayRow> rows = threeWay(base, mine, theirs);
    REQUIRE(rows.size() == 3);
    CHECK(rows.at(0).tag() == QStringLiteral("LDR"));
    CHECK(rows.at(2).sides == Sides::BothChanged);
    CHECK_FALSE(suggested(rows.at(2)).isDecided());
    QList<Taken> taken = suggestions(rows);
    taken[2] = {true, false};
    CHECK(notesIn(merged(rows, taken, theirs)) == words("a mine"));
    taken[2] = {false, true};
    CHECK(notesIn(merged(rows, taken, theirs)) == words("a theirs"));
    taken[2] = {true, true};
    CHECK(notesIn(merged(rows, taken, theirs)) == words("a mine theirs"));
}

TEST_CASE("A changed field that the other side deleted is left open")
{
    const QList<ThreeWayRow> rows =
        threeWay(record(words("a b")), record(words("a B")), record(words("a")));
    CHECK(rows.at(2).sides == Sides::BothChanged);
    CHECK_FALSE(rows.at(2).theirs.has_value());
}

TEST_CASE("The leader is a line like the others")
{
    Record base = record({});
    Record theirs = base;
    theirs.leader().set(6, u'e');
    const QList<ThreeWayRow> rows = threeWay(base, base, theirs);
    CHECK(rows.constFirst().sides == Sides::TheirsChanged);
    CHECK(merged(rows, suggestions(rows), theirs).leader().at(6) == u'e');
    CHECK(merged(rows, {{true, false}}, theirs).leader().at(6) == u'a');
}

TEST_CASE("Taking one side throughout gives that side, whatever the three are")
{
    QRandomGenerator random(7);
    for (int run = 0; run < 300; ++run) {
        const auto some = [&random] {
            QStringList notes;
            for (int i = random.bounded(7); i > 0; --i)
                notes.append(QString(QChar(u'a' + random.bounded(5))));
            return record(notes);
        };
        const Record base = some();
        const Record mine = some();
        const Record theirs = some();
        const QList<ThreeWayRow> rows = threeWay(base, mine, theirs);
        CHECK(merged(rows, QList<Taken>(rows.size(), {true, false}), theirs) == mine);
        CHECK(merged(rows, QList<Taken>(rows.size(), {false, true}), theirs) == theirs);
        // A side that changed nothing never wins over one that did.
        const QList<ThreeWayRow> onlyMine = threeWay(base, mine, base);
        CHECK(merged(onlyMine, suggestions(onlyMine), base) == mine);
    }
}
