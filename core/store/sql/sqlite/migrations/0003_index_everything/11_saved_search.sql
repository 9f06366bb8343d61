CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    zone_kind TEXT NOT NULL CHECK (zone_kind IN ('iz', 'nz')),
    query TEXT NOT NULL,
    sort TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (user_id, name)
) STRICT;
