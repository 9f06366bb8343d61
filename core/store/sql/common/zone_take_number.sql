UPDATE zone SET next_number = next_number + 1 WHERE id = :id;
