SELECT mms_id FROM draft WHERE :person = 0 OR user_id = :person;
