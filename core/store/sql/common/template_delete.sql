DELETE FROM record_template WHERE id = :id;
