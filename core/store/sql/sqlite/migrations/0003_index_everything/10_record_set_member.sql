CREATE TABLE record_set_member (
    set_id INTEGER NOT NULL REFERENCES record_set (id) ON DELETE CASCADE,
    mms_id INTEGER NOT NULL,
    PRIMARY KEY (set_id, mms_id)
) STRICT, WITHOUT ROWID;
