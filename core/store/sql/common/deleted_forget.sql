DELETE FROM deleted_bib WHERE mms_id = :mms_id;
