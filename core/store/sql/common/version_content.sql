SELECT content, network_mms_id, network_version
FROM bib_version WHERE mms_id = :mms_id AND version = :version
UNION ALL
SELECT c.content, b.network_mms_id,
    (SELECT n.version FROM bib n WHERE n.mms_id = b.network_mms_id)
FROM bib b JOIN bib_content c ON c.mms_id = b.mms_id
WHERE b.mms_id = :mms_id2 AND b.version = :version2
UNION ALL
SELECT content, network_mms_id, network_version
FROM deleted_bib_version WHERE mms_id = :mms_id3 AND version = :version3
UNION ALL
SELECT d.content, d.network_mms_id,
    (SELECT n.version FROM bib n WHERE n.mms_id = d.network_mms_id)
FROM deleted_bib d WHERE d.mms_id = :mms_id4 AND d.version = :version4;
