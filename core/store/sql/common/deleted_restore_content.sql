INSERT INTO bib_content (mms_id, content)
SELECT mms_id, content FROM deleted_bib WHERE mms_id = :mms_id;
