SELECT count(*), COALESCE(sum(due_date < :today), 0), COALESCE(min(due_date), '') FROM reminder WHERE mms_id = :mms_id AND done_on IS NULL
