UPDATE zone SET next_number = next_number + :count WHERE id = :id;
