CREATE INDEX bib_by_changed ON bib (zone_id, changed_at, mms_id);
