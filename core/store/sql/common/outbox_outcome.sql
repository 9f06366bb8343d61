UPDATE outbox SET state = :state, done_at = :done_at, answer = :answer WHERE id = :id;
