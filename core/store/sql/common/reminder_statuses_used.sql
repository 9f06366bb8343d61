SELECT status, count(*) FROM reminder GROUP BY status
