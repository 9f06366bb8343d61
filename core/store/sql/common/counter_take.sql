INSERT INTO template_counter (name, next) VALUES (:name, 2)
ON CONFLICT (name) DO UPDATE SET next = next + 1;
