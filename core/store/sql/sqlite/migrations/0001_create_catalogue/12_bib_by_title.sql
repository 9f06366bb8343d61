CREATE INDEX bib_by_title ON bib (zone_id, title_key, mms_id);
