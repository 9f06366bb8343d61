CREATE TABLE deleted_bib (
    mms_id INTEGER PRIMARY KEY,
    zone_id INTEGER NOT NULL REFERENCES zone (id),
    network_mms_id INTEGER,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL,
    changed_by INTEGER NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    content BLOB NOT NULL,
    deleted_at TEXT NOT NULL,
    deleted_by INTEGER NOT NULL REFERENCES person (id)
) STRICT;
