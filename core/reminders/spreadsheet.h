// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace colophon::reminders {

/// One line of CSV (RFC 4180, UTF-8, CRLF). A value that a spreadsheet would take for a formula
/// (it begins with = + - @, a tab or a return) gets an apostrophe in front, as OWASP advises
/// (https://owasp.org/www-community/attacks/CSV_Injection).
QByteArray csvLine(const QStringList &values);
/// What a file begins with, so that spreadsheets read it as UTF-8.
QByteArray csvStart();

} // namespace colophon::reminders
