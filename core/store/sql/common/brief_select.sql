SELECT mms_id, version, changed_at, title, title_script, name, imprint, edition, year, language,
    material, standard_number, network_mms_id
FROM bib
WHERE mms_id = :mms_id;
