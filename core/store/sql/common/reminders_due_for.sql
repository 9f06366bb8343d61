SELECT id FROM reminder
WHERE gone = 0 AND due_date <= :until AND done_on IS NULL AND COALESCE(person_id, created_by) = :user_id
ORDER BY due_date, id
