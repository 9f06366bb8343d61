SELECT b.mms_id, b.zone_id, b.version, b.created_at, b.changed_at, b.changed_by, b.reason, c.content,
    b.network_mms_id, n.version, nc.content
FROM bib b JOIN bib_content c ON c.mms_id = b.mms_id
LEFT JOIN bib n ON n.mms_id = b.network_mms_id
LEFT JOIN bib_content nc ON nc.mms_id = b.network_mms_id
WHERE b.mms_id > :after AND b.zone_id = :zone_id
ORDER BY b.mms_id
LIMIT 500;
