SELECT id FROM reminder WHERE mms_id = :mms_id AND (:type = '' OR type = :type) AND (:done = 1 OR done_on IS NULL) ORDER BY id
