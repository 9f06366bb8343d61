SELECT b.version, COALESCE(n.version, 0)
FROM bib b LEFT JOIN bib n ON n.mms_id = b.network_mms_id
WHERE b.mms_id = :mms_id;
