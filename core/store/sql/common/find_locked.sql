SELECT mms_id FROM record_lock
WHERE seen >= :alive AND (:person = 0 OR user_id = :person);
