CREATE INDEX bib_narrow ON bib (
    zone_id, mms_id, material, language, year, network_mms_id, created_at, created_by, changed_by
);
