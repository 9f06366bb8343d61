SELECT mms_id FROM worklist WHERE user_id = :user_id ORDER BY position DESC;
