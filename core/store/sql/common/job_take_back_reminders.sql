DELETE FROM reminder WHERE id IN (
    SELECT r.id FROM job_item i JOIN reminder r ON r.mms_id = i.mms_id
    WHERE i.run_id = :run_id AND i.position >= :from AND i.position < :to AND i.outcome = 'done'
        AND r.job_id = :run_id AND r.version = 1)
