SELECT COALESCE(min(due_date), '') FROM reminder WHERE mms_id = :mms_id AND type = :type AND done_on IS NULL
