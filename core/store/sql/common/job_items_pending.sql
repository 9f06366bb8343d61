SELECT position, mms_id FROM job_item
WHERE run_id = :run_id AND position >= :from AND position < :to AND outcome = ''
ORDER BY position
