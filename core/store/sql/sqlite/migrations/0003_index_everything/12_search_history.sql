CREATE TABLE search_history (
    user_id INTEGER NOT NULL REFERENCES person (id),
    zone_kind TEXT NOT NULL CHECK (zone_kind IN ('iz', 'nz')),
    query TEXT NOT NULL,
    found INTEGER,
    at TEXT NOT NULL,
    PRIMARY KEY (user_id, zone_kind, query)
) STRICT;
