DELETE FROM record_set_member WHERE set_id = :set_id AND mms_id = :mms_id;
