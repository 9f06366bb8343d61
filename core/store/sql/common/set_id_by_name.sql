SELECT id FROM record_set WHERE owner_id = :owner_id AND name_key = :name_key;
