DELETE FROM rule WHERE id = :id;
