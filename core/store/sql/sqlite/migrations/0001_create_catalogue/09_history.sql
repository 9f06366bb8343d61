CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    mms_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
