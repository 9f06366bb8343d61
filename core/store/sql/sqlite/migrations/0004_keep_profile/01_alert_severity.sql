CREATE TABLE alert_severity (
    rule TEXT PRIMARY KEY,
    severity TEXT NOT NULL
) STRICT;
