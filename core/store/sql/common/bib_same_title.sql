SELECT mms_id FROM bib
WHERE zone_id = :zone_id AND title_key = :title_key AND year = :year
ORDER BY mms_id LIMIT :most;
