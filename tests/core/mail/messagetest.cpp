// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/message.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace colophon;

namespace {

mail::Message letter()
{
    mail::Message message;
    message.id = QStringLiteral("3f2a");
    message.at = QDateTime(QDate(2026, 11, 8), QTime(9, 5), Qt::UTC);
    message.from = {QStringLiteral("Daniel Reyes"), QStringLiteral("mail@ashgrove.example")};
    message.replyTo = {QStringLiteral("Daniel Reyes"), QStringLiteral("daniel@ashgrove.example")};
    message.to = {QStringLiteral("Leila Haddad"), QStringLiteral("leila@ashgrove.example")};
    message.subject = QStringLiteral("Assigned to you: Bayna al-qaṣrayn");
    message.body = QStringLiteral("Please check the vocalisation.\n.hidden\n بين القصرين \n");
    return message;
}

/// What Python's e-mail package makes of the bytes: header names in order, the values that are
/// asked for, the text.
QJsonObject parsed(const QByteArray &bytes)
{
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QStringLiteral(R"(
import sys, json, email, email.policy
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.SMTP)
print(json.dumps({"headers": [k for k in m.keys()], "subject": m["Subject"],
  "to": [[a.display_name, a.addr_spec] for a in m["To"].addresses],
  "from": [[a.display_name, a.addr_spec] for a in m["From"].addresses],
  "date": m["Date"].datetime.isoformat(), "id": m["Message-ID"], "text": m.get_content(),
  "defects": [str(d) for d in m.defects]})))")});
    REQUIRE(python.waitForStarted());
    python.write(bytes);
    python.closeWriteChannel();
    REQUIRE(python.waitForFinished());
    const QJsonDocument document = QJsonDocument::fromJson(python.readAllStandardOutput());
    INFO(python.readAllStandardError().toStdString());
    REQUIRE(document.isObject());
    return document.object();
}

void checkLines(const QByteArray &bytes)
{
    for (const QByteArray &line : QByteArray(bytes).replace("\r\n", "\n").split('\n')) {
        CHECK(line.size() <= 78);
        CHECK_FALSE(line.contains('\r'));
        CHECK(std::all_of(line.cbegin(), line.cend(),
                          [](char c) { return c == '\t' || (c >= 0x20 && c < 0x7F); }));
    }
    CHECK(bytes.count('\n') == bytes.count("\r\n"));
}

} // namespace

TEST_CASE("A message is read by another program as it was meant, in every script")
{
    const Result<QByteArray> bytes = mail::toBytes(letter());
    REQUIRE(bytes.ok());
    checkLines(*bytes);
    CHECK(bytes->contains("\r\nDate: Sun, 8 Nov 2026 09:05:00 +0000\r\n"));
    const QJsonObject read = parsed(*bytes);
    CHECK(read.value(QStringLiteral("subject")).toString() == letter().subject);
    CHECK(read.value(QStringLiteral("text")).toString().remove(u'\r').trimmed()
          == letter().body.trimmed());
    CHECK(read.value(QStringLiteral("id")).toString() == QStringLiteral("<3f2a@ashgrove.example>"));
    CHECK(read.value(QStringLiteral("to")).toArray().at(0).toArray().at(0).toString()
          == QStringLiteral("Leila Haddad"));
    CHECK(read.value(QStringLiteral("defects")).toArray().isEmpty());
}

TEST_CASE("Nothing in a name, a title or a note can become a header")
{
    const QString evil =
        GENERATE(QStringLiteral("x\r\nBcc: eve@evil.example\r\n\r\nHello"),
                 QStringLiteral("x\nBcc: eve@evil.example"), QStringLiteral("x\rBcc: eve@evil"),
                 QStringLiteral("x\u2028Bcc: eve@evil.example"), QStringLiteral("x\u0085Bcc: e@e"),
                 QStringLiteral("=?UTF-8?Q?x=0D=0ABcc:_eve@evil.example?="),
                 QStringLiteral("\" <eve@evil.example>, \""),
                 QString(QChar(0)) + QStringLiteral("\r\nBcc: e@e"),
                 QString(3000, u'x') + QStringLiteral("\r\n.\r\nMAIL FROM:<eve@evil.example>"),
                 QString(500, QChar(0x1F4A)) + QStringLiteral("\r\nBcc: e@e"));
    mail::Message message = letter();
    message.subject = QStringLiteral("Assigned to you: ") + evil;
    message.from.name = evil;
    message.to.name = evil;
    message.replyTo.name = evil;
    message.body = evil;
    const Result<QByteArray> bytes = mail::toBytes(message);
    REQUIRE(bytes.ok());
    checkLines(*bytes);
    const QJsonObject read = parsed(*bytes);
    const QJsonArray expected{
        QStringLiteral("From"),           QStringLiteral("To"),
        QStringLiteral("Reply-To"),       QStringLiteral("Subject"),
        QStringLiteral("Date"),           QStringLiteral("Message-ID"),
        QStringLiteral("Auto-Submitted"), QStringLiteral("MIME-Version"),
        QStringLiteral("Content-Type"),   QStringLiteral("Content-Transfer-Encoding")};
    CHECK(read.value(QStringLiteral("headers")).toArray() == expected);
    const QJsonArray to = read.value(QStringLiteral("to")).toArray();
    REQUIRE(to.size() == 1);
    CHECK(to.at(0).toArray().at(1).toString() == QStringLiteral("leila@ashgrove.example"));
}

TEST_CASE("An address that is none is refused, and a domain in another script is written in ASCII")
{
    for (const char *address :
         {"", "leila", "leila@", "@ashgrove.example", "leila@ash grove.example",
          "leila@ashgrove.example\r\nRCPT TO:<eve@evil.example>", "a@b@c",
          "<leila@ashgrove.example>", "leila@.example", "leïla@ashgrove.example",
          "\"x\"@ashgrove.example"}) {
        CAPTURE(address);
        CHECK(mail::bareAddress(QString::fromUtf8(address)).error().code
              == ErrorCode::InvalidInput);
    }
    CHECK(*mail::bareAddress(QStringLiteral("leila@bücher.example"))
          == "leila@xn--bcher-kva.example");
}
