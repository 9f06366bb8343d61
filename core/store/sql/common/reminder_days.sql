SELECT due_date, done_on IS NOT NULL, count(*) FROM reminder
WHERE gone = 0 AND due_date BETWEEN :from AND :to
GROUP BY due_date, done_on IS NOT NULL
