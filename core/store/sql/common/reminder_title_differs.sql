SELECT EXISTS (SELECT 1 FROM reminder WHERE mms_id = :mms_id AND title_key <> :title_key);
