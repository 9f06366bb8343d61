SELECT COUNT(*) FROM person WHERE enabled = 1 AND roles LIKE '%administrator%';
