UPDATE job_item SET outcome = 'left', reason = 'changed'
WHERE run_id = :run_id AND position >= :from AND position < :to AND outcome = 'done'
    AND EXISTS (SELECT 1 FROM reminder r WHERE r.mms_id = job_item.mms_id AND r.job_id = :run_id)
