SELECT version,
    network_mms_id IS NOT DISTINCT FROM :network_mms_id AND title = :title AND title_script = :title_script
    AND name = :name AND imprint = :imprint AND edition = :edition AND year = :year
    AND language = :language AND material = :material AND standard_number = :standard_number
    AND title_key = :title_key AND name_key = :name_key
FROM bib WHERE mms_id = :mms_id;
