SELECT mms_id FROM bib WHERE mms_id > :after ORDER BY mms_id LIMIT :limit;
