CREATE TABLE profile_rule (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    tag TEXT NOT NULL,
    subfield TEXT NOT NULL,
    material TEXT NOT NULL,
    indicators TEXT NOT NULL,
    content TEXT NOT NULL,
    severity TEXT NOT NULL
) STRICT;
