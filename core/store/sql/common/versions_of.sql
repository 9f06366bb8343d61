SELECT b.version, b.changed_at, p.name, b.reason
FROM bib b JOIN person p ON p.id = b.changed_by
WHERE b.mms_id = :mms_id
UNION ALL
SELECT v.version, v.saved_at, p.name, v.reason
FROM bib_version v JOIN person p ON p.id = v.saved_by
WHERE v.mms_id = :mms_id2
ORDER BY 1 DESC;
