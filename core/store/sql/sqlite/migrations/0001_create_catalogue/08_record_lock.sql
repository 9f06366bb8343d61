CREATE TABLE record_lock (
    mms_id INTEGER PRIMARY KEY REFERENCES bib (mms_id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES person (id),
    since TEXT NOT NULL,
    seen TEXT NOT NULL
) STRICT;
