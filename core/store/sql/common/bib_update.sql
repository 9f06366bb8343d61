UPDATE bib SET version = version + 1, network_mms_id = :network_mms_id, changed_at = :at,
    changed_by = :user_id, reason = :reason,
    title = :title, title_script = :title_script, name = :name, imprint = :imprint,
    edition = :edition, year = :year, language = :language, material = :material,
    standard_number = :standard_number, title_key = :title_key, name_key = :name_key
WHERE mms_id = :mms_id;
