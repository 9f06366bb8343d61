// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "mail/message.h"
#include "marc/mmsid.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace colophon::mail {

using MailId = Id<struct MailTag>;

/// What somebody is to be told by mail.
struct Letter {
    Address to;
    Address replyTo; ///< who is behind it
    QString subject;
    QString body;
    std::optional<MmsId> mmsId; ///< the record that it is about
};

enum class MailState { Waiting, Sent, Failed };
/// "waiting", "sent", "failed": as stored and as the command line writes them.
QString stateWord(MailState state);

/// A letter in the outbox.
struct QueuedMail {
    MailId id;
    QString messageId;
    UserId user;
    QDateTime queuedAt;
    Letter letter;
    MailState state = MailState::Waiting;
    int attempts = 0;
    QDateTime nextTryAt;
    QDateTime doneAt; ///< when it was sent or given up
    QString answer;   ///< what the server said last
};

/// Puts the letter into the outbox, as part of what it tells of: when the transaction is rolled
/// back, nobody is told. InvalidInput where the address is none.
Result<MailId> queueMail(store::Transaction &transaction, UserId user, const QDateTime &at,
                         const Letter &letter);

/// Those to be tried now, oldest first.
Result<QList<QueuedMail>> dueMail(store::Connection &connection, const QDateTime &now);
/// The newest `limit`, newest first.
Result<QList<QueuedMail>> outbox(store::Connection &connection, int limit = 500);
/// How many wait, and how many have failed.
struct OutboxCounts {
    int waiting = 0;
    int failed = 0;
};
Result<OutboxCounts> outboxCounts(store::Connection &connection);

/// Before a try: counts it and sets when the next one may be, so that a program that ends in the
/// middle of it does not try again at once.
Result<void> noteTry(store::Transaction &transaction, MailId id, const QDateTime &nextTryAt);
/// After it.
Result<void> noteOutcome(store::Transaction &transaction, MailId id, MailState state,
                         const QDateTime &at, const QString &answer);
/// Failed and waiting mail is tried again now.
Result<void> tryAgain(store::Connection &connection, MailId id, const QDateTime &now);
/// Takes a mail that has not been sent out of the outbox.
Result<void> dropMail(store::Connection &connection, MailId id);

} // namespace colophon::mail
