SELECT i.position, i.mms_id, i.outcome, i.reason, NULL, COALESCE(b.title, '')
FROM job_item i LEFT JOIN bib b ON b.mms_id = i.mms_id
WHERE i.run_id = :run_id AND (i.outcome = 'failed' OR i.outcome = 'left' OR i.outcome = 'skipped')
ORDER BY i.outcome, i.position LIMIT :limit
