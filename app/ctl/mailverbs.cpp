// SPDX-License-Identifier: GPL-3.0-or-later
#include "cataloging/permission.h"
#include "mail/outbox.h"
#include "mail/password.h"
#include "mail/sender.h"
#include "output.h"
#include "verbs.h"

#include <QEventLoop>
#include <QJsonObject>

namespace colophon::ctl {

namespace {

Result<int> listMail(const Context &context, store::Connection &connection)
{
    const Result<QList<mail::QueuedMail>> all = mail::outbox(connection);
    COLOPHON_TRY(all);
    for (const mail::QueuedMail &one : *all) {
        if (context.line.json) {
            printJson({{QStringLiteral("mailId"), one.id.value()},
                       {QStringLiteral("state"), mail::stateWord(one.state)},
                       {QStringLiteral("to"), one.letter.to.address},
                       {QStringLiteral("subject"), one.letter.subject},
                       {QStringLiteral("mmsId"),
                        one.letter.mmsId ? one.letter.mmsId->toString() : QString()},
                       {QStringLiteral("queuedAt"), one.queuedAt.toString(Qt::ISODate)},
                       {QStringLiteral("attempts"), one.attempts},
                       {QStringLiteral("nextTryAt"), one.nextTryAt.toString(Qt::ISODate)},
                       {QStringLiteral("answer"), one.answer}});
        } else {
            printRow({QString::number(one.id.value()), mail::stateWord(one.state),
                      one.letter.to.address, one.letter.subject, QString::number(one.attempts),
                      one.answer});
        }
    }
    return 0;
}

mail::FoundPassword passwordOf(const mail::MailServer &server)
{
    mail::FoundPassword found;
    if (server.login.isEmpty())
        return found;
    QEventLoop loop;
    mail::findPassword(server, &loop, [&](const mail::FoundPassword &answer) {
        found = answer;
        loop.quit();
    });
    loop.exec();
    return found;
}

Result<int> sendMail(const Context &context, store::Connection &connection)
{
    const Result<std::optional<mail::MailServer>> server = mail::mailServer(connection);
    COLOPHON_TRY(server);
    if (!*server) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("Nothing was sent: this catalogue has no mail server. An "
                                    "administrator sets one under Configuration, or with "
                                    "“colophonctl mail server HOST --from ADDRESS”.")};
    }
    const mail::FoundPassword password = passwordOf(**server);
    if (!(*server)->login.isEmpty() && password.password.isEmpty()) {
        return Error{
            ErrorCode::Denied,
            QStringLiteral("Nothing was sent: the password of %1 at %2 is not known here. "
                           "Set it in the window, or in the variable %3.")
                .arg((*server)->login, (*server)->host, QLatin1String(mail::kPasswordVariable))};
    }
    mail::SmtpTransport transport(**server, password.password);
    const Result<mail::Round> round = mail::sendDue(connection, **server, transport, context.clock);
    COLOPHON_TRY(round);
    if (round->busy) {
        return Error{ErrorCode::Busy,
                     QStringLiteral("Another program sends the mail of this catalogue just now.")};
    }
    if (context.line.json) {
        printJson({{QStringLiteral("sent"), round->sent},
                   {QStringLiteral("waiting"), round->later},
                   {QStringLiteral("failed"), round->failed}});
    } else {
        printLine(QStringLiteral("sent: %1\nwaiting: %2\nfailed: %3")
                      .arg(round->sent)
                      .arg(round->later)
                      .arg(round->failed));
    }
    if (round->later + round->failed > 0)
        printMessage(QStringLiteral("Not everything was sent. The server's last answer: %1")
                         .arg(round->lastAnswer));
    return round->later + round->failed == 0 ? 0 : 1;
}

Result<void> setServer(const Context &context, store::Connection &connection, const QString &host)
{
    const Result<cataloging::Actor> who = actor(context, connection);
    COLOPHON_TRY(who);
    COLOPHON_TRY(cataloging::may(who->user, cataloging::Task::Configure));
    std::optional<mail::MailServer> server;
    if (host != QLatin1String("none")) {
        const CommandLine &line = context.line;
        server = mail::MailServer();
        server->host = host;
        const Result<mail::Security> security = mail::securityFromWord(
            line.option(QStringLiteral("security"), QStringLiteral("starttls")));
        COLOPHON_TRY(security);
        server->security = *security;
        server->port =
            line.option(QStringLiteral("port"), QString::number(mail::usualPort(*security)))
                .toInt();
        server->login = line.option(QStringLiteral("login"));
        server->sender.address = line.option(QStringLiteral("from"));
    }
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    COLOPHON_TRY(mail::setMailServer(*transaction, server));
    return transaction->commit();
}

Result<int> showServer(const Context &context, store::Connection &connection)
{
    const Result<std::optional<mail::MailServer>> server = mail::mailServer(connection);
    COLOPHON_TRY(server);
    const mail::MailServer now = server->value_or(mail::MailServer());
    const bool set = server->has_value();
    if (context.line.json) {
        printJson({{QStringLiteral("host"), now.host},
                   {QStringLiteral("port"), set ? now.port : 0},
                   {QStringLiteral("security"), mail::securityWord(now.security)},
                   {QStringLiteral("login"), now.login},
                   {QStringLiteral("from"), now.sender.address}});
    } else if (set) {
        printRow({now.host, QString::number(now.port), mail::securityWord(now.security), now.login,
                  now.sender.address});
    }
    return 0;
}

Result<int> changeMail(const Context &context, store::Connection &connection, const QString &what)
{
    bool ok = false;
    const mail::MailId id(context.line.words.at(1).toLongLong(&ok));
    if (!ok)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” is not the number of a mail. “colophonctl mail list” "
                                    "shows them.")
                         .arg(context.line.words.at(1))};
    COLOPHON_TRY(what == QLatin1String("retry")
                     ? mail::tryAgain(connection, id, context.clock.now())
                     : mail::dropMail(connection, id));
    return 0;
}

} // namespace

Result<int> mailVerb(const Context &context)
{
    const QStringList &words = context.line.words;
    const QString what = words.constFirst();
    const bool alone = words.size() == 1;
    Result<store::Connection> connection = openCatalogue(context);
    COLOPHON_TRY(connection);
    if (what == QLatin1String("list") && alone)
        return listMail(context, *connection);
    if (what == QLatin1String("send") && alone)
        return sendMail(context, *connection);
    if (what == QLatin1String("server") && alone)
        return showServer(context, *connection);
    if (what == QLatin1String("server")) {
        COLOPHON_TRY(setServer(context, *connection, words.at(1)));
        return 0;
    }
    if ((what == QLatin1String("retry") || what == QLatin1String("drop")) && !alone)
        return changeMail(context, *connection, what);
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("Say mail list, mail send, mail retry ID, mail drop ID, mail "
                                "server or mail server HOST --from ADDRESS.")};
}

} // namespace colophon::ctl
