CREATE TABLE record_template (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES person (id),
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
