// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/transport.h"

#include <curl/curl.h>

#include <cstring>
#include <memory>
#include <mutex>

namespace colophon::mail {

namespace {

struct EasyDeleter {
    void operator()(CURL *curl) const { curl_easy_cleanup(curl); }
};
struct ListDeleter {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

/// What one transfer reads from and writes to.
struct Transfer {
    QByteArrayView left; ///< of the message, not handed over yet
    bool handedOver = false;
    QByteArray lastLine; ///< the server's, "250 OK"
    QByteArray refusal;  ///< its last one that says no: "550 5.1.1 No such person"
    const std::function<bool()> *cancelled = nullptr;
};

std::size_t readMessage(char *buffer, std::size_t size, std::size_t count, void *user)
{
    auto *transfer = static_cast<Transfer *>(user);
    const qsizetype some = qMin(qsizetype(size * count), transfer->left.size());
    if (some > 0)
        std::memcpy(buffer, transfer->left.data(), std::size_t(some));
    transfer->left = transfer->left.sliced(some);
    transfer->handedOver = transfer->left.isEmpty();
    return std::size_t(some);
}

/// libcurl shows the server's words to this listener alone. Passwords go the other way, unheard.
int listen(CURL *, curl_infotype kind, char *data, std::size_t size, void *user)
{
    if (kind == CURLINFO_HEADER_IN) {
        const QByteArray line = QByteArray(data, qsizetype(size)).trimmed();
        auto *transfer = static_cast<Transfer *>(user);
        if (!line.isEmpty())
            transfer->lastLine = line;
        if (line.startsWith('4') || line.startsWith('5'))
            transfer->refusal = line; // what follows is the farewell
    }
    return 0;
}

int goOn(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const auto *transfer = static_cast<Transfer *>(user);
    return transfer->cancelled != nullptr && *transfer->cancelled && (*transfer->cancelled)() ? 1
                                                                                              : 0;
}

QByteArray urlOf(const MailServer &server)
{
    const bool v6 = server.host.contains(u':');
    return (server.security == Security::Tls ? QByteArray("smtps://") : QByteArray("smtp://"))
           + (v6 ? '[' + server.host.toLatin1() + ']' : server.host.toLatin1()) + ':'
           + QByteArray::number(server.port);
}

QString wordsOf(const Transfer &transfer, CURLcode code, const char *detail)
{
    if (!transfer.refusal.isEmpty())
        return QString::fromUtf8(transfer.refusal);
    const QString server = QString::fromUtf8(transfer.lastLine);
    const QString own = QString::fromUtf8(*detail != '\0' ? detail : curl_easy_strerror(code));
    return server.isEmpty() ? own : QStringLiteral("%1 (the last answer was: %2)").arg(own, server);
}

/// 5yz is for good (RFC 5321 4.2.1), unless it is about us and not about this message: a login or
/// an encryption that the server does not take is mended in the settings.
bool isForGood(const Transfer &transfer, CURLcode code)
{
    if (code == CURLE_LOGIN_DENIED || code == CURLE_USE_SSL_FAILED)
        return false;
    const QByteArray &line = transfer.refusal;
    return line.startsWith('5') && !line.startsWith("530") && !line.startsWith("535")
           && !line.startsWith("534");
}

} // namespace

SmtpTransport::SmtpTransport(const MailServer &server, const QString &password)
    : m_server(server), m_password(password)
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

Delivery SmtpTransport::deliver(const QByteArray &from, const QByteArray &to,
                                const QByteArray &bytes)
{
    if (const Result<void> usable = isUsable(m_server); !usable)
        return {Delivery::Outcome::TryLater, usable.error().detail};
    const std::unique_ptr<CURL, EasyDeleter> curl(curl_easy_init());
    if (!curl)
        return {Delivery::Outcome::TryLater, QStringLiteral("libcurl can't be used.")};
    Transfer transfer{bytes, false, {}, {}, &m_cancelled};
    char detail[CURL_ERROR_SIZE] = "";
    const std::unique_ptr<curl_slist, ListDeleter> recipients(
        curl_slist_append(nullptr, ('<' + to + '>').constData()));
    const auto set = [&curl](CURLoption option, auto value) {
        curl_easy_setopt(curl.get(), option, value);
    };
    const QByteArray url = urlOf(m_server);
    const QByteArray sender = '<' + from + '>';
    const QByteArray login = m_server.login.toUtf8();
    const QByteArray password = m_password.toUtf8();
    const QByteArray authorities = m_authorities.toLocal8Bit();
    set(CURLOPT_URL, url.constData());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL,
        m_server.security == Security::StartTls ? long(CURLUSESSL_ALL) : long(CURLUSESSL_NONE));
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!authorities.isEmpty())
        set(CURLOPT_CAINFO, authorities.constData());
    if (!login.isEmpty()) {
        set(CURLOPT_USERNAME, login.constData());
        set(CURLOPT_PASSWORD, password.constData());
    }
    set(CURLOPT_MAIL_FROM, sender.constData());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, readMessage);
    set(CURLOPT_READDATA, &transfer);
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, listen);
    set(CURLOPT_DEBUGDATA, &transfer);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, goOn);
    set(CURLOPT_XFERINFODATA, &transfer);
    set(CURLOPT_ERRORBUFFER, detail);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_CONNECTTIMEOUT, long(m_limits.connecting.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, long(m_limits.silence.count()));
    set(CURLOPT_TIMEOUT, long(m_limits.whole.count()));
    const CURLcode code = curl_easy_perform(curl.get());
    // Only an answer of the server to the whole message is a receipt.
    if (code == CURLE_OK && transfer.lastLine.startsWith('2'))
        return {Delivery::Outcome::Sent, QString::fromUtf8(transfer.lastLine)};
    return {isForGood(transfer, code) ? Delivery::Outcome::Refused : Delivery::Outcome::TryLater,
            wordsOf(transfer, code, detail)};
}

} // namespace colophon::mail
