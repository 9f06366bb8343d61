SELECT mms_id FROM reminder
WHERE gone = 0 AND (lower(:value) = 'any' OR type = upper(:value)
    OR type IN (SELECT code FROM reminder_code WHERE kind = 'type' AND lower(description) = lower(:value)));
