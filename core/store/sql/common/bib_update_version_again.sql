UPDATE bib SET version = version + 1, changed_at = :at, reason = :reason
WHERE mms_id = :mms_id AND version = :version;
