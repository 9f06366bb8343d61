SELECT id FROM reminder WHERE mms_id = :mms_id ORDER BY done_on IS NOT NULL, due_date, id
