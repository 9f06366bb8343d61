SELECT mms_id FROM reminder
WHERE gone = 0 AND done_on IS NULL AND due_date BETWEEN :from AND :to;
