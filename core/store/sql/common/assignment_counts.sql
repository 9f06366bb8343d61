SELECT a.holder_id, COUNT(*) FROM assignment a JOIN bib b ON b.mms_id = a.mms_id
WHERE a.state = 'assigned' GROUP BY a.holder_id;
