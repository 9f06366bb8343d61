CREATE TABLE worklist (
    user_id INTEGER NOT NULL REFERENCES person (id),
    mms_id INTEGER NOT NULL REFERENCES bib (mms_id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (user_id, mms_id)
) STRICT;
