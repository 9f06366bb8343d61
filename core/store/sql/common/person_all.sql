SELECT id, login, name, email, roles, enabled FROM person ORDER BY login;
