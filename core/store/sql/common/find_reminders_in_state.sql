SELECT mms_id FROM reminder
WHERE gone = 0 AND CASE lower(:value)
    WHEN 'open' THEN done_on IS NULL
    WHEN 'overdue' THEN done_on IS NULL AND due_date < :today
    WHEN 'done' THEN done_on IS NOT NULL
    ELSE 1 = 1
END;
