INSERT INTO bib_content (mms_id, content) VALUES (:mms_id, :content);
