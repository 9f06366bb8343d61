// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mail/message.h"
#include "store/transaction.h"

#include <QString>

#include <optional>

namespace colophon::mail {

/// How the way to the server is kept secret: StartTls on port 587, Tls from the first byte on port
/// 465 (RFC 8314), or not at all.
enum class Security { StartTls, Tls, None };
/// "starttls", "tls", "none": as stored.
QString securityWord(Security security);
Result<Security> securityFromWord(const QString &word);
int usualPort(Security security);

/// The library's mail server, the same for all people of the catalogue. The password is not here:
/// see password.h.
struct MailServer {
    QString host;
    int port = 587;
    Security security = Security::StartTls;
    QString login;  ///< empty: the server wants none
    Address sender; ///< whose mail it is to the server; answers go to the person

    friend bool operator==(const MailServer &, const MailServer &) = default;
};

/// InvalidInput, with the part that is wrong. Among other things a login on an open way to another
/// computer: the password could be read on it.
Result<void> isUsable(const MailServer &server);

/// What the catalogue says; nothing where no server is set.
Result<std::optional<MailServer>> mailServer(store::Connection &connection);
/// Nothing takes the server away.
Result<void> setMailServer(store::Transaction &transaction,
                           const std::optional<MailServer> &server);

} // namespace colophon::mail
