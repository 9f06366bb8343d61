// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/outbox.h"

#include <QUuid>

#include <array>

namespace colophon::mail {

namespace {

constexpr std::array kStates{QLatin1String("waiting"), QLatin1String("sent"),
                             QLatin1String("failed")};

MailState stateOf(const QString &word)
{
    for (std::size_t i = 0; i < kStates.size(); ++i) {
        if (kStates.at(i) == word)
            return MailState(i);
    }
    return MailState::Failed;
}

/// Columns: as outbox_due.sql selects them.
QueuedMail mailIn(const store::Query &query)
{
    QueuedMail found;
    found.id = MailId(query.integer(0));
    found.messageId = query.text(1);
    if (!query.isNull(2))
        found.letter.mmsId = query.mmsId(2);
    found.user = UserId(query.integer(3));
    found.queuedAt = query.instant(4);
    found.letter.to = {query.text(5), query.text(6)};
    found.letter.replyTo = {query.text(7), query.text(8)};
    found.letter.subject = query.text(9);
    found.letter.body = query.text(10);
    found.state = stateOf(query.text(11));
    found.attempts = int(query.integer(12));
    found.nextTryAt = query.instant(13);
    found.doneAt = query.instant(14);
    found.answer = query.text(15);
    return found;
}

Result<QList<QueuedMail>> all(Result<store::Query> &query)
{
    COLOPHON_TRY(query->select());
    QList<QueuedMail> found;
    while (query->next())
        found.append(mailIn(*query));
    return found;
}

/// One statement about one mail, in a transaction of its own.
Result<void> changeOne(store::Connection &connection, const char *statement, MailId id,
                       const QDateTime &now, const char *refusal)
{
    Result<store::Transaction> transaction = store::Transaction::begin(connection);
    COLOPHON_TRY(transaction);
    Result<store::Query> query = connection.query(statement);
    COLOPHON_TRY(query);
    query->bind("id", id);
    if (now.isValid())
        query->bind("now", now);
    const Result<qint64> changed = query->run();
    COLOPHON_TRY(changed);
    if (*changed == 0)
        return Error{ErrorCode::NotFound, QString::fromUtf8(refusal).arg(id.value())};
    return transaction->commit();
}

} // namespace

QString stateWord(MailState state)
{
    return kStates.at(std::size_t(state));
}

Result<MailId> queueMail(store::Transaction &transaction, UserId user, const QDateTime &at,
                         const Letter &letter)
{
    const Result<QByteArray> address = bareAddress(letter.to.address);
    COLOPHON_TRY(address);
    Result<store::Query> query = transaction.connection().query("common/outbox_insert");
    COLOPHON_TRY(query);
    const QString unique = QUuid::createUuid().toString(QUuid::WithoutBraces);
    COLOPHON_TRY(query->bind("message_id", unique)
                     .bind("mms_id", letter.mmsId)
                     .bind("user_id", user)
                     .bind("queued_at", at)
                     .bind("recipient_name", letter.to.name)
                     .bind("recipient", letter.to.address)
                     .bind("reply_name", letter.replyTo.name)
                     .bind("reply_to", letter.replyTo.address)
                     .bind("subject", letter.subject)
                     .bind("body", letter.body)
                     .bind("next_try_at", at)
                     .run());
    return MailId(query->lastInsertId());
}

Result<QList<QueuedMail>> dueMail(store::Connection &connection, const QDateTime &now)
{
    Result<store::Query> query = connection.query("common/outbox_due");
    COLOPHON_TRY(query);
    query->bind("now", now);
    return all(query);
}

Result<QList<QueuedMail>> outbox(store::Connection &connection, int limit)
{
    Result<store::Query> query = connection.query("common/outbox_newest");
    COLOPHON_TRY(query);
    query->bind("most", limit);
    return all(query);
}

Result<OutboxCounts> outboxCounts(store::Connection &connection)
{
    Result<store::Query> query = connection.query("common/outbox_counts");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->selectOne());
    return OutboxCounts{int(query->integer(0)), int(query->integer(1))};
}

Result<void> noteTry(store::Transaction &transaction, MailId id, const QDateTime &nextTryAt)
{
    Result<store::Query> query = transaction.connection().query("common/outbox_try");
    COLOPHON_TRY(query);
    COLOPHON_TRY(query->bind("next_try_at", nextTryAt).bind("id", id).run());
    return {};
}

Result<void> noteOutcome(store::Transaction &transaction, MailId id, MailState state,
                         const QDateTime &at, const QString &answer)
{
    Result<store::Query> query = transaction.connection().query("common/outbox_outcome");
    COLOPHON_TRY(query);
    query->bind("state", stateWord(state)).bind("answer", answer).bind("id", id);
    if (state == MailState::Waiting)
        query->bindNull("done_at");
    else
        query->bind("done_at", at);
    COLOPHON_TRY(query->run());
    return {};
}

Result<void> tryAgain(store::Connection &connection, MailId id, const QDateTime &now)
{
    return changeOne(connection, "common/outbox_retry", id, now,
                     "Mail %1 was sent already, or is not in the outbox.");
}

Result<void> dropMail(store::Connection &connection, MailId id)
{
    return changeOne(connection, "common/outbox_drop", id, {},
                     "Mail %1 was sent already, or is not in the outbox.");
}

} // namespace colophon::mail
