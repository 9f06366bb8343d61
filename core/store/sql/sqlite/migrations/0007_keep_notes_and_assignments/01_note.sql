CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    mms_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('note', 'assignment', 'release')),
    deleted_at TEXT,
    deleted_by INTEGER REFERENCES person (id)
) STRICT;
