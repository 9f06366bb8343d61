// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/sender.h"

#include "support/recordbuilder.h"
#include "support/smtpsink.h"
#include "support/testcatalogue.h"

#include <QElapsedTimer>

using namespace colophon;
using mail::MailState;

namespace {

/// A catalogue with letters in its outbox, and ways to send them.
class Post {
public:
    Post()
    {
        if (!test::SmtpSink::isThere())
            WARN("python3-aiosmtpd is missing: these tests need it");
    }

    mail::MailId queue(const QString &subject = QStringLiteral("Assigned to you: Bayna"),
                       const QDateTime &at = {})
    {
        store::Connection c = catalogue.connect();
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        mail::Letter letter;
        letter.to = {QStringLiteral("Leila Haddad"), QStringLiteral("leila@ashgrove.example")};
        letter.replyTo = {QStringLiteral("Daniel"), QStringLiteral("daniel@ashgrove.example")};
        letter.subject = subject;
        letter.body = QStringLiteral("Please check.\n.\nThe end\n");
        const Result<mail::MailId> id =
            mail::queueMail(*transaction, catalogue.actor("ada").user.id,
                            at.isValid() ? at : catalogue.clock.now(), letter);
        REQUIRE(id.ok());
        REQUIRE(transaction->commit().ok());
        return *id;
    }

    static mail::MailServer serverAt(int port)
    {
        mail::MailServer server;
        server.host = QStringLiteral("127.0.0.1");
        server.port = port;
        server.security = mail::Security::None;
        server.sender = {QStringLiteral("Ashgrove"), QStringLiteral("mail@ashgrove.example")};
        return server;
    }

    mail::Round send(const mail::MailServer &server, const QString &password = QString(),
                     const QString &authorities = QString(),
                     const mail::SmtpTransport::Limits &limits = {})
    {
        store::Connection c = catalogue.connect();
        mail::SmtpTransport transport(server, password);
        transport.setAuthorities(authorities);
        transport.setLimits(limits);
        const Result<mail::Round> round = mail::sendDue(c, server, transport, catalogue.clock);
        REQUIRE(round.ok());
        return *round;
    }
    mail::QueuedMail first()
    {
        store::Connection c = catalogue.connect();
        return mail::outbox(c)->constLast();
    }

    test::TestCatalogue catalogue;
};

/// A certificate for 127.0.0.1, signed by itself.
struct Certificate {
    Certificate()
    {
        QProcess openssl;
        openssl.start(
            QStringLiteral("openssl"),
            QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
                           "-nodes -days 2 -batch -subj /CN=127.0.0.1 "
                           "-addext subjectAltName=IP:127.0.0.1")
                    .split(u' ')
                + QStringList{QStringLiteral("-keyout"), key(), QStringLiteral("-out"), file()});
        REQUIRE(openssl.waitForFinished());
        REQUIRE(openssl.exitCode() == 0);
    }
    QString key() const { return folder.filePath(QStringLiteral("key.pem")); }
    QString file() const { return folder.filePath(QStringLiteral("cert.pem")); }
    QTemporaryDir folder;
};

/// One that nobody listens on any more.
int freePort()
{
    return test::SmtpSink().port();
}

} // namespace

TEST_CASE("What is in the outbox reaches the server once, as it was written")
{
    Post post;
    post.queue();
    post.queue(QStringLiteral("Zweite Nachricht: «ü»"));
    const test::SmtpSink sink;
    const mail::Round round = post.send(Post::serverAt(sink.port()));
    CHECK(round.sent == 2);
    const QList<QByteArray> kept = sink.messages();
    REQUIRE(kept.size() == 2);
    CHECK(kept.at(0).startsWith("mail@ashgrove.example\r\nleila@ashgrove.example\r\n"));
    CHECK(kept.at(0).contains("\r\nReply-To: \"Daniel\" <daniel@ashgrove.example>\r\n"));
    CHECK(kept.at(0).endsWith("\r\n\r\nPlease check.\r\n=2E\r\nThe end\r\n\r\n"));
    CHECK(post.first().state == MailState::Sent);
    CHECK(post.first().answer.startsWith(QStringLiteral("250")));
    CHECK(post.send(Post::serverAt(sink.port())).sent == 0);
    CHECK(sink.messages().size() == 2);
}

TEST_CASE("A letter to somebody goes out only with the change that it tells of")
{
    Post post;
    store::Connection c = post.catalogue.connect();
    {
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        mail::Letter letter;
        letter.to.address = QStringLiteral("leila@ashgrove.example");
        REQUIRE(mail::queueMail(*transaction, post.catalogue.actor("ada").user.id,
                                post.catalogue.clock.now(), letter)
                    .ok());
        letter.to.address = QStringLiteral("nobody");
        CHECK(mail::queueMail(*transaction, post.catalogue.actor("ada").user.id,
                              post.catalogue.clock.now(), letter)
                  .error()
                  .code
              == ErrorCode::InvalidInput);
    }
    CHECK(mail::outbox(c)->isEmpty());
}

