// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

#include <QString>

#include <optional>

/// Subfield $6, which binds a field to the 880 that holds the same in another script:
/// `$6 880-02` in the 245, `$6 245-02/(3/r` in its 880. Number 00 means that an 880 has no partner.
/// https://www.loc.gov/marc/bibliographic/ecbdcntf.html
/// Thread rule: pure functions.
namespace colophon::marc {

inline constexpr Tag k880{"880"};

/// What a $6 says.
struct Linkage {
    Tag tag;        ///< of the other field
    int number = 0; ///< the pair's number in the record, 0 for none
    QString rest;   ///< "/(3/r": script and direction, or empty

    QString text() const;
    friend bool operator==(const Linkage &, const Linkage &) = default;
};

/// Nothing where there is no $6 or it can't be read.
std::optional<Linkage> linkageOf(const Field &field);
/// With that $6 as its first subfield in place of the former one.
Field withLinkage(const Field &field, const Linkage &linkage);
Field withoutLinkage(const Field &field);

/// The place of the field that this one is linked to, or -1. The pair must agree in both tags and
/// in the number.
qsizetype partnerOf(const Record &record, qsizetype place);
/// A number that no $6 of the record has yet.
int freeLinkNumber(const Record &record);

/// "/(3/r" for Arabic, "/$1" for CJK…, by the first letter that isn't Latin; empty for Latin.
QString scriptSuffix(const QString &text);
bool hasRightToLeft(QStringView text);

/// Move to 880: a copy of the field as an 880 right below it, both linked. Unchanged for control
/// fields, for an 880, and for a field that is linked already.
Record withParallel(const Record &record, qsizetype place);
/// With the script that an 880 is in named in its $6, where none is named yet. Unchanged for
/// others.
Record withScript(const Record &record, qsizetype place);
/// Move from 880: the 880 becomes a field of the tag that its $6 names, in place of being a
/// parallel; its partner loses its $6. Unchanged for anything else.
Record withoutParallel(const Record &record, qsizetype place);
/// Links two fields, one of which is an 880. Unchanged where neither or both are.
Record linked(const Record &record, qsizetype one, qsizetype other);
/// Takes the link from the field and its partner; the 880 stays with number 00.
Record unlinked(const Record &record, qsizetype place);

} // namespace colophon::marc
