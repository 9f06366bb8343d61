SELECT network_mms_id FROM deleted_bib WHERE mms_id = :mms_id;
