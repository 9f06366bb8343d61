// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/issue.h"
#include "schema/profile.h"

namespace colophon::schema {

/// Checks a record against MARC 21 (Definitions) and the library's profile: fields, indicators and
/// subfields, coded values, LDR/006/007/008, check digits, 880 links, and what must agree between
/// fields. Bibliographic, authority and holdings records each by their own format; of other kinds
/// only the type is told. Issues come in the order of the record: leader, fields, what is missing.
/// What the program keeps itself (001, 005, the leader's lengths) is not judged.
///
/// A record of 60 fields takes well under a millisecond, one of 1,000 a few.
/// Thread rule: a pure function; call it from any thread.
QList<Issue> validate(const marc::Record &record, const Profile &profile = {});

/// How many of a severity.
qsizetype countOf(const QList<Issue> &issues, Severity severity);

} // namespace colophon::schema
