SELECT mms_id FROM reminder
WHERE gone = 0 AND (lower(:value) = 'any' OR status = upper(:value)
    OR status IN (SELECT code FROM reminder_code WHERE kind = 'status' AND lower(description) = lower(:value)));
