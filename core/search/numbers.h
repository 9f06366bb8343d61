// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Numbers as they are compared: however they are written, one number is one text of lower-case
/// letters and digits. All give an empty text where there is no number.
/// Thread rule: pure functions.
namespace colophon::search {

/// 13 digits for an ISBN-10 or ISBN-13 whatever its hyphens and what follows it; the check digit is
/// worked out anew, so that a mistyped one is found as well.
QString normalizedIsbn(QStringView text);
/// 7 digits and the check character, without the hyphen.
QString normalizedIssn(QStringView text);
/// An ISBN or ISSN, else what is left of the text without blanks and hyphens.
QString normalizedBookNumber(QStringView text);
/// The beginning of an ISBN as it stands in the index: 978 goes before one of the old kind.
QString isbnBeginning(QStringView text);
/// Library of Congress control number, https://www.loc.gov/marc/lccn-namespace.html
QString normalizedLccn(QStringView text);
/// Letters and digits alone: 024, 027, 028, 030.
QString normalizedNumber(QStringView text);
/// A system number of field 035: `(OCoLC)ocm00012345` and `(OCoLC)12345` give `ocolc!12345`; where
/// no source is named, `12345`.
QString normalizedSystemNumber(QStringView text);

} // namespace colophon::search
