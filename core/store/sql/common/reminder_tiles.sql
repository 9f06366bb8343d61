SELECT
    (SELECT count(*) FROM reminder WHERE gone = 0 AND due_date < :today AND done_on IS NULL),
    COALESCE((SELECT due_date FROM reminder WHERE gone = 0 AND due_date < :today AND done_on IS NULL ORDER BY due_date LIMIT 1), ''),
    (SELECT count(*) FROM reminder WHERE gone = 0 AND due_date BETWEEN :today AND :week_end AND done_on IS NULL),
    (SELECT count(*) FROM reminder WHERE gone = 0 AND due_date = :today AND done_on IS NULL),
    (SELECT count(*) FROM reminder WHERE gone = 0 AND due_date BETWEEN :today AND :month_end AND done_on IS NULL)
