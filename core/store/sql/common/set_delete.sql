DELETE FROM record_set WHERE id = :id;
