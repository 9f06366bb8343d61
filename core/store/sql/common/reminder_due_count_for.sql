SELECT COALESCE(sum(due_date < :today), 0), COALESCE(sum(due_date = :today), 0) FROM reminder
WHERE gone = 0 AND due_date <= :today AND done_on IS NULL AND COALESCE(person_id, created_by) = :user_id
