SELECT i.position, i.mms_id, i.outcome, i.reason, i.undo, COALESCE(b.title, '')
FROM job_item i LEFT JOIN bib b ON b.mms_id = i.mms_id
WHERE i.run_id = :run_id AND i.position >= :from AND i.position < :to
ORDER BY i.position