TEST_CASE("While the server is down a letter waits, with growing pauses, and arrives once it is up")
{
    Post post;
    post.queue();
    const int port = freePort();
    const mail::MailServer server = Post::serverAt(port);
    CHECK(post.send(server).later == 1);
    CHECK(post.first().attempts == 1);
    CHECK_FALSE(post.first().answer.isEmpty());
    post.catalogue.clock.advance(59);
    CHECK(post.send(server).later == 0); // not yet
    post.catalogue.clock.advance(2);
    CHECK(post.send(server).later == 1);
    CHECK(post.first().attempts == 2);
    post.catalogue.clock.advance(61);
    CHECK(post.send(server).later == 0); // five minutes now
    const test::SmtpSink sink({}, port);
    post.catalogue.clock.advance(240);
    CHECK(post.send(server).sent == 1);
    CHECK(sink.messages().size() == 1);
    for (int attempt = 2; attempt < 12; ++attempt)
        CHECK(mail::pauseAfter(attempt) >= mail::pauseAfter(attempt - 1));
}

TEST_CASE("A refusal for good is kept with the server's words, and can be tried again by hand")
{
    Post post;
    const mail::MailId id = post.queue();
    {
        const test::SmtpSink sink(
            {QStringLiteral("--answer-rcpt"), QStringLiteral("550 5.1.1 No such reader here")});
        CHECK(post.send(Post::serverAt(sink.port())).failed == 1);
    }
    CHECK(post.first().state == MailState::Failed);
    CHECK(post.first().answer == QStringLiteral("550 5.1.1 No such reader here"));
    const test::SmtpSink sink;
    CHECK(post.send(Post::serverAt(sink.port())).sent == 0);
    store::Connection c = post.catalogue.connect();
    REQUIRE(mail::tryAgain(c, id, post.catalogue.clock.now()).ok());
    CHECK(post.send(Post::serverAt(sink.port())).sent == 1);
    CHECK(mail::tryAgain(c, id, post.catalogue.clock.now()).error().code == ErrorCode::NotFound);
    CHECK(mail::dropMail(c, id).error().code == ErrorCode::NotFound);
}

TEST_CASE("A server that is busy is asked again later, and a letter that is old enough is given up")
{
    Post post;
    post.queue();
    const test::SmtpSink sink(
        {QStringLiteral("--answer-data"), QStringLiteral("451 4.3.0 Come back later")});
    CHECK(post.send(Post::serverAt(sink.port())).later == 1);
    CHECK(post.first().answer == QStringLiteral("451 4.3.0 Come back later"));
    post.catalogue.clock.advance(6 * 24 * 3600);
    CHECK(post.send(Post::serverAt(sink.port())).failed == 1);
    CHECK(post.first().state == MailState::Failed);
}

TEST_CASE("A connection that drops in the middle of the message leaves it waiting, and it arrives "
          "once")
{
    Post post;
    post.queue();
    {
        const test::SmtpSink sink({QStringLiteral("--drop")});
        CHECK(post.send(Post::serverAt(sink.port())).later == 1);
        CHECK(sink.hasBegun());
        CHECK(sink.messages().isEmpty());
    }
    post.catalogue.clock.advance(61);
    const test::SmtpSink sink;
    CHECK(post.send(Post::serverAt(sink.port())).sent == 1);
    CHECK(sink.messages().size() == 1);
}

TEST_CASE("A slow server is waited for, a silent one is not")
{
    Post post;
    post.queue();
    {
        const test::SmtpSink slow({QStringLiteral("--slow"), QStringLiteral("2")});
        CHECK(post.send(Post::serverAt(slow.port())).sent == 1);
        CHECK(slow.messages().size() == 1);
    }
    post.queue();
    const test::SmtpSink silent({QStringLiteral("--hang")});
    mail::SmtpTransport::Limits limits;
    limits.silence = std::chrono::seconds(2);
    limits.whole = std::chrono::seconds(3);
    QElapsedTimer timer;
    timer.start();
    CHECK(post.send(Post::serverAt(silent.port()), {}, {}, limits).later == 1);
    CHECK(timer.elapsed() < 60000);
}

