CREATE TABLE draft (
    mms_id INTEGER NOT NULL REFERENCES bib (mms_id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES person (id),
    base_version INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    cursor_field INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (mms_id, user_id)
) STRICT;
