SELECT b.mms_id, c.content, b.version,
    (SELECT COUNT(*) FROM bib_version v WHERE v.mms_id = b.mms_id)
FROM bib b LEFT JOIN bib_content c ON c.mms_id = b.mms_id
WHERE b.mms_id > :after
ORDER BY b.mms_id
LIMIT 1000;
