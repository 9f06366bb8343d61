UPDATE new_record SET changed_at = :changed_at, cursor_field = :cursor_field, content = :content
WHERE mms_id = :mms_id AND user_id = :user_id;
