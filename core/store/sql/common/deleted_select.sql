SELECT d.mms_id, d.zone_id, d.version, d.created_at, d.changed_at, d.changed_by, d.reason, d.content,
    d.network_mms_id, n.version, nc.content
FROM deleted_bib d
LEFT JOIN bib n ON n.mms_id = d.network_mms_id
LEFT JOIN bib_content nc ON nc.mms_id = d.network_mms_id
WHERE d.mms_id = :mms_id;