TEST_CASE("The login is given, over STARTTLS and TLS, and only to a server that is who it says")
{
    Post post;
    const Certificate certificate;
    const bool tls = GENERATE(false, true);
    const test::SmtpSink sink({tls ? QStringLiteral("--tls") : QStringLiteral("--starttls"),
                               certificate.file(), certificate.key(), QStringLiteral("--login"),
                               QStringLiteral("library:s3cret")});
    mail::MailServer server = Post::serverAt(sink.port());
    server.security = tls ? mail::Security::Tls : mail::Security::StartTls;
    server.login = QStringLiteral("library");
    post.queue();
    CHECK(post.send(server, QStringLiteral("s3cret")).later == 1); // nobody vouches for it
    CHECK(sink.messages().isEmpty());
    post.catalogue.clock.advance(61);
    CHECK(post.send(server, QStringLiteral("wrong"), certificate.file()).later == 1);
    CHECK(post.first().answer.startsWith(QStringLiteral("535")));
    post.catalogue.clock.advance(301);
    CHECK(post.send(server, QStringLiteral("s3cret"), certificate.file()).sent == 1);
    CHECK(sink.messages().size() == 1);
}

TEST_CASE("With STARTTLS wanted, nothing is sent to a server that has none")
{
    Post post;
    post.queue();
    const test::SmtpSink sink;
    mail::MailServer server = Post::serverAt(sink.port());
    server.security = mail::Security::StartTls;
    CHECK(post.send(server).later == 1);
    CHECK(sink.messages().isEmpty());
}

TEST_CASE("A program killed in the middle of sending leaves a letter that arrives once")
{
    Post post;
    post.queue(QStringLiteral("T"), QDateTime::currentDateTimeUtc());
    const auto setServer = [&post](int port) {
        store::Connection c = post.catalogue.connect();
        Result<store::Transaction> transaction = store::Transaction::begin(c);
        REQUIRE(transaction.ok());
        REQUIRE(mail::setMailServer(*transaction, Post::serverAt(port)).ok());
        REQUIRE(transaction->commit().ok());
    };
    {
        const test::SmtpSink silent({QStringLiteral("--hang")});
        setServer(silent.port());
        QProcess program;
        program.start(QStringLiteral(COLOPHONCTL),
                      {QStringLiteral("-c"), post.catalogue.path(), QStringLiteral("mail"),
                       QStringLiteral("send")});
        REQUIRE(program.waitForStarted());
        QElapsedTimer timer;
        timer.start();
        while (!silent.hasBegun() && timer.elapsed() < 60000)
            program.waitForFinished(20);
        REQUIRE(silent.hasBegun());
        program.kill();
        REQUIRE(program.waitForFinished());
        CHECK(silent.messages().isEmpty());
    }
    CHECK(post.first().state == MailState::Waiting);
    CHECK(post.first().attempts == 1);
    const test::SmtpSink sink;
    post.catalogue.clock.advance(20LL * 365 * 24 * 3600); // past the pause, which is in real time
    CHECK(post.send(Post::serverAt(sink.port())).sent == 1);
    CHECK(sink.messages().size() == 1);
}

TEST_CASE("Only one program sends for a catalogue at a time")
{
    Post post;
    post.queue();
    const test::SmtpSink silent({QStringLiteral("--hang")});
    store::Connection c = post.catalogue.connect();
    class Asking final : public mail::Transport {
    public:
        explicit Asking(Post &post) : m_post(post) {}
        mail::Delivery deliver(const QByteArray &, const QByteArray &, const QByteArray &) override
        {
            busy = m_post.send(Post::serverAt(1)).busy;
            return {mail::Delivery::Outcome::Sent, QStringLiteral("250 OK")};
        }
        bool busy = false;

    private:
        Post &m_post;
    };
    Asking asking(post);
    REQUIRE(mail::sendDue(c, Post::serverAt(25), asking, post.catalogue.clock).ok());
    CHECK(asking.busy);
}

TEST_CASE("A mail server that can't be one is refused, and so is a password on an open way")
{
    mail::MailServer server = Post::serverAt(25);
    CHECK(mail::isUsable(server).ok());
    for (const char *host : {"", "a b", "evil/../x", "x\r\ny", "a@b", "h?x"}) {
        server.host = QString::fromUtf8(host);
        CHECK_FALSE(mail::isUsable(server).ok());
    }
    server = Post::serverAt(25);
    server.host = QStringLiteral("smtp.ashgrove.example");
    CHECK(mail::isUsable(server).ok());
    server.login = QStringLiteral("library");
    CHECK_FALSE(mail::isUsable(server).ok());
    server.security = mail::Security::Tls;
    CHECK(mail::isUsable(server).ok());
    server.sender.address = QStringLiteral("library");
    CHECK_FALSE(mail::isUsable(server).ok());
    server = Post::serverAt(70000);
    CHECK_FALSE(mail::isUsable(server).ok());
}
