// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

#include <QList>

/// The steps of editing a record, as functions from one record to the next; the editor puts each on
/// its undo stack. Places count the fields from 0. 001 and 005 are kept by the program and stay
/// where they are. Links between a field and its 880 survive every step.
/// Thread rule: pure functions.
namespace colophon::marc {

/// 001 and 005.
bool isKept(const Field &field);

/// A tag of the other kind takes the content along: a control value becomes $a and the reverse.
Field withTag(const Field &field, const Tag &tag);
/// The field with another tag in its record; the 880 that is linked to it follows.
Record withTagAt(const Record &record, qsizetype place, const Tag &tag);

/// A step's record, and where the fields that it was about stand now.
struct Edited {
    Record record;
    QList<qsizetype> places;
};

/// The fields put in before `place`, never before those kept by the program. Of a field that is
/// kept by the program nothing is taken over. Link numbers that the record has already are given
/// anew to pairs among the fields; a link to no field among them is dropped.
Edited withFields(const Record &record, qsizetype place, const QList<Field> &fields);
Record withoutFields(const Record &record, const QList<qsizetype> &places);
/// The fields moved, in their order, to stand before the field that was at `before` (or last).
Edited moved(const Record &record, const QList<qsizetype> &places, qsizetype before);
/// One place up (-1) or down (1), with the 880 that stands right below its partner.
Edited movedBy(const Record &record, const QList<qsizetype> &places, int by);
/// Without subfields that have no value, and without the fields that have no others: what a
/// template offered and nobody filled in.
Record withoutEmpty(const Record &record);
/// By tag; fields of one tag keep their order. An 880 stands by its own tag, or with `beside` right
/// below its partner.
Record sorted(const Record &record, bool beside);

} // namespace colophon::marc
