CREATE TABLE record_set (
    id INTEGER PRIMARY KEY,
    zone_id INTEGER NOT NULL REFERENCES zone (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('itemized', 'logical')),
    query TEXT NOT NULL,
    shared INTEGER NOT NULL,
    owner_id INTEGER NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by INTEGER NOT NULL REFERENCES person (id),
    UNIQUE (owner_id, name_key)
) STRICT;
