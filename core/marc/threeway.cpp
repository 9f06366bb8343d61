// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/threeway.h"

#include <algorithm>

namespace colophon::marc {

namespace {

constexpr Tag k001{"001"};
constexpr Tag k005{"005"};
constexpr Tag kLeader{"LDR"};

/// The leader as a field, then all fields but the program's.
QList<Field> linesOf(const Record &record)
{
    QList<Field> lines{Field::control(kLeader, record.leader().text())};
    std::copy_if(record.fields().begin(), record.fields().end(), std::back_inserter(lines),
                 [](const Field &field) { return field.tag() != k001 && field.tag() != k005; });
    return lines;
}

/// What a side made of the base: for each field of the base the side's, and what it added before
/// each (and behind the last).
struct Side {
    QList<std::optional<Field>> kept;
    QList<QList<Field>> added;
};

/// length[i][j]: the longest common sequence of a from i on and b from j on.
class CommonLength {
public:
    CommonLength(const QList<Field> &a, const QList<Field> &b)
        : m_width(b.size() + 1), m_length((a.size() + 1) * m_width, 0)
    {
        for (qsizetype i = a.size() - 1; i >= 0; --i) {
            for (qsizetype j = b.size() - 1; j >= 0; --j) {
                m_length[i * m_width + j] = a.at(i) == b.at(j)
                                                ? at(i + 1, j + 1) + 1
                                                : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }

    int at(qsizetype i, qsizetype j) const { return m_length.at(i * m_width + j); }

private:
    qsizetype m_width;
    QList<int> m_length;
};

Side sideOf(const QList<Field> &base, const QList<Field> &other)
{
    const CommonLength length(base, other);
    Side side{QList<std::optional<Field>>(base.size()), QList<QList<Field>>(base.size() + 1)};
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < base.size() || j < other.size()) {
        const bool both = i < base.size() && j < other.size();
        if (both && base.at(i) == other.at(j)) {
            side.kept[i++] = other.at(j++);
        } else if (both && base.at(i).tag() == other.at(j).tag()
                   && length.at(i + 1, j + 1) == length.at(i, j)) {
            side.kept[i++] = other.at(j++); // changed
        } else if (j == other.size() || (both && length.at(i + 1, j) >= length.at(i, j + 1))) {
            ++i; // gone
        } else {
            side.added[i].append(other.at(j++));
        }
    }
    return side;
}

Sides compare(const ThreeWayRow &row)
{
    if (row.mine == row.theirs)
        return row.mine == row.base ? Sides::Equal : Sides::SameChange;
    if (row.mine == row.base)
        return Sides::TheirsChanged;
    return row.theirs == row.base ? Sides::MineChanged : Sides::BothChanged;
}

void append(QList<ThreeWayRow> &rows, ThreeWayRow row)
{
    row.sides = compare(row);
    rows.append(row);
}

/// A field that both added alike is one row, where the order of both allows it; others stand one
/// after the other.
void appendAdded(QList<ThreeWayRow> &rows, const QList<Field> &mine, const QList<Field> &theirs)
{
    qsizetype next = 0;
    for (const Field &field : mine) {
        const qsizetype same = theirs.indexOf(field, next);
        for (; next < same; ++next)
            append(rows, {std::nullopt, std::nullopt, theirs.at(next)});
        append(rows, {std::nullopt, field, same < 0 ? std::nullopt : std::optional(field)});
        next += same < 0 ? 0 : 1;
    }
    for (; next < theirs.size(); ++next)
        append(rows, {std::nullopt, std::nullopt, theirs.at(next)});
}

void take(Record &record, const std::optional<Field> &field)
{
    if (!field)
        return;
    if (field->tag() == kLeader)
        record.leader() = Leader(field->value());
    else
        record.fields().append(*field);
}

} // namespace

QString ThreeWayRow::tag() const
{
    const std::optional<Field> &some = base ? base : mine ? mine : theirs;
    return some ? some->tag().toString() : QString();
}

QList<ThreeWayRow> threeWay(const Record &base, const Record &mine, const Record &theirs)
{
    const QList<Field> lines = linesOf(base);
    const Side left = sideOf(lines, linesOf(mine));
    const Side right = sideOf(lines, linesOf(theirs));
    QList<ThreeWayRow> rows;
    for (qsizetype i = 0; i <= lines.size(); ++i) {
        appendAdded(rows, left.added.at(i), right.added.at(i));
        if (i < lines.size())
            append(rows, {lines.at(i), left.kept.at(i), right.kept.at(i)});
    }
    return rows;
}

Taken suggested(const ThreeWayRow &row)
{
    switch (row.sides) {
    case Sides::Equal:
    case Sides::SameChange:
    case Sides::MineChanged:
        return {true, false};
    case Sides::TheirsChanged:
        return {false, true};
    case Sides::BothChanged:
        break;
    }
    return {};
}

Record merged(const QList<ThreeWayRow> &rows, const QList<Taken> &taken, const Record &theirs)
{
    Record record(theirs.leader());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (taken.at(i).mine)
            take(record, rows.at(i).mine);
        if (taken.at(i).theirs && !(taken.at(i).mine && rows.at(i).mine == rows.at(i).theirs))
            take(record, rows.at(i).theirs);
    }
    for (const Tag &tag : {k001, k005}) {
        if (theirs.first(tag) != nullptr)
            record.setControlValue(tag, theirs.controlValue(tag));
    }
    return record;
}

} // namespace colophon::marc
