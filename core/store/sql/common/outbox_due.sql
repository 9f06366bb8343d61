SELECT id, message_id, mms_id, user_id, queued_at, recipient_name, recipient, reply_name, reply_to, subject, body, state,
    attempts, next_try_at, done_at, answer
FROM outbox WHERE state = 'waiting' AND next_try_at <= :now ORDER BY id;
