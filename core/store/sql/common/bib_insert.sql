INSERT INTO bib (mms_id, zone_id, network_mms_id, version, created_at, created_by, changed_at,
    changed_by, reason, title, title_script, name, imprint, edition, year, language, material,
    standard_number, title_key, name_key)
VALUES (:mms_id, :zone_id, :network_mms_id, 1, :at, :user_id, :at2, :user_id2, :reason,
    :title, :title_script, :name, :imprint, :edition, :year, :language, :material, :standard_number,
    :title_key, :name_key);
