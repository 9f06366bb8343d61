CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    mms_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('assigned', 'returned', 'closed')),
    begun_by INTEGER NOT NULL REFERENCES person (id),
    from_id INTEGER NOT NULL REFERENCES person (id),
    holder_id INTEGER NOT NULL REFERENCES person (id),
    depth INTEGER NOT NULL,
    since TEXT NOT NULL,
    note TEXT NOT NULL,
    state_at TEXT NOT NULL,
    returned_by INTEGER REFERENCES person (id),
    return_note TEXT NOT NULL DEFAULT ''
) STRICT;
