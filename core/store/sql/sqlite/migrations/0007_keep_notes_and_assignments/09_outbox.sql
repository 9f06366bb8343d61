CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    mms_id INTEGER,
    user_id INTEGER NOT NULL REFERENCES person (id),
    queued_at TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    recipient TEXT NOT NULL,
    reply_name TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try_at TEXT NOT NULL,
    done_at TEXT,
    answer TEXT NOT NULL DEFAULT ''
) STRICT;
