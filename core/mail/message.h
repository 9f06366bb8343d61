// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

/// Mail that the program writes: to whom a record was assigned, who is reminded of what.
namespace colophon::mail {

struct Address {
    QString name;    ///< as it is shown; may be empty
    QString address; ///< name@domain, see store::isMailAddress

    friend bool operator==(const Address &, const Address &) = default;
};

/// A message of plain text to one person.
struct Message {
    QString id; ///< the Message-ID before its @; the same at each try, so that a message that came
                ///< twice is known as one
    QDateTime at;
    Address from;
    Address replyTo; ///< left out where it has no address
    Address to;
    QString subject;
    QString body;
};

/// The bytes as RFC 5322 has them, with CR LF: names and subject in ASCII or in encoded words (RFC
/// 2047), the text in UTF-8 as quoted-printable (RFC 2045). Nothing in a name, subject or text can
/// become a header: line ends and control characters in headers turn into blanks. InvalidInput
/// where an address is none.
Result<QByteArray> toBytes(const Message &message);

/// A header's value: folded at 76 bytes, encoded words where it is not plain ASCII. `used` is how
/// much of its first line is taken already.
QByteArray headerText(const QString &text, qsizetype used);
/// "Leila Haddad" <leila@ashgrove.example>, the domain in ASCII (RFC 3490).
Result<QByteArray> addressText(const Address &address, qsizetype used);
/// The address alone, as an SMTP envelope has it.
Result<QByteArray> bareAddress(const QString &address);
QByteArray quotedPrintable(const QString &text);

} // namespace colophon::mail
