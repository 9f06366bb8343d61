CREATE TABLE new_record (
    mms_id INTEGER PRIMARY KEY,
    zone_id INTEGER NOT NULL REFERENCES zone (id),
    user_id INTEGER NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    cursor_field INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;
