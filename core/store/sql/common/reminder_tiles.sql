SELECT
    COALESCE(sum(due_date < :today), 0),
    COALESCE(min(due_date), ''),
    COALESCE(sum(due_date >= :today AND due_date <= :week_end), 0),
    COALESCE(sum(due_date = :today), 0),
    COALESCE(sum(due_date >= :today AND due_date <= :month_end), 0)
FROM reminder WHERE gone = 0 AND due_date <= :last AND done_on IS NULL
