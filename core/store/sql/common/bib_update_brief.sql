UPDATE bib SET title = :title, title_script = :title_script, name = :name, imprint = :imprint,
    edition = :edition, year = :year, language = :language, material = :material,
    standard_number = :standard_number, title_key = :title_key, name_key = :name_key
WHERE mms_id = :mms_id;
