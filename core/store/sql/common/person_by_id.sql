SELECT id, login, name, email, roles, enabled FROM person WHERE id = :id;
