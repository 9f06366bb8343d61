INSERT INTO zone (kind, code, name, next_number) VALUES (:kind, :code, :name, :next_number);
