// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

#include <QList>

#include <optional>

namespace colophon::marc {

/// What became of one field on the two sides that began from the same record.
enum class Sides { Equal, MineChanged, TheirsChanged, SameChange, BothChanged };

/// A field of the base, or one that a side added; empty where a side doesn't have it. The leader is
/// the first row, as a control field "LDR". 001 and 005 are left out: they are the program's.
struct ThreeWayRow {
    std::optional<Field> base;
    std::optional<Field> mine;
    std::optional<Field> theirs;
    Sides sides = Sides::Equal;

    QString tag() const;
};

/// Which side of a row goes into the merged record; both where both are wanted.
struct Taken {
    bool mine = false;
    bool theirs = false;

    bool isDecided() const { return mine || theirs; }
};

/// Fields aligned by the longest common sequence of either side with the base; between those,
/// fields of the same tag count as changed. Thread rule: pure.
QList<ThreeWayRow> threeWay(const Record &base, const Record &mine, const Record &theirs);

/// The side that changed; undecided where both did, differently.
Taken suggested(const ThreeWayRow &row);

/// The record made of what was taken of each row, with 001 and 005 of `theirs`.
Record merged(const QList<ThreeWayRow> &rows, const QList<Taken> &taken, const Record &theirs);

} // namespace colophon::marc
