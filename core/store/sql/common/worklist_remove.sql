DELETE FROM worklist WHERE user_id = :user_id AND mms_id = :mms_id;
