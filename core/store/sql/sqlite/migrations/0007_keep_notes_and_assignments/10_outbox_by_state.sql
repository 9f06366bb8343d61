CREATE INDEX outbox_by_state ON outbox (state, next_try_at);
