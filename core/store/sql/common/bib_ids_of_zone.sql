SELECT mms_id FROM bib WHERE zone_id = :zone_id ORDER BY mms_id;
