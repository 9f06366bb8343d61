INSERT INTO deleted_bib_version (mms_id, version, saved_at, saved_by, reason, content,
    network_mms_id, network_version)
SELECT mms_id, version, saved_at, saved_by, reason, content, network_mms_id, network_version
FROM bib_version WHERE mms_id = :mms_id;
