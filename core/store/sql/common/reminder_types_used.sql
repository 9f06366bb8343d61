SELECT type, count(*) FROM reminder GROUP BY type
