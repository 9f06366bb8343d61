// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace colophon::search {

enum class CallNumberScheme { Dewey, LibraryOfCongress, Other };

/// What a call number typed by a person looks like. NLM's classes (QS–QZ, W) fill gaps of LC's and
/// are written and sorted as those are.
CallNumberScheme schemeOf(QStringView callNumber);
/// The scheme that the field stands for: 050, 055, 060, 070, 090, 096 LC or NLM; 082, 083, 092
/// Dewey; others (080, 084, 086, 099) by neither.
CallNumberScheme schemeOfTag(QStringView tag);

/// What the call number sorts by, in letters, digits, `!` (a gap, before all) and `.` alone.
///  - LC, NLM: class letters, class number as a number, then cutters as decimals: QA76.9 before
///    QA276, .C7 between .C69 and .C71 (LC Classification and Shelflisting Manual, G 050–G 070).
///  - Dewey: number before the point as a number, after it as a decimal, then the rest.
///  - others: digits as numbers wherever they stand.
/// Dewey sorts before LC and NLM, these before all others.
QString callNumberKey(QStringView callNumber, CallNumberScheme scheme);
/// The key of what a person typed: without a last gap, so that it is the beginning of those behind.
QString callNumberKey(QStringView callNumber);

} // namespace colophon::search
