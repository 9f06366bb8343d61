INSERT INTO bib (mms_id, zone_id, network_mms_id, version, created_at, created_by, changed_at,
    changed_by, reason, title, title_script, name, imprint, edition, year, language, material,
    standard_number, title_key, name_key)
SELECT mms_id, zone_id, network_mms_id, version, created_at, created_by, changed_at, changed_by,
    reason, '', '', '', '', '', '', '', '', '', '', ''
FROM deleted_bib WHERE mms_id = :mms_id;
