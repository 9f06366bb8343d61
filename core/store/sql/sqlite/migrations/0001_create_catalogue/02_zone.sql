CREATE TABLE zone (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('iz', 'nz')),
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    next_number INTEGER NOT NULL,
    record_count INTEGER NOT NULL DEFAULT 0
) STRICT;
