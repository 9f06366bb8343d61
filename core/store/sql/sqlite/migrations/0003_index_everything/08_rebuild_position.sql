INSERT INTO meta (key, value)
SELECT 'index_rebuilt_to', '0' WHERE EXISTS (SELECT 1 FROM bib);
