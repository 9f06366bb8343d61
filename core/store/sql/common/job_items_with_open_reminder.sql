UPDATE job_item SET outcome = 'skipped', reason = 'has ' || (
        SELECT min(r.due_date) FROM reminder r WHERE r.mms_id = job_item.mms_id AND r.type = :type AND r.done_on IS NULL)
WHERE run_id = :run_id AND position >= :from AND position < :to AND outcome = ''
    AND EXISTS (SELECT 1 FROM reminder r WHERE r.mms_id = job_item.mms_id AND r.type = :type AND r.done_on IS NULL)
