INSERT INTO new_record (mms_id, zone_id, user_id, created_at, changed_at, cursor_field, content)
VALUES (:mms_id, :zone_id, :user_id, :created_at, :changed_at, :cursor_field, :content);
