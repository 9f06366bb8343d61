// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mail/mailserver.h"

#include <QObject>
#include <QString>

#include <functional>

namespace colophon::mail {

/// A scheduled `colophonctl mail send` may have its password in this variable, where no key store
/// runs.
constexpr auto kPasswordVariable = "COLOPHON_MAIL_PASSWORD";

/// Where a password was found, or went.
enum class PasswordPlace {
    Nowhere,
    KeyStore,    ///< the system's: libsecret, KWallet, Keychain, Credential Manager
    Environment, ///< kPasswordVariable
    ThisProgram, ///< no key store runs: it is known until the program ends
};

struct FoundPassword {
    QString password;
    PasswordPlace place = PasswordPlace::Nowhere;
    QString keyStoreSays; ///< why the key store could not be used; empty where it could
};

/// Looks in the program, in the environment and in the key store, in this order, and calls `done`
/// in the thread of `context`, later. Needs a running event loop. Nothing happens when `context`
/// has died.
void findPassword(const MailServer &server, QObject *context,
                  std::function<void(const FoundPassword &)> done);
/// Puts it into the key store; where none runs, into the memory of this program. An empty one is
/// taken away.
void keepPassword(const MailServer &server, const QString &password, QObject *context,
                  std::function<void(const FoundPassword &)> done);

} // namespace colophon::mail
