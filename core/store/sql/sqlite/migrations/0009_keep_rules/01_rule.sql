CREATE TABLE rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    kind TEXT NOT NULL CHECK (kind IN ('normalization', 'indication', 'brief', 'merge', 'heading')),
    description TEXT NOT NULL,
    shared INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    owner INTEGER NOT NULL REFERENCES person (id),
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by INTEGER NOT NULL REFERENCES person (id)
) STRICT;
