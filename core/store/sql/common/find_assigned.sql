SELECT mms_id FROM assignment
WHERE state <> 'closed' AND (:person = 0 OR holder_id = :person);
