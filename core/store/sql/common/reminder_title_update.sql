UPDATE reminder SET title_key = :title_key WHERE mms_id = :mms_id;
