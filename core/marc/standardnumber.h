// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

/// Check digits of standard numbers. Each takes the number bare: digits (and X) alone.
/// Thread rule: pure functions.
namespace colophon::marc {

/// The digits and X of a text up to the first other thing than a hyphen or a blank between them:
/// "0-306-40615-2 (pbk.)" gives "0306406152". Lower x becomes X.
QString bareNumber(QStringView text);

/// The last character that the number should have, or a null one where it has not 10 characters
/// with nine digits first. https://www.isbn-international.org/content/isbn-users-manual, appendix 1
QChar isbn10CheckDigit(QStringView number);
/// For ISBN-13, ISMN-13 and EAN: 13 digits, weights 1 and 3.
QChar ean13CheckDigit(QStringView number);
/// 12 digits, weights 3 and 1. https://www.gs1.org/services/how-calculate-check-digit-manually
QChar upcCheckDigit(QStringView number);
/// 8 characters with seven digits first. ISO 3297, weights 8 to 2, modulus 11.
QChar issnCheckDigit(QStringView number);

/// 10 or 13 characters with the right last one; the latter with 978 or 979 first.
bool isIsbn(QStringView number);
bool isIssn(QStringView number);

} // namespace colophon::marc
