INSERT INTO person (login, name, email, roles, enabled, created_at)
VALUES (:login, :name, :email, :roles, 1, :created_at);
