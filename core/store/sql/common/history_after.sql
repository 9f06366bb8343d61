SELECT id, mms_id, action FROM history WHERE id > :after ORDER BY id LIMIT 500;
