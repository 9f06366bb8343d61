// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/sender.h"

#include "mail/message.h"

#include <QLockFile>

#include <array>

namespace colophon::mail {

namespace {

using namespace std::chrono_literals;
constexpr std::array<std::chrono::seconds, 7> kPauses{1min, 5min, 15min, 30min, 1h, 2h, 4h};

/// A round hands over this many before it looks whether it should go on.
Message messageOf(const MailServer &server, const QueuedMail &mail, const QDateTime &)
{
    Message message;
    message.id = mail.messageId;
    message.at = mail.queuedAt;
    message.from = server.sender;
    if (!mail.letter.replyTo.name.isEmpty())
        message.from.name = mail.letter.replyTo.name;
    message.replyTo = mail.letter.replyTo;
    message.to = mail.letter.to;
    message.subject = mail.letter.subject;
    message.body = mail.letter.body;
    return message;
}

Delivery tryOne(const MailServer &server, Transport &transport, const QueuedMail &mail,
                const QDateTime &now)
{
    const Result<QByteArray> bytes = toBytes(messageOf(server, mail, now));
    if (!bytes)
        return {Delivery::Outcome::Refused, bytes.error().detail};
    return transport.deliver(*bareAddress(server.sender.address),
                             *bareAddress(mail.letter.to.address), *bytes);
}

MailState stateAfter(const Delivery &delivery, const QueuedMail &mail, const QDateTime &now)
{
    switch (delivery.outcome) {
    case Delivery::Outcome::Sent:
        return MailState::Sent;
    case Delivery::Outcome::Refused:
        return MailState::Failed;
    case Delivery::Outcome::TryLater:
        break;
    }
    const bool tooOld = mail.queuedAt.secsTo(now) > std::chrono::seconds(kGiveUpAfter).count();
    return tooOld ? MailState::Failed : MailState::Waiting;
}

template <typename F> Result<void> committed(store::Connection &connection, F change)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    const Result<void> changed = change(*transaction);
    COLOPHON_TRY(changed);
    return transaction->commit();
}

} // namespace

std::chrono::seconds pauseAfter(int attempt)
{
    const auto place = std::size_t(qBound(1, attempt, int(kPauses.size())) - 1);
    return kPauses.at(place);
}

Result<Round> sendDue(store::Connection &connection, const MailServer &server, Transport &transport,
                      const Clock &clock, const std::function<bool()> &isCancelled)
{
    COLOPHON_TRY(isUsable(server));
    Round round;
    QLockFile only(connection.path() + QStringLiteral(".mail-lock"));
    only.setStaleLockTime(0); // only the end of the program that holds it frees it
    if (!only.tryLock(0)) {
        round.busy = true;
        return round;
    }
    const Result<QList<QueuedMail>> due = dueMail(connection, clock.now());
    COLOPHON_TRY(due);
    for (const QueuedMail &mail : *due) {
        if (isCancelled && isCancelled())
            break;
        const QDateTime next = clock.now().addSecs(pauseAfter(mail.attempts + 1).count());
        COLOPHON_TRY(committed(connection, [&](store::Transaction &transaction) {
            return noteTry(transaction, mail.id, next);
        }));
        const Delivery delivery = tryOne(server, transport, mail, clock.now());
        const MailState state = stateAfter(delivery, mail, clock.now());
        COLOPHON_TRY(committed(connection, [&](store::Transaction &transaction) {
            return noteOutcome(transaction, mail.id, state, clock.now(), delivery.answer);
        }));
        round.sent += state == MailState::Sent ? 1 : 0;
        round.later += state == MailState::Waiting ? 1 : 0;
        round.failed += state == MailState::Failed ? 1 : 0;
        if (state != MailState::Sent)
            round.lastAnswer = delivery.answer;
    }
    return round;
}

} // namespace colophon::mail
