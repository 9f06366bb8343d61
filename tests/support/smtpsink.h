// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace colophon::test {

/// A mail server on a free port of this computer (support/smtpsink.py), which ends with this.
class SmtpSink {
public:
    /// Debian's Python, which has python3-aiosmtpd.
    static bool isThere()
    {
        return QProcess::execute(QStringLiteral("/usr/bin/python3"),
                                 {QStringLiteral("-c"), QStringLiteral("import aiosmtpd")})
               == 0;
    }

    explicit SmtpSink(const QStringList &options = {}, int port = 0)
    {
        QStringList arguments{QStringLiteral(COLOPHON_SOURCE_DIR "/tests/support/smtpsink.py"),
                              folder.path(), QStringLiteral("--port"), QString::number(port)};
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("/usr/bin/python3"), arguments + options);
        REQUIRE(m_process.waitForReadyRead(30000));
        m_port = m_process.readLine().trimmed().toInt();
        REQUIRE(m_port > 0);
    }
    ~SmtpSink()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    int port() const { return m_port; }
    /// What it was given: the envelope's two lines, then the message.
    QList<QByteArray> messages() const
    {
        QList<QByteArray> found;
        for (const QString &name :
             QDir(folder.path()).entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            REQUIRE(file.open(QIODevice::ReadOnly));
            found.append(file.readAll());
        }
        return found;
    }
    /// With --drop and --hang: the message has begun to come.
    bool hasBegun() const { return QFile::exists(folder.filePath(QStringLiteral("begun"))); }

    QTemporaryDir folder;

private:
    QProcess m_process;
    int m_port = 0;
};

} // namespace colophon::test
