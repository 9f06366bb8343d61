INSERT INTO bib_version (mms_id, version, saved_at, saved_by, reason, content)
VALUES (:mms_id, :version, :saved_at, :saved_by, :reason, :content);
