SELECT count(*) FROM reminder WHERE gone = 0 AND due_date < :today AND done_on IS NULL
