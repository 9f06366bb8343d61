SELECT next_number FROM zone WHERE id = :id;
