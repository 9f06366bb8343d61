UPDATE bib_content SET content = :content WHERE mms_id = :mms_id;
