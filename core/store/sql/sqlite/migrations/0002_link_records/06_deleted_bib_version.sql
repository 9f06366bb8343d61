CREATE TABLE deleted_bib_version (
    mms_id INTEGER NOT NULL REFERENCES deleted_bib (mms_id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by INTEGER NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    content BLOB NOT NULL,
    network_mms_id INTEGER,
    network_version INTEGER,
    PRIMARY KEY (mms_id, version)
) STRICT;
