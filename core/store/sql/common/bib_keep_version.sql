INSERT INTO bib_version (mms_id, version, saved_at, saved_by, reason, content, network_mms_id,
    network_version)
SELECT b.mms_id, b.version, b.changed_at, b.changed_by, b.reason, c.content, b.network_mms_id,
    (SELECT n.version FROM bib n WHERE n.mms_id = b.network_mms_id)
FROM bib b JOIN bib_content c ON c.mms_id = b.mms_id
WHERE b.mms_id = :mms_id AND b.version = :base_version;
