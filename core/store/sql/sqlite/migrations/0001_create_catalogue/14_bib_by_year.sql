CREATE INDEX bib_by_year ON bib (zone_id, year, mms_id);
