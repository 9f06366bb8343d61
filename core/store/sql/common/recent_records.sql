SELECT mms_id, changed_at FROM bib
WHERE zone_id = :zone_id AND changed_by = :user_id AND reason <> 'import'
ORDER BY changed_at DESC, mms_id DESC LIMIT :most;
