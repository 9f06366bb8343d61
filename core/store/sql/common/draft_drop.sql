DELETE FROM draft WHERE mms_id = :mms_id AND user_id = :user_id;
