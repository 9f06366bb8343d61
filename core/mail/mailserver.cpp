// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/mailserver.h"

#include "store/catalogue.h"
#include "store/userstore.h"

#include <algorithm>
#include <array>

namespace colophon::mail {

namespace {

constexpr std::array kSecurities{QLatin1String("starttls"), QLatin1String("tls"),
                                 QLatin1String("none")};
const QString kHost = QStringLiteral("mail_host");
const QString kPort = QStringLiteral("mail_port");
const QString kSecurity = QStringLiteral("mail_security");
const QString kLogin = QStringLiteral("mail_login");
const QString kSenderName = QStringLiteral("mail_sender_name");
const QString kSender = QStringLiteral("mail_sender");

Error wrong(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

bool isHost(const QString &host)
{
    return !host.isEmpty() && host.size() < 254
           && std::all_of(host.cbegin(), host.cend(), [](QChar c) {
                  return (c.unicode() < 0x7F && c.isLetterOrNumber()) || c == u'.' || c == u'-'
                         || c == u':';
              });
}

bool isThisComputer(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1")
           || host.startsWith(QLatin1String("127."));
}

} // namespace

QString securityWord(Security security)
{
    return kSecurities.at(std::size_t(security));
}

Result<Security> securityFromWord(const QString &word)
{
    for (std::size_t i = 0; i < kSecurities.size(); ++i) {
        if (kSecurities.at(i) == word)
            return Security(i);
    }
    return wrong(QStringLiteral("“%1” is not a way to reach a mail server. There are starttls, "
                                "tls and none.")
                     .arg(word));
}

int usualPort(Security security)
{
    switch (security) {
    case Security::StartTls:
        return 587; // RFC 6409
    case Security::Tls:
        return 465; // RFC 8314
    case Security::None:
        break;
    }
    return 25;
}

Result<void> isUsable(const MailServer &server)
{
    if (!isHost(server.host))
        return wrong(QStringLiteral("“%1” can't be the name of a mail server. It looks like "
                                    "smtp.example.org.")
                         .arg(server.host.simplified()));
    if (server.port < 1 || server.port > 65535)
        return wrong(
            QStringLiteral("A port is a number from 1 to 65535, not %1.").arg(server.port));
    if (!store::isMailAddress(server.sender.address))
        return wrong(QStringLiteral("“%1” is not an e-mail address. Mail needs one that it comes "
                                    "from, such as cataloging@example.org.")
                         .arg(server.sender.address.simplified()));
    if (server.security == Security::None && !server.login.isEmpty()
        && !isThisComputer(server.host))
        return wrong(QStringLiteral("With a login name the connection has to be encrypted, or the "
                                    "password could be read on its way. Choose STARTTLS or TLS."));
    return {};
}

Result<std::optional<MailServer>> mailServer(store::Connection &connection)
{
    QHash<QString, QString> values;
    for (const QString &key : {kHost, kPort, kSecurity, kLogin, kSenderName, kSender}) {
        const Result<QString> value = store::metaValue(connection, key);
        COLOPHON_TRY(value);
        values.insert(key, *value);
    }
    if (values.value(kHost).isEmpty())
        return std::optional<MailServer>();
    MailServer server;
    server.host = values.value(kHost);
    server.port = values.value(kPort).toInt();
    const Result<Security> security = securityFromWord(values.value(kSecurity));
    COLOPHON_TRY(security);
    server.security = *security;
    server.login = values.value(kLogin);
    server.sender = {values.value(kSenderName), values.value(kSender)};
    return std::optional<MailServer>(server);
}

Result<void> setMailServer(store::Transaction &transaction, const std::optional<MailServer> &server)
{
    if (server)
        COLOPHON_TRY(isUsable(*server));
    const MailServer now = server.value_or(MailServer());
    COLOPHON_TRY(store::setMetaValue(transaction, kHost, server ? now.host : QString()));
    COLOPHON_TRY(store::setMetaValue(transaction, kPort, QString::number(now.port)));
    COLOPHON_TRY(store::setMetaValue(transaction, kSecurity, securityWord(now.security)));
    COLOPHON_TRY(store::setMetaValue(transaction, kLogin, now.login));
    COLOPHON_TRY(store::setMetaValue(transaction, kSenderName, now.sender.name));
    return store::setMetaValue(transaction, kSender, now.sender.address);
}

} // namespace colophon::mail
