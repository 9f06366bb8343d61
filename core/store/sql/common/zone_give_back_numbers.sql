UPDATE zone SET next_number = :from WHERE id = :id AND next_number = :end;
