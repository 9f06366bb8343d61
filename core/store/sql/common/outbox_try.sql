UPDATE outbox SET attempts = attempts + 1, next_try_at = :next_try_at WHERE id = :id;
