// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mail/mailserver.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>

namespace colophon::mail {

/// What became of one try to hand a message over.
struct Delivery {
    enum class Outcome {
        Sent,
        TryLater, ///< the server isn't there, is busy, or does not know us: another time may do
        Refused,  ///< the server will never take this message
    };
    Outcome outcome = Outcome::TryLater;
    QString answer; ///< the server's last words, or what went wrong on the way
};

/// Hands a message to a mail server. Thread rule: that of the caller, which waits.
class Transport {
public:
    virtual ~Transport() = default;
    /// `bytes` as toBytes() makes them; `from` and `to` are bare addresses.
    virtual Delivery deliver(const QByteArray &from, const QByteArray &to,
                             const QByteArray &bytes) = 0;
};

/// Over SMTP, by libcurl. Certificates are checked against the system's authorities.
class SmtpTransport final : public Transport {
public:
    struct Limits {
        std::chrono::seconds connecting{20};
        std::chrono::seconds silence{60}; ///< without a byte in either direction
        std::chrono::seconds whole{300};
    };

    SmtpTransport(const MailServer &server, const QString &password);

    void setLimits(const Limits &limits) { m_limits = limits; }
    /// A file with certificates (PEM) to trust besides none other: a library's own authority.
    void setAuthorities(const QString &file) { m_authorities = file; }
    /// Asked about once a second; true ends the try.
    void setCancelled(std::function<bool()> cancelled) { m_cancelled = std::move(cancelled); }

    Delivery deliver(const QByteArray &from, const QByteArray &to,
                     const QByteArray &bytes) override;

private:
    MailServer m_server;
    QString m_password;
    Limits m_limits;
    QString m_authorities;
    std::function<bool()> m_cancelled;
};

} // namespace colophon::mail
