UPDATE outbox SET state = 'waiting', next_try_at = :now, done_at = NULL WHERE id = :id AND state <> 'sent';
