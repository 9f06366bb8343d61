INSERT INTO deleted_bib (mms_id, zone_id, network_mms_id, version, created_at, created_by,
    changed_at, changed_by, reason, content, deleted_at, deleted_by)
SELECT b.mms_id, b.zone_id, b.network_mms_id, b.version, b.created_at, b.created_by,
    b.changed_at, b.changed_by, b.reason, c.content, :at, :user_id
FROM bib b JOIN bib_content c ON c.mms_id = b.mms_id
WHERE b.mms_id = :mms_id;
