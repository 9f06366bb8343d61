UPDATE person SET name = :name, email = :email, roles = :roles, enabled = :enabled WHERE id = :id;
