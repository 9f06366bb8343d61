INSERT INTO outbox (message_id, mms_id, user_id, queued_at, recipient_name, recipient, reply_name, reply_to, subject,
    body, state, next_try_at)
VALUES (:message_id, :mms_id, :user_id, :queued_at, :recipient_name, :recipient, :reply_name, :reply_to, :subject,
    :body, 'waiting', :next_try_at);
