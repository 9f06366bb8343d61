SELECT mms_id, zone_id, user_id, created_at, changed_at, cursor_field, content
FROM new_record WHERE user_id = :user_id ORDER BY created_at DESC, mms_id DESC;
