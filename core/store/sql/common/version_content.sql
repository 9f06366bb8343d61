SELECT content FROM bib_version WHERE mms_id = :mms_id AND version = :version
UNION ALL
SELECT c.content FROM bib b JOIN bib_content c ON c.mms_id = b.mms_id
WHERE b.mms_id = :mms_id2 AND b.version = :version2;
