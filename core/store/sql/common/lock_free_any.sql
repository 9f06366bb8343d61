DELETE FROM record_lock WHERE mms_id = :mms_id;
