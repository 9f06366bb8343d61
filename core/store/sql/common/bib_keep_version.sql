INSERT INTO bib_version (mms_id, version, saved_at, saved_by, reason, content, network_mms_id,
    network_version)
VALUES (:mms_id, :version,
    (SELECT changed_at FROM bib WHERE mms_id = :mms_id2),
    (SELECT changed_by FROM bib WHERE mms_id = :mms_id3),
    (SELECT reason FROM bib WHERE mms_id = :mms_id4),
    (SELECT content FROM bib_content WHERE mms_id = :mms_id5),
    (SELECT network_mms_id FROM bib WHERE mms_id = :mms_id6),
    (SELECT n.version FROM bib b JOIN bib n ON n.mms_id = b.network_mms_id WHERE b.mms_id = :mms_id7));
