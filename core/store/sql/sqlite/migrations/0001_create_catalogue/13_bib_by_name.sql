CREATE INDEX bib_by_name ON bib (zone_id, name_key, mms_id);
