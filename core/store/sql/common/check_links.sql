SELECT b.mms_id, b.network_mms_id
FROM bib b
LEFT JOIN bib n ON n.mms_id = b.network_mms_id
LEFT JOIN zone z ON z.id = n.zone_id
WHERE b.network_mms_id IS NOT NULL AND (z.kind IS NULL OR z.kind <> 'nz');
