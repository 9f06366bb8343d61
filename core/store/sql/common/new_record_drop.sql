DELETE FROM new_record WHERE mms_id = :mms_id AND user_id = :user_id;
