// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

#include <QList>
#include <QStringView>

/// Two records side by side: which field stands against which, and which words differ.
/// Thread rule: pure functions.
namespace colophon::marc {

/// Fields of two records that stand in one line; a place of -1 is no field on that side.
struct AlignedFields {
    qsizetype left = -1;
    qsizetype right = -1;

    friend bool operator==(const AlignedFields &, const AlignedFields &) = default;
};

/// All fields of both, in their order. Equal fields and those of one tag that have words in common
/// are put against each other (longest common sequence, weighted by what they share); 260 may stand
/// against 264.
QList<AlignedFields> aligned(const Record &left, const Record &right);

/// Equal in what counts: what the program keeps, 001 and 005, is no difference.
bool isSame(const Field &left, const Field &right);

/// Characters from `start` on.
struct Run {
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const Run &, const Run &) = default;
};
struct WordDifferences {
    QList<Run> left;
    QList<Run> right;
};
/// The words (and the punctuation at them) that only one of the texts has.
WordDifferences wordDifferences(QStringView left, QStringView right);
/// The same character by character, for fixed fields.
WordDifferences characterDifferences(QStringView left, QStringView right);

} // namespace colophon::marc
