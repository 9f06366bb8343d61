SELECT mms_id, zone_id, user_id, created_at, changed_at, cursor_field, content
FROM new_record WHERE mms_id = :mms_id AND user_id = :user_id;
