DELETE FROM bib WHERE mms_id = :mms_id;
