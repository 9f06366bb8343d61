// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/postman.h"

#include "mail/outbox.h"
#include "mail/password.h"
#include "mail/sender.h"

namespace colophon::ui {

static constexpr int kRound = 60000; // ms; the shortest pause between two tries

Postman::Postman(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&m_timer, &QTimer::timeout, this, &Postman::send);
    connect(&workspace, &Workspace::mailQueued, this, &Postman::send);
    m_timer.start(kRound);
    send();
}

void Postman::send()
{
    if (m_busy || m_workspace.isReadOnly())
        return;
    m_busy = true;
    m_workspace.reader().run(
        this,
        [now = m_workspace.clock().now()](
            store::Connection &connection) -> Result<std::optional<mail::MailServer>> {
            const Result<QList<mail::QueuedMail>> due = mail::dueMail(connection, now);
            COLOPHON_TRY(due);
            if (due->isEmpty())
                return std::optional<mail::MailServer>();
            return mail::mailServer(connection);
        },
        [this](Result<std::optional<mail::MailServer>> server) {
            if (!server || !*server) {
                m_busy = false;
                return;
            }
            if ((*server)->login.isEmpty()) {
                sendOver(**server, {});
                return;
            }
            mail::findPassword(**server, this,
                               [this, server = **server](const mail::FoundPassword &found) {
                                   if (found.password.isEmpty())
                                       m_busy = false;
                                   else
                                       sendOver(server, found.password);
                               });
        });
}

void Postman::sendOver(const mail::MailServer &server, const QString &password)
{
    m_workspace.jobs().start(
        tr("Sending mail"), this,
        [path = m_workspace.path(), clock = &m_workspace.clock(), server,
         password](jobs::Progress &progress) -> Result<mail::Round> {
            Result<store::Connection> connection = store::Connection::open(path);
            COLOPHON_TRY(connection);
            mail::SmtpTransport transport(server, password);
            const auto cancelled = [&progress] { return progress.isCancelled(); };
            transport.setCancelled(cancelled);
            return mail::sendDue(*connection, server, transport, *clock, cancelled);
        },
        [this](Result<mail::Round> round) {
            m_busy = false;
            if (round && round->sent > 0)
                emit m_workspace.announced(tr("%n message(s) sent", "", round->sent));
            else if (round && round->later + round->failed > 0)
                emit m_workspace.announced(tr("Mail was not sent: %1").arg(round->lastAnswer));
            emit m_workspace.mailSent();
        });
}

} // namespace colophon::ui
