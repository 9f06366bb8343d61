UPDATE job_item SET outcome = 'failed', reason = 'gone'
WHERE run_id = :run_id AND position >= :from AND position < :to AND outcome = ''
    AND NOT EXISTS (SELECT 1 FROM bib b WHERE b.mms_id = job_item.mms_id)
